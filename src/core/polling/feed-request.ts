/**
 * What exactly is asked of a feed's server, and what is kept of the answer for the next request?
 */
import type { FeedConfig } from '../config/feed-config.js';
import { readSchedule } from '../config/schedule.js';
import type { Settings } from '../config/settings.js';
import { validatorsOf } from '../http/cache-hints.js';
import type { HttpAnswer } from '../http/http-answer.js';
import { nextRun } from '../schedule/boundaries.js';
import type { RhythmLimits } from './after-fetch.js';
import type { FeedChange, FeedMemory } from './feed-memory.js';

export interface FeedRequest {
  url: string;
  options: {
    purpose: 'feed';
    headers: Record<string, string>;
    etag?: string;
    lastModified?: string;
    proxy?: string;
    maxBytes: number;
    timeoutMs: number;
  };
}

/** A move is followed without asking only once it was seen this often: some redirects last an afternoon. */
const MOVES_TO_BELIEVE = 3;

/** Validators are sent except now and then: some servers repeat a stale ETag for ever. */
export function feedRequest(
  feed: FeedConfig,
  memory: FeedMemory,
  { fetch, polling }: Settings,
  now: Date,
): FeedRequest {
  const lastFull = memory.fullFetchAt?.getTime() ?? 0;
  const conditional = now.getTime() - lastFull < polling.fullFetchHours * 3_600_000;
  const proxy = feed.proxy ?? fetch.proxy;
  return {
    url: memory.movedTo !== null && memory.movedTimes >= MOVES_TO_BELIEVE ? memory.movedTo : feed.url,
    options: {
      purpose: 'feed',
      headers: Object.fromEntries(Object.entries(feed.headers).map(([name, value]) => [name, value.reveal()])),
      ...(conditional && memory.etag !== null ? { etag: memory.etag } : {}),
      ...(conditional && memory.lastModified !== null ? { lastModified: memory.lastModified } : {}),
      ...(proxy === null ? {} : { proxy }),
      maxBytes: fetch.maxFeedMegabytes * 1_000_000,
      timeoutMs: fetch.timeoutSeconds * 1_000,
    },
  };
}

/** What an answer says about the feed itself: validators, where it has moved. */
export function rememberAnswer(answer: HttpAnswer, memory: FeedMemory, now: Date): FeedChange {
  const change: FeedChange = { lastAttemptAt: now, lastOutcome: answer.kind };
  if (answer.kind !== 'ok' && answer.kind !== 'not-modified') return change;
  const [first] = answer.redirects;
  const movedTo = first !== undefined && (first.status === 301 || first.status === 308) ? answer.finalUrl : null;
  // A move once believed is asked directly: then there is no redirect to see, and nothing to change.
  const believed = memory.movedTo === answer.finalUrl && first === undefined;
  const moves = believed
    ? {}
    : {
        movedTo,
        movedTimes: movedTo !== null && movedTo === memory.movedTo ? memory.movedTimes + 1 : movedTo === null ? 0 : 1,
      };
  if (answer.kind === 'not-modified') return { ...change, ...moves, lastOkAt: now };
  const { etag = null, lastModified = null } = validatorsOf(answer.headers);
  return { ...change, ...moves, lastOkAt: now, fullFetchAt: now, etag, lastModified };
}

/** Between which bounds the feed's interval may move; a schedule of its own fixes both, or the very minute. */
export function rhythmLimits(
  feed: FeedConfig,
  { polling, zone }: Settings,
  askedMinutes: number | null,
  now: Date,
): RhythmLimits {
  const own = feed.schedule === null ? undefined : readSchedule(feed.schedule);
  if (own?.kind === 'every') {
    return { shortestMinutes: own.minutes, longestMinutes: own.minutes, askedMinutes: null, scheduledAt: null };
  }
  const { shortestMinutes, longestMinutes } = polling;
  const scheduledAt = own ? nextRun({ cron: own.cron, zone: feed.zone ?? zone }, now) : null;
  return { shortestMinutes, longestMinutes, askedMinutes, scheduledAt };
}
