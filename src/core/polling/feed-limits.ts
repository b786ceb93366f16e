/**
 * Between which bounds may a feed's interval move, and does it have a schedule of its own?
 */
import type { FeedConfig } from '../config/feed-config.js';
import { readSchedule } from '../config/schedule.js';
import type { Settings } from '../config/settings.js';
import { nextRun } from '../schedule/boundaries.js';
import type { FetchContext } from './after-fetch.js';

/** A schedule of its own fixes both bounds, or the very minute; what the source asks for then counts for nothing. */
export function feedLimits(
  { schedule, zone }: FeedConfig,
  settings: Settings,
  askedMinutes: number,
  now: Date,
): Pick<FetchContext, 'limits' | 'scheduledAt'> {
  const own = schedule === null ? undefined : readSchedule(schedule);
  if (own?.kind === 'every') {
    return {
      limits: { shortestMinutes: own.minutes, longestMinutes: own.minutes, askedMinutes: 0 },
      scheduledAt: null,
    };
  }
  const { shortestMinutes, longestMinutes } = settings.polling;
  const scheduledAt = own ? nextRun({ cron: own.cron, zone: zone ?? settings.zone }, now) : null;
  return { limits: { shortestMinutes, longestMinutes, askedMinutes }, scheduledAt };
}
