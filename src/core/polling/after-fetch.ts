/**
 * A feed's health and next poll after a fetch.
 */
import type { FeedConfig } from '../config/feed-config.js';
import { readSchedule } from '../config/schedule.js';
import type { Settings } from '../config/settings.js';
import { nextRun } from '../schedule/boundaries.js';
import { afterFailure, type FetchFailure } from './after-failure.js';
import { healthOf } from './feed-health.js';
import type { FeedChange, FeedMemory } from './feed-memory.js';
import { findProblem } from './find-problem.js';
import { type IntervalLimits, nextInterval } from './next-interval.js';

/** Outcome of one fetch. */
export type FetchResult = { kind: 'read'; items: number; fresh: number } | { kind: 'unchanged' } | FetchFailure;

export interface FetchContext {
  now: Date;
  /** Time zone of the feed's days. */
  zone: string;
  limits: IntervalLimits;
  /** Next time of the feed's own cron schedule, if any; kept to the minute while the feed works. */
  scheduledAt: Date | null;
  /** How long the response stays fresh, by its headers. */
  freshMinutes: number;
  /** 0..1; spreads feeds that would otherwise all be due in the same second. */
  jitter: number;
}

/** Maximum delay as a share of the interval. Never earlier: the shortest interval is a promise to the site. */
const JITTER = 0.1;
/** With fewer items, all being new is no sign of a short window. */
const MIN_OVERFLOW_ITEMS = 3;

/** The complete change to the feed's memory. `fromResponse`: the changes already known from the response, included in the result. */
export function afterFetch(
  before: FeedMemory,
  fromResponse: FeedChange,
  result: FetchResult,
  context: FetchContext,
): FeedChange & Pick<FeedMemory, 'state' | 'nextPollAt' | 'evidence'> {
  const { now, scheduledAt } = context;
  if (result.kind === 'failed') {
    const { pauseMinutes, ...failed } = afterFailure(before, result, now);
    return { ...fromResponse, ...failed, nextPollAt: pollAfter(pauseMinutes, context) };
  }
  const change = { ...fromResponse, ...newsOf(before, fromResponse, result, now), failures: 0, failingSince: null };
  const after: FeedMemory = { ...before, ...change };
  const health = healthOf(findProblem(after, context.zone, now));
  const facts = {
    intervalMinutes: before.intervalMinutes,
    freshShare: result.kind === 'read' ? result.fresh / Math.max(1, result.items) : 0,
    first: before.windowItems === null,
    overflown: after.overflowAt?.getTime() === now.getTime(),
    askedMinutes: Math.max(context.freshMinutes, after.ttlMinutes ?? 0),
    medianItemAt: after.medianItemAt,
  };
  const intervalMinutes = nextInterval(facts, context.limits, now);
  return {
    ...change,
    ...health,
    stateSince: health.state === before.state ? before.stateSince : now,
    intervalMinutes,
    nextPollAt: scheduledAt ?? pollAfter(intervalMinutes, context),
  };
}

function pollAfter(minutes: number, { now, jitter }: FetchContext): Date {
  return new Date(now.getTime() + minutes * (1 + JITTER * jitter) * 60_000);
}

/** When the feed last had something new, and whether some of that may have been missed. */
function newsOf(
  before: FeedMemory,
  fromResponse: FeedChange,
  result: Exclude<FetchResult, FetchFailure>,
  now: Date,
): FeedChange {
  if (result.kind === 'unchanged' || result.fresh === 0) return {};
  // The items of the first fetch may be years old.
  if (before.windowItems === null) return { lastNewAt: fromResponse.newestItemAt ?? now };
  const allNew = result.fresh === result.items && result.items >= MIN_OVERFLOW_ITEMS && before.windowItems > 0;
  return { lastNewAt: now, ...(allNew && movedOn(before, fromResponse) ? { overflowAt: now } : {}) };
}

/** Whether the items are newer than those seen before; if not, the feed has merely given them new ids. */
function movedOn({ newestItemAt }: FeedMemory, { medianItemAt }: FeedChange): boolean {
  return !newestItemAt || !medianItemAt || medianItemAt > newestItemAt;
}

/** The feed's time zone, interval limits and next scheduled poll. Its own schedule, if any, fixes both limits or the exact minute. */
export function pollingLimits(
  feed: Pick<FeedConfig, 'schedule' | 'zone'>,
  { polling, zone: usual }: Settings,
  now: Date,
): Pick<FetchContext, 'now' | 'zone' | 'limits' | 'scheduledAt'> {
  const zone = feed.zone ?? usual;
  const own = feed.schedule === null ? undefined : readSchedule(feed.schedule);
  if (own?.kind === 'every') {
    return { now, zone, limits: { shortestMinutes: own.minutes, longestMinutes: own.minutes }, scheduledAt: null };
  }
  return { now, zone, limits: polling, scheduledAt: own ? nextRun({ cron: own.cron, zone }, now) : null };
}
