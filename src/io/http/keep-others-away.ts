/**
 * How does the limit of open requests to one host hold over several processes?
 * Starts keep their distance already. Only a request that outlasts the gaps of those that may run beside it needs more: while it is open,
 * the host's next start is put off again and again. Quick requests, nearly all, cost nothing for it, and no count can be left behind
 * by a process that died.
 */
import type { HostState } from './host-state.js';

export interface Crowd {
  hosts: Pick<HostState, 'backOff'>;
  now(): number;
  /** Between two starts; 0 keeps nobody away. */
  gapMs: number;
  /** Requests that may be open at once. */
  perHost: number;
}

/** @returns what to call when the request has ended. */
export function keepOthersAway(host: string, { hosts, now, gapMs, perHost }: Crowd): () => void {
  let timer: NodeJS.Timeout | undefined;
  const holdIn = (ms: number): void => {
    timer = setTimeout(() => {
      // A failure here costs manners for one gap; the request itself must not fail by it.
      void hosts.backOff(host, now() + gapMs).catch(() => undefined);
      holdIn(gapMs / 2);
    }, ms).unref();
  };
  if (gapMs > 0) holdIn((perHost - 0.5) * gapMs);
  return () => clearTimeout(timer);
}
