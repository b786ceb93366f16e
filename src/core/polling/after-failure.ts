/**
 * What becomes of a feed that could not be read once more?
 * Failures count in fractions: an unreadable answer is a whole one, a slow server a quarter (Media Cloud's rule). A failing feed is
 * asked less and less, but at least daily; a dead one daily for thirty days, and after that once a month, so that nothing is final.
 */

import type { FeedHealth } from './feed-health.js';
import type { FeedMemory, FeedState } from './feed-memory.js';

export interface FetchFailure {
  kind: 'failed';
  /** How much of a failure it is: 1 says that the feed is at fault, less that it may pass. */
  weight: number;
  state: 'broken' | 'blocked' | 'dead';
  evidence: string;
  cure: string;
  /** The server's own word on when to come again. */
  retryAfterMs?: number;
}

export interface AfterFailure extends FeedHealth {
  failures: number;
  failingSince: Date;
  stateSince: Date;
  /** Until it is asked again. */
  pauseMinutes: number;
}

/** A feed counts as broken when its failures add up to this: one bad night is not a breakdown. */
const BROKEN_FROM = 3;
const DEAD_AFTER_DAYS = 7;
const RETIRED_AFTER_DAYS = 30;
/** 410 says that the site means it; two days rule out a slip of the server. */
const GONE_AFTER_DAYS = 2;
const FIRST_PAUSE_MINUTES = 10;
const DAY_MINUTES = 1_440;
const RETIRED_PAUSE_MINUTES = 30 * DAY_MINUTES;

export function afterFailure(before: FeedMemory, failure: FetchFailure, now: Date): AfterFailure {
  const failures = before.failures + failure.weight;
  const failingSince = before.failingSince ?? now;
  const state = stateOf(before, failure, failures, daysSince(failingSince, now));
  const stateSince = state === before.state ? before.stateSince : now;
  const patience = failure.state === 'dead' ? GONE_AFTER_DAYS : RETIRED_AFTER_DAYS;
  const retired = state === 'dead' && daysSince(stateSince, now) >= patience;
  const evidence = retired ? `${failure.evidence}; given up, asked once a month` : failure.evidence;
  const pause = retired ? RETIRED_PAUSE_MINUTES : state === 'dead' ? DAY_MINUTES : backOff(failures);
  return {
    failures,
    failingSince,
    state,
    stateSince,
    evidence,
    cure: failure.cure,
    pauseMinutes: Math.max(pause, (failure.retryAfterMs ?? 0) / 60_000),
  };
}

function stateOf(before: FeedMemory, failure: FetchFailure, failures: number, failingDays: number): FeedState {
  // A guard often stands before one network only: such a feed is never taken for dead.
  if (failure.state !== 'broken') return failure.state;
  if (before.state === 'dead' || failingDays >= DEAD_AFTER_DAYS) return 'dead';
  // Whoever has just added a feed wants to know at once.
  if (failures >= BROKEN_FROM || before.lastOkAt === null) return 'broken';
  return failure.weight < 1 ? 'slow' : before.state;
}

/** Doubles with each whole failure, up to a day. */
function backOff(failures: number): number {
  return Math.min(DAY_MINUTES, FIRST_PAUSE_MINUTES * 2 ** failures);
}

function daysSince(then: Date, now: Date): number {
  return (now.getTime() - then.getTime()) / 86_400_000;
}
