/**
 * When may the next request to a host start?
 */

/** What is remembered of one host. */
export interface HostTimes {
  /** No start before this. */
  nextStartMs: number;
  /** The host asked to be left alone until then (429, 503). */
  backOffUntilMs: number;
}

/** A host never asked before. */
export const NEVER_ASKED: HostTimes = { nextStartMs: 0, backOffUntilMs: 0 };

/**
 * Takes the right to start now, where it is due.
 * @returns `waitMs` 0 and the host's new times, or the milliseconds until the next start may be asked for, and the times unchanged.
 */
export function claimStart(times: HostTimes, nowMs: number, minGapMs: number): { times: HostTimes; waitMs: number } {
  const waitMs = Math.max(0, Math.ceil(Math.max(times.nextStartMs, times.backOffUntilMs) - nowMs));
  if (waitMs > 0) return { times, waitMs };
  return { times: { ...times, nextStartMs: nowMs + minGapMs }, waitMs: 0 };
}

/** Leaves the host alone until `untilMs`; an earlier, longer back-off stands. */
export function backOff(times: HostTimes, untilMs: number): HostTimes {
  return { ...times, backOffUntilMs: Math.max(times.backOffUntilMs, untilMs) };
}

/** Without Retry-After a throttling host is left alone this long: rate limits are mostly counted by the quarter of an hour. */
const USUAL_BACK_OFF_MS = 15 * 60_000;
/** Longest back-off: a host that asks for more is asked once a day, so that a feed's health stays known. */
const LONGEST_BACK_OFF_MS = 24 * 3_600_000;

/**
 * How long a host that answered 429 or 503 is left alone.
 * @param jitter in 0..1; spreads the requests that all waited for the same host, up to a tenth longer and never shorter than asked.
 */
export function backOffMs(retryAfterMs: number | undefined, minGapMs: number, jitter: number): number {
  const asked = Math.max(retryAfterMs ?? USUAL_BACK_OFF_MS, minGapMs);
  return Math.round(Math.min(asked, LONGEST_BACK_OFF_MS) * (1 + 0.1 * jitter));
}

/** Those that wait for one host are told different times, a gap apart; beyond this they may crowd, or a long queue would wait for hours. */
const LONGEST_QUEUE_MS = 10 * 60_000;

/**
 * What to tell one more who waits for a host: not all the same moment, or all but one of them come in vain.
 * @param tailMs the time told to the last one before, 0 for none.
 */
export function placeInQueue(tailMs: number, dueMs: number, minGapMs: number): number {
  return Math.max(dueMs, Math.min(tailMs + minGapMs, dueMs + LONGEST_QUEUE_MS));
}
