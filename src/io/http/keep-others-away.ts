/**
 * Enforces the limit of open requests per host across processes.
 * Starts are spaced already. Only a request that lasts longer than the gaps of those that may run beside it needs more: while it is
 * open, the host's next start is postponed repeatedly. Quick requests, which are nearly all, cost nothing extra, and a process that
 * dies leaves no count behind.
 */
import type { HostState } from './host-state.js';

export interface Crowd {
  hosts: Pick<HostState, 'backOff'>;
  now(): number;
  /** Between two starts; 0 postpones nothing. */
  gapMs: number;
  /** Requests that may be open at once. */
  perHost: number;
}

/** @returns a function to call when the request has ended. */
export function keepOthersAway(host: string, { hosts, now, gapMs, perHost }: Crowd): () => void {
  let timer: NodeJS.Timeout | undefined;
  const holdIn = (ms: number): void => {
    timer = setTimeout(() => {
      // A failure here loses the spacing for one gap; it must not fail the request.
      void hosts.backOff(host, now() + gapMs).catch(() => undefined);
      holdIn(gapMs / 2);
    }, ms).unref();
  };
  if (gapMs > 0) holdIn((perHost - 0.5) * gapMs);
  return () => clearTimeout(timer);
}
