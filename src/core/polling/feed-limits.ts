/**
 * By which clock does a feed run, between which bounds may its interval move, and does it have a schedule of its own?
 */
import type { FeedConfig } from '../config/feed-config.js';
import { readSchedule } from '../config/schedule.js';
import type { Settings } from '../config/settings.js';
import { nextRun } from '../schedule/boundaries.js';
import type { FetchContext } from './after-fetch.js';

/** A schedule of its own fixes both bounds, or the very minute. */
export function feedLimits(
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
