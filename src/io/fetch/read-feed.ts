/**
 * Reads a feed with one polite request; only bytes that differ from last time are parsed.
 */

import { sameSite } from '../../core/address/site.js';
import type { FeedConfig } from '../../core/config/feed-config.js';
import type { Settings } from '../../core/config/settings.js';
import type { PreparedEntry } from '../../core/entries/prepare-entries.js';
import type { HttpOk } from '../../core/http/http-result.js';
import { announcedHub, freshMinutes } from '../../core/http/response-headers.js';
import type { FetchFailure } from '../../core/polling/after-failure.js';
import { explainFailure, explainUnreadable, linkedFeed } from '../../core/polling/explain-failure.js';
import { describeDamage, describeWindow, hashBody } from '../../core/polling/feed-body.js';
import type { FeedChange, FeedMemory } from '../../core/polling/feed-memory.js';
import { feedRequest, readingOf, rememberFailure, rememberResponse } from '../../core/polling/feed-request.js';
import type { HttpWait } from '../http/host-turns.js';
import type { PoliteHttp } from '../http/polite-http.js';
import type { PreparedAnswer } from '../threads/feed-task.js';
import type { FeedParser } from '../threads/parse-feed-safely.js';
import { readParts } from './read-parts.js';

export type FeedReading = (
  | { kind: 'read'; entries: PreparedEntry[] }
  /** 304, or the same bytes as last time. */
  | { kind: 'unchanged' }
  | FetchFailure
) & {
  /** Changes to what is remembered of the feed. */
  change: FeedChange;
  /** How long the response says it stays fresh. */
  freshMinutes: number;
  bytes: number;
};

/** The sitemaps of an index are read one after another, each when it is their host's turn. */
const PARTS_PATIENCE_MS = 15_000;
/** An unchanged index says nothing about its sitemaps, so it is requested in full each time. */
const NO_VALIDATORS = { etag: null, lastModified: null, bodyHash: null };

/** `wait`: it is not the host's turn; nothing was sent. */
export type ReadFeed = (feed: FeedConfig, memory: FeedMemory, now: Date) => Promise<FeedReading | HttpWait>;

interface Deps {
  http: PoliteHttp;
  parser: FeedParser;
  settings(): Settings;
}

/** One reading of a feed: what was asked, and what is remembered of it. */
interface Visit {
  feed: FeedConfig;
  memory: FeedMemory;
  now: Date;
}

export function createReadFeed(deps: Deps): ReadFeed {
  return async (feed, memory, now) => {
    const visit: Visit = { feed, memory, now };
    const request = feedRequest(feed, memory, deps.settings(), now);
    const begun = performance.now();
    const response = await deps.http.get(request.url, request.options);
    if (response.kind === 'wait') return response;
    const tookMs = smooth(memory.tookMs, performance.now() - begun);
    if (response.kind === 'ok') {
      const reading = await readBody(deps, visit, response);
      if (reading.kind === 'wait') return reading;
      return { ...reading, change: { ...reading.change, tookMs } };
    }
    if (response.kind === 'not-modified') {
      const fresh = freshMinutes(response.headers, now.getTime()) ?? 0;
      const change = { ...rememberResponse(response, memory, now), tookMs };
      return { kind: 'unchanged', change, freshMinutes: fresh, bytes: 0 };
    }
    return { ...explainFailure(response, linkedFeed(response, feed.url)), ...failed(response.kind, now, 0) };
  };
}

async function readBody(deps: Deps, visit: Visit, response: HttpOk): Promise<FeedReading | HttpWait> {
  const { feed, memory, now } = visit;
  const bytes = response.body.length;
  const fresh = { freshMinutes: freshMinutes(response.headers, now.getTime()) ?? 0, bytes };
  const [bodyHash, readWith] = [hashBody(response.body), readingOf(feed)];
  const change = { ...rememberResponse(response, memory, now), bodyHash, readWith };
  if (bodyHash === memory.bodyHash && readWith === memory.readWith) return { kind: 'unchanged', change, ...fresh };
  const { parsed, isIndex } = await parseAll(deps, visit, response);
  if ('kind' in parsed) return parsed;
  if (!parsed.ok)
    return {
      ...explainUnreadable(parsed, feed.selectors ? null : linkedFeed(response, feed.url)),
      ...failed('unreadable', now, bytes),
    };
  const { prepared } = parsed;
  const damage = describeDamage(prepared);
  if (damage !== null) {
    return { ...explainUnreadable({ reason: 'garbled', detail: damage }), ...failed('unreadable', now, bytes) };
  }
  const window = describeWindow({ ...parsed.feed, ...announcedHub(response) }, prepared, memory, now);
  const seen = { ...change, ...window, ...(isIndex ? NO_VALIDATORS : {}) };
  return { kind: 'read', entries: prepared.entries, change: seen, ...fresh };
}

/**
 * A sitemap index is read through its newest sitemaps. Those on other sites are ignored, so that no site can send requests to
 * another.
 */
async function parseAll(deps: Deps, visit: Visit, response: HttpOk) {
  const parsed = await parse(deps, visit, response);
  const parts = parsed.ok ? [] : (parsed.parts ?? []).filter((part) => sameSite(part, response.finalUrl));
  if (parsed.ok || parts.length === 0) return { parsed, isIndex: false };
  const ask = (url: string) => requestPart(deps, visit, url);
  return { parsed: await readParts(parsed, parts, ask, (part) => parse(deps, visit, part)), isIndex: true };
}

function parse(deps: Deps, { feed, memory, now }: Visit, response: HttpOk): Promise<PreparedAnswer> {
  const options = {
    url: response.finalUrl,
    zone: feed.zone ?? deps.settings().zone,
    now,
    ...(feed.selectors ? { selectors: feed.selectors } : {}),
    ...(feed.charset ? { charset: feed.charset } : {}),
  };
  const context = { feedId: feed.id, language: feed.language, linksIdentify: memory.linksIdentify };
  return deps.parser.prepare(response.body, response.contentType, options, context);
}

function requestPart(deps: Deps, { feed, memory, now }: Visit, url: string) {
  const { options } = feedRequest(feed, { ...memory, ...NO_VALIDATORS }, deps.settings(), now);
  // Headers that the operator configured for the feed's own server are not meant for other servers.
  const headers = new URL(url).origin === new URL(feed.url).origin ? options.headers : {};
  return deps.http.get(url, { ...options, headers, patienceMs: PARTS_PATIENCE_MS });
}

function failed(outcome: string, now: Date, bytes: number) {
  return { change: rememberFailure(outcome, now), freshMinutes: 0, bytes };
}

/** Changes slowly, because one bad minute does not make a slow feed. */
function smooth(before: number | null, tookMs: number): number {
  return Math.round(before === null ? tookMs : before * 0.7 + tookMs * 0.3);
}
