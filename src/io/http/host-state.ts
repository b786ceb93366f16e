/**
 * When each host was last requested, and when it may be requested again.
 */
import { backOff, claimStart, type HostTimes, NEVER_ASKED } from '../../core/http/host-schedule.js';

/** Shared by everything that fetches; several processes need a store that they share. */
export interface HostState {
  /** Reserves the right to start a request now (`waitMs` 0), or returns how long to wait before trying again. */
  claimStart(host: string, minGapMs: number): Promise<{ waitMs: number }>;
  /** Blocks the host until then. */
  backOff(host: string, untilMs: number): Promise<void>;
}

/** Above this number of hosts, those that are due anyway are forgotten. */
const MAX_HOSTS = 10_000;

/** For a single process; lost when it ends. */
export function hostStateInMemory(now: () => number = Date.now): HostState {
  const hosts = new Map<string, HostTimes>();
  const forgetDue = (): void => {
    for (const [host, times] of hosts) if (claimStart(times, now(), 0).waitMs === 0) hosts.delete(host);
  };
  return {
    claimStart: async (host, minGapMs) => {
      if (hosts.size > MAX_HOSTS) forgetDue();
      const { times, waitMs } = claimStart(hosts.get(host) ?? NEVER_ASKED, now(), minGapMs);
      hosts.set(host, times);
      return { waitMs };
    },
    backOff: async (host, untilMs) => {
      hosts.set(host, backOff(hosts.get(host) ?? NEVER_ASKED, untilMs));
    },
  };
}
