/**
 * A feed's state and next poll after a failed fetch.
 * Failures count in fractions: an unreadable response is a whole one, a slow server a quarter (Media Cloud's rule). A failing feed is
 * polled less and less often, but at least daily; a dead one daily for thirty days and then once a month, so that nothing is final.
 */

import type { FeedHealth } from './feed-health.js';
import type { FeedMemory, FeedState } from './feed-memory.js';

export interface FetchFailure {
  kind: 'failed';
  /** 1 if the feed is at fault, less if the problem may be temporary. */
  weight: number;
  state: 'broken' | 'blocked' | 'dead';
  evidence: string;
  cure: string;
  /** When to try again, as the server asked. */
  retryAfterMs?: number;
}

export interface AfterFailure extends FeedHealth {
  failures: number;
  failingSince: Date;
  stateSince: Date;
  /** Until the next poll. */
  pauseMinutes: number;
}

/** A feed counts as broken when its failures add up to this; one bad night does not. */
const BROKEN_FROM = 3;
const DEAD_AFTER_DAYS = 7;
const RETIRED_AFTER_DAYS = 30;
/** 410 is deliberate; two days rule out a server mishap. */
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
  const evidence = retired ? `${failure.evidence}; given up on, polled once a month` : failure.evidence;
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
  // Sites often block a single network, so a blocked feed is never presumed dead.
  if (failure.state !== 'broken') return failure.state;
  if (before.state === 'dead' || failingDays >= DEAD_AFTER_DAYS) return 'dead';
  // The operator who has just added a feed wants to know at once.
  if (failures >= BROKEN_FROM || before.lastOkAt === null) return 'broken';
  return failure.weight < 1 ? 'slow' : before.state;
}

/** Minutes until the next poll; doubles with each whole failure, up to a day. */
function backOff(failures: number): number {
  return Math.min(DAY_MINUTES, FIRST_PAUSE_MINUTES * 2 ** failures);
}

function daysSince(then: Date, now: Date): number {
  return (now.getTime() - then.getTime()) / 86_400_000;
}
