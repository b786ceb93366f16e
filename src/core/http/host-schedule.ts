/**
 * Spacing of requests to a host.
 */

/** What is remembered about a host. */
export interface HostTimes {
  /** Earliest start of the next request. */
  nextStartMs: number;
  /** The host asked us to back off until then (429, 503). */
  backOffUntilMs: number;
}

/** A host without any request yet. */
export const NEVER_ASKED: HostTimes = { nextStartMs: 0, backOffUntilMs: 0 };

/**
 * Claims the right to start a request now.
 * @returns `waitMs` 0 and the host's updated times, or the milliseconds to wait before trying again, with the times unchanged.
 */
export function claimStart(times: HostTimes, nowMs: number, minGapMs: number): { times: HostTimes; waitMs: number } {
  const waitMs = Math.max(0, Math.ceil(Math.max(times.nextStartMs, times.backOffUntilMs) - nowMs));
  if (waitMs > 0) return { times, waitMs };
  return { times: { ...times, nextStartMs: nowMs + minGapMs }, waitMs: 0 };
}

/** Backs off from the host until `untilMs`, or longer if it already does. */
export function backOff(times: HostTimes, untilMs: number): HostTimes {
  return { ...times, backOffUntilMs: Math.max(times.backOffUntilMs, untilMs) };
}

/** Back-off for a throttling host that sends no Retry-After: most rate limits are counted per quarter of an hour. */
const DEFAULT_BACK_OFF_MS = 15 * 60_000;
/** A host that asks for longer is still tried once a day, so that a feed's health stays known. */
const MAX_BACK_OFF_MS = 24 * 3_600_000;

/**
 * How long to back off from a host that answered 429 or 503.
 * @param jitter in 0..1; spreads requests waiting for the same host by up to a tenth longer, never shorter than the host asked.
 */
export function backOffMs(retryAfterMs: number | undefined, minGapMs: number, jitter: number): number {
  const asked = Math.max(retryAfterMs ?? DEFAULT_BACK_OFF_MS, minGapMs);
  return Math.round(Math.min(asked, MAX_BACK_OFF_MS) * (1 + 0.1 * jitter));
}

/** Waiting requests are spaced one gap apart up to this limit; beyond it they may coincide, or a long queue would wait for hours. */
const MAX_QUEUE_MS = 10 * 60_000;

/**
 * When the next request in line for a host should try again. If all retried at the same moment, all but one would have to wait again.
 * @param tailMs the time given to the previous request in line, 0 for none.
 */
export function placeInQueue(tailMs: number, dueMs: number, minGapMs: number): number {
  return Math.max(dueMs, Math.min(tailMs + minGapMs, dueMs + MAX_QUEUE_MS));
}
