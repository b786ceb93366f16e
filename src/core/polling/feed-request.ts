/**
 * What exactly is asked of a feed's server, and what is kept of the answer for the next request?
 */
import type { FeedConfig } from '../config/feed-config.js';
import type { Settings } from '../config/settings.js';
import type { HttpResult } from '../http/http-result.js';
import { permanentMove } from '../http/redirects.js';
import { validatorsOf } from '../http/response-headers.js';
import type { FeedChange, FeedMemory } from './feed-memory.js';
import { CONFIRMED_MOVES } from './find-problem.js';

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

export type UsableAnswer = Extract<HttpResult, { kind: 'ok' | 'not-modified' }>;

/**
 * Validators are sent except now and then: some servers repeat a stale ETag for ever. Then, too, the configured address is asked and
 * not the one that it moved to, so that a move that is taken back is noticed.
 */
export function feedRequest(
  feed: FeedConfig,
  memory: FeedMemory,
  { fetch, polling }: Settings,
  now: Date,
): FeedRequest {
  const lastFull = memory.fullFetchAt?.getTime() ?? 0;
  const routine = now.getTime() - lastFull < polling.fullFetchHours * 3_600_000;
  const conditional = routine && memory.readWith === readingOf(feed);
  const proxy = feed.proxy ?? fetch.proxy;
  const moved = routine && memory.movedTimes >= CONFIRMED_MOVES ? memory.movedTo : null;
  return {
    url: moved ?? feed.url,
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

/** The settings by which a body is read; where they change, the same bytes must be read again. */
export function readingOf({ charset, selectors, zone, language }: FeedConfig): string {
  return JSON.stringify([charset, selectors, zone, language]);
}

/** What a usable answer says about the feed itself: validators, where it has moved. */
export function rememberAnswer(answer: UsableAnswer, memory: FeedMemory, now: Date): FeedChange {
  const change = { lastAttemptAt: now, lastOkAt: now, lastOutcome: answer.kind, ...movesOf(answer, memory) };
  if (answer.kind === 'not-modified') return change;
  const { etag = null, lastModified = null } = validatorsOf(answer.headers);
  return { ...change, fullFetchAt: now, etag, lastModified };
}

/** After an answer that is of no use. Where a new address fails, the configured one is asked again. */
export function rememberFailure(outcome: string, now: Date): FeedChange {
  return { lastAttemptAt: now, lastOutcome: outcome, movedTo: null, movedTimes: 0 };
}

function movesOf(answer: UsableAnswer, memory: FeedMemory): FeedChange {
  // A move once believed is asked directly: then there is no redirect to see, and nothing to change.
  if (memory.movedTo === answer.finalUrl && answer.redirects.length === 0) return {};
  const movedTo = permanentMove(answer);
  if (movedTo === null) return { movedTo: null, movedTimes: 0 };
  return { movedTo, movedTimes: movedTo === memory.movedTo ? memory.movedTimes + 1 : 1 };
}
