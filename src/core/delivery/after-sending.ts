/**
 * The next state of a delivery after one attempt.
 */
import type { Sent } from './sent.js';

export type AfterSending =
  | { state: 'sent'; receipt: string }
  /** Refused permanently; `fault` says what to do. */
  | { state: 'failed'; fault: string }
  /** Not sent; retried at `nextTryAt`. */
  | { state: 'waiting'; fault: string; nextTryAt: Date }
  /** Possibly sent: only a person can tell. */
  | { state: 'unknown'; fault: string };

/** Minutes before the n-th retry; the last value repeats. */
const PAUSES = [1, 5, 15, 60, 180, 360, 720];
/** Long enough for a mail server that is down over a long weekend; after that the news is old. */
const GIVE_UP_HOURS = 96;
/** Lower bound for the delay that a channel asks for; a faulty one could ask for zero. */
const LEAST_PAUSE_MS = 30_000;

/** `attempt` counts from 1; `since` is when the delivery was created. */
export function afterSending(sent: Sent, attempt: number, since: Date, now: Date): AfterSending {
  if (sent.kind === 'accepted') return { state: 'sent', receipt: sent.receipt };
  if (sent.kind === 'rejected') return { state: 'failed', fault: sent.advice };
  if (sent.kind === 'unknown') return { state: 'unknown', fault: sent.reason };
  const hours = (now.getTime() - since.getTime()) / 3_600_000;
  if (hours >= GIVE_UP_HOURS) {
    return { state: 'failed', fault: `Given up after ${attempt} tries in ${Math.round(hours)} hours: ${sent.reason}` };
  }
  const pauseMs = sent.afterMs ?? (PAUSES[Math.min(attempt, PAUSES.length) - 1] ?? 1) * 60_000;
  return {
    state: 'waiting',
    fault: sent.reason,
    nextTryAt: new Date(now.getTime() + Math.max(LEAST_PAUSE_MS, pauseMs)),
  };
}
