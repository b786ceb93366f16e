/**
 * What does a feed's server answer, and what does the answer hold?
 * One polite request; only bytes that were not seen before are parsed.
 */
import type { FeedConfig } from '../core/config/feed-config.js';
import type { Settings } from '../core/config/settings.js';
import type { PreparedEntry } from '../core/entries/prepare-entries.js';
import { freshMinutes } from '../core/http/cache-hints.js';
import type { HttpOk } from '../core/http/http-answer.js';
import type { FetchFailure } from '../core/polling/after-failure.js';
import { explainAnswer, explainUnreadable } from '../core/polling/explain-answer.js';
import { describeDamage, describeWindow, hashBody } from '../core/polling/feed-body.js';
import type { FeedChange, FeedMemory } from '../core/polling/feed-memory.js';
import { feedRequest, readingOf, rememberAnswer, rememberFailure } from '../core/polling/feed-request.js';
import { namedFeed } from '../core/polling/named-feed.js';
import type { HttpWait, PoliteHttp } from './http/polite-http.js';
import type { FeedParser, PreparedAnswer } from './parse-feed-safely.js';

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

  const readBody = async (answer: HttpOk, feed: FeedConfig, memory: FeedMemory, now: Date): Promise<FeedReading> => {
    const bytes = answer.body.length;
    const fresh = { freshMinutes: freshMinutes(answer.headers, now.getTime()) ?? 0, bytes };
    const [bodyHash, readWith] = [hashBody(answer.body), readingOf(feed)];
    const change = { ...rememberAnswer(answer, memory, now), bodyHash, readWith };
    if (bodyHash === memory.bodyHash && readWith === memory.readWith) return { kind: 'unchanged', change, ...fresh };
    const parsed = await parse(answer, feed, memory, now);
    if (!parsed.ok)
      return {
        ...explainUnreadable(parsed, feed.selectors ? null : namedFeed(answer, feed.url)),
        ...failed('unreadable', now, bytes),
      };
    const { prepared } = parsed;
    const damage = describeDamage(prepared);
    if (damage !== null) {
      return { ...explainUnreadable({ reason: 'garbled', detail: damage }), ...failed('unreadable', now, bytes) };
    }
    const window = describeWindow(parsed.feed, prepared, memory, now);
    return { kind: 'read', entries: prepared.entries, change: { ...change, ...window }, ...fresh };
  };

  return async (feed, memory, now) => {
    const request = feedRequest(feed, memory, deps.settings(), now);
    const begun = performance.now();
    const answer = await deps.http.get(request.url, request.options);
    if (answer.kind === 'wait') return answer;
    const tookMs = smooth(memory.tookMs, performance.now() - begun);
    if (answer.kind === 'ok') {
      const reading = await readBody(answer, feed, memory, now);
      return { ...reading, change: { ...reading.change, tookMs } };
    }
    if (answer.kind === 'not-modified') {
      const fresh = freshMinutes(answer.headers, now.getTime()) ?? 0;
      return {
        kind: 'unchanged',
        change: { ...rememberAnswer(answer, memory, now), tookMs },
        freshMinutes: fresh,
        bytes: 0,
      };
    }
    return { ...explainAnswer(answer, namedFeed(answer, feed.url)), ...failed(answer.kind, now, 0) };
  };
}

function failed(outcome: string, now: Date, bytes: number) {
  return { change: rememberFailure(outcome, now), freshMinutes: 0, bytes };
}

/** Follows slowly: one bad minute is no slow feed. */
function smooth(before: number | null, tookMs: number): number {
  return Math.round(before === null ? tookMs : before * 0.7 + tookMs * 0.3);
}
