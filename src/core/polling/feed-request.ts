/**
 * The request for a feed, and what is remembered of the response for the next one.
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

export type UsableResponse = Extract<HttpResult, { kind: 'ok' | 'not-modified' }>;

/**
 * The next request for a feed. Every `fullFetchHours` it goes without validators, since some servers return a stale ETag indefinitely, and
 * to the configured address rather than the one it moved to, so that a reverted move is noticed.
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

/** The settings that affect how a body is read; if they change, the same bytes must be read again. */
export function readingOf({ charset, selectors, zone, language }: FeedConfig): string {
  return JSON.stringify([charset, selectors, zone, language]);
}

/** What a usable response says about the feed itself: validators and moves. */
export function rememberResponse(response: UsableResponse, memory: FeedMemory, now: Date): FeedChange {
  const change = { lastAttemptAt: now, lastOkAt: now, lastOutcome: response.kind, ...movesOf(response, memory) };
  if (response.kind === 'not-modified') return change;
  const { etag = null, lastModified = null } = validatorsOf(response.headers);
  return { ...change, fullFetchAt: now, etag, lastModified };
}

/** After an unusable response. If a new address fails, the configured one is used again. */
export function rememberFailure(outcome: string, now: Date): FeedChange {
  return { lastAttemptAt: now, lastOutcome: outcome, movedTo: null, movedTimes: 0 };
}

function movesOf(response: UsableResponse, memory: FeedMemory): FeedChange {
  // A confirmed move is requested directly, so there is no redirect and nothing to change.
  if (memory.movedTo === response.finalUrl && response.redirects.length === 0) return {};
  const movedTo = permanentMove(response);
  if (movedTo === null) return { movedTo: null, movedTimes: 0 };
  return { movedTo, movedTimes: movedTo === memory.movedTo ? memory.movedTimes + 1 : 1 };
}
