/**
 * What does a feed's server answer, and what does the answer hold?
 * One polite request; only bytes that were not seen before are parsed.
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
import type { HttpWait, PoliteHttp } from '../http/polite-http.js';
import type { FeedParser, PreparedAnswer } from '../threads/parse-feed-safely.js';
import { readParts } from './read-parts.js';

export type FeedReading = (
  | { kind: 'read'; entries: PreparedEntry[] }
  /** 304, or the bytes of last time. */
  | { kind: 'unchanged' }
  | FetchFailure
) & {
  /** What the answer changes of what is remembered. */
  change: FeedChange;
  /** For how long the answer calls itself fresh. */
  freshMinutes: number;
  bytes: number;
};

/** The parts of an index of sitemaps come one after the other, when their host's turn comes. */
const PARTS_PATIENCE_MS = 15_000;
/** What an index tells of itself says nothing of its parts, so it is asked in full each time. */
const NO_VALIDATORS = { etag: null, lastModified: null, bodyHash: null };

/** `wait`: its host wants to be asked later; nothing was sent. */
export type ReadFeed = (feed: FeedConfig, memory: FeedMemory, now: Date) => Promise<FeedReading | HttpWait>;

export function createReadFeed(deps: { http: PoliteHttp; parser: FeedParser; settings(): Settings }): ReadFeed {
  const parse = (answer: HttpOk, feed: FeedConfig, memory: FeedMemory, now: Date): Promise<PreparedAnswer> => {
    const options = {
      url: answer.finalUrl,
      zone: feed.zone ?? deps.settings().zone,
      now,
      ...(feed.selectors ? { selectors: feed.selectors } : {}),
      ...(feed.charset ? { charset: feed.charset } : {}),
    };
    const context = { feedId: feed.id, language: feed.language, linksIdentify: memory.linksIdentify };
    return deps.parser.prepare(answer.body, answer.contentType, options, context);
  };

  const askPart = (url: string, feed: FeedConfig, memory: FeedMemory, now: Date) => {
    const { options } = feedRequest(feed, { ...memory, ...NO_VALIDATORS }, deps.settings(), now);
    // What the operator shows to the feed's own server is not meant for its neighbours.
    const headers = new URL(url).origin === new URL(feed.url).origin ? options.headers : {};
    return deps.http.get(url, { ...options, headers, patienceMs: PARTS_PATIENCE_MS });
  };

  /** An index of sitemaps is read through its newest parts; those on other sites are left out, lest one site send us to others. */
  const parseAll = async (answer: HttpOk, feed: FeedConfig, memory: FeedMemory, now: Date) => {
    const parsed = await parse(answer, feed, memory, now);
    const parts = parsed.ok ? [] : (parsed.parts ?? []).filter((part) => sameSite(part, answer.finalUrl));
    if (parsed.ok || parts.length === 0) return { parsed, isIndex: false };
    const ask = (url: string) => askPart(url, feed, memory, now);
    return { parsed: await readParts(parsed, parts, ask, (part) => parse(part, feed, memory, now)), isIndex: true };
  };

  const readBody = async (
    answer: HttpOk,
    feed: FeedConfig,
    memory: FeedMemory,
    now: Date,
  ): Promise<FeedReading | HttpWait> => {
    const bytes = answer.body.length;
    const fresh = { freshMinutes: freshMinutes(answer.headers, now.getTime()) ?? 0, bytes };
    const [bodyHash, readWith] = [hashBody(answer.body), readingOf(feed)];
    const change = { ...rememberResponse(answer, memory, now), bodyHash, readWith };
    if (bodyHash === memory.bodyHash && readWith === memory.readWith) return { kind: 'unchanged', change, ...fresh };
    const { parsed, isIndex } = await parseAll(answer, feed, memory, now);
    if ('kind' in parsed) return parsed;
    if (!parsed.ok)
      return {
        ...explainUnreadable(parsed, feed.selectors ? null : linkedFeed(answer, feed.url)),
        ...failed('unreadable', now, bytes),
      };
    const { prepared } = parsed;
    const damage = describeDamage(prepared);
    if (damage !== null) {
      return { ...explainUnreadable({ reason: 'garbled', detail: damage }), ...failed('unreadable', now, bytes) };
    }
    const window = describeWindow({ ...parsed.feed, ...announcedHub(answer) }, prepared, memory, now);
    const seen = { ...change, ...window, ...(isIndex ? NO_VALIDATORS : {}) };
    return { kind: 'read', entries: prepared.entries, change: seen, ...fresh };
  };

  return async (feed, memory, now) => {
    const request = feedRequest(feed, memory, deps.settings(), now);
    const begun = performance.now();
    const answer = await deps.http.get(request.url, request.options);
    if (answer.kind === 'wait') return answer;
    const tookMs = smooth(memory.tookMs, performance.now() - begun);
    if (answer.kind === 'ok') {
      const reading = await readBody(answer, feed, memory, now);
      if (reading.kind === 'wait') return reading;
      return { ...reading, change: { ...reading.change, tookMs } };
    }
    if (answer.kind === 'not-modified') {
      const fresh = freshMinutes(answer.headers, now.getTime()) ?? 0;
      return {
        kind: 'unchanged',
        change: { ...rememberResponse(answer, memory, now), tookMs },
        freshMinutes: fresh,
        bytes: 0,
      };
    }
    return { ...explainFailure(answer, linkedFeed(answer, feed.url)), ...failed(answer.kind, now, 0) };
  };
}

function failed(outcome: string, now: Date, bytes: number) {
  return { change: rememberFailure(outcome, now), freshMinutes: 0, bytes };
}

/** Follows slowly: one bad minute is no slow feed. */
function smooth(before: number | null, tookMs: number): number {
  return Math.round(before === null ? tookMs : before * 0.7 + tookMs * 0.3);
}
