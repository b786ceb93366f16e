/**
 * When is a feed asked next, and how is it doing, after one more answer?
 * Failures count in fractions: an unreadable answer is a whole one, a slow server a quarter (Media Cloud's rule). A failing feed
 * is asked less and less, but at least daily, and never given up without a word.
 */

/** What one fetch came to. */
export type FetchResult =
  | { kind: 'read'; items: number; fresh: number }
  | { kind: 'unchanged' }
  | { kind: 'failed'; weight: number; state: 'broken' | 'blocked' | 'dead'; evidence: string; cure: string };

export interface FeedRhythm {
  intervalMinutes: number;
  failures: number;
  state: string;
  stateSince: Date;
}

export interface RhythmLimits {
  shortestMinutes: number;
  longestMinutes: number;
  /** What the source itself asks for (ttl, Cache-Control); honoured up to six hours. */
  askedMinutes: number | null;
  /** The next time of a feed's own cron schedule: kept to the minute while the feed is well. */
  scheduledAt: Date | null;
}

export interface NextPoll extends FeedRhythm {
  nextPollAt: Date;
  evidence: string | null;
  cure: string | null;
}

/** A feed counts as broken when its failures add up to this: one bad night is not a breakdown. */
const BROKEN_FROM = 3;
/** After so many days of failure only a person can help. */
const DEAD_DAYS = 30;
/** A source that asks to be left alone for a week would make a weekly digest miss it. */
const MOST_ASKED_MINUTES = 360;
const DAY_MINUTES = 1_440;

/** `jitter` in 0..1 spreads feeds that would all be due in the same second. */
export function afterFetch(
  before: FeedRhythm,
  result: FetchResult,
  limits: RhythmLimits,
  now: Date,
  jitter: number,
): NextPoll {
  const next = result.kind === 'failed' ? afterFailure(before, result, now) : afterAnswer(before, result, limits, now);
  if (next.failures === 0 && limits.scheduledAt) return { ...next, nextPollAt: limits.scheduledAt };
  const spread = 0.9 + 0.2 * jitter;
  const pause = next.failures > 0 ? failurePause(next) : next.intervalMinutes;
  return { ...next, nextPollAt: new Date(now.getTime() + pause * spread * 60_000) };
}

type Unscheduled = Omit<NextPoll, 'nextPollAt'>;

function afterAnswer(
  before: FeedRhythm,
  result: Exclude<FetchResult, { kind: 'failed' }>,
  limits: RhythmLimits,
  now: Date,
): Unscheduled {
  const fresh = result.kind === 'read' ? result.fresh : 0;
  const items = result.kind === 'read' ? result.items : 1;
  // Half new: the window is short and items may be lost between two polls. Nothing new: ask a little less often.
  const factor = fresh / Math.max(1, items) > 0.5 ? 0.4 : fresh > 0 ? 0.8 : 1.25;
  const least = Math.max(limits.shortestMinutes, Math.min(limits.askedMinutes ?? 0, MOST_ASKED_MINUTES));
  const interval = Math.min(limits.longestMinutes, Math.max(least, before.intervalMinutes * factor));
  return {
    intervalMinutes: Math.round(interval),
    failures: 0,
    ...moved(before, 'healthy', now),
    evidence: null,
    cure: null,
  };
}

function afterFailure(before: FeedRhythm, result: Extract<FetchResult, { kind: 'failed' }>, now: Date): Unscheduled {
  const failures = before.failures + result.weight;
  const failing = before.state === 'broken' || before.state === 'blocked';
  const days = failing ? (now.getTime() - before.stateSince.getTime()) / (DAY_MINUTES * 60_000) : 0;
  const state =
    result.state === 'dead' || days >= DEAD_DAYS
      ? 'dead'
      : failures >= BROKEN_FROM || result.state === 'blocked'
        ? result.state
        : before.state;
  return {
    intervalMinutes: before.intervalMinutes,
    failures,
    ...moved(before, state, now),
    evidence: result.evidence,
    cure: result.cure,
  };
}

/** Doubles with each whole failure, from ten minutes to a day. */
function failurePause({ failures, state }: Unscheduled): number {
  if (state === 'dead') return DAY_MINUTES;
  return Math.min(DAY_MINUTES, 10 * 2 ** Math.min(failures, 10));
}

function moved(before: FeedRhythm, state: string, now: Date): { state: string; stateSince: Date } {
  return { state, stateSince: before.state === state ? before.stateSince : now };
}
