/**
 * Who remembers when each host was last asked?
 */
import { backOff, claimStart, type HostTimes, NEVER_ASKED } from '../../core/http/host-schedule.js';

/** Shared by all that fetch; over several processes it must be a store that they share. */
export interface HostState {
  /** Takes the right to start a request now (`waitMs` 0), or says how long to wait before asking again. */
  claimStart(host: string, minGapMs: number): Promise<{ waitMs: number }>;
  /** Leaves the whole host alone until then. */
  backOff(host: string, untilMs: number): Promise<void>;
}

/** Beyond this many hosts, those that are due anyway are forgotten. */
const MAX_HOSTS = 10_000;

/** For one process; forgets when it ends. */
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
