/**
 * What is new in a feed? feed id → polite conditional GET, decode, parse, new entries stored.
 */
import type { FeedConfig } from '../core/config/feed-config.js';
import type { Settings } from '../core/config/settings.js';
import { prepareEntries } from '../core/entries/prepare-entries.js';
import { freshMinutes } from '../core/http/cache-hints.js';
import type { HttpOk } from '../core/http/http-answer.js';
import { afterFetch, type FetchResult } from '../core/polling/after-fetch.js';
import { explainAnswer, explainUnreadable } from '../core/polling/explain-answer.js';
import { newestItem, sameBody } from '../core/polling/feed-body.js';
import type { FeedChange, FeedMemory } from '../core/polling/feed-memory.js';
import { feedRequest, rememberAnswer, rhythmLimits } from '../core/polling/feed-request.js';
import type { EntryStore } from '../io/database/entries.js';
import type { FeedStore } from '../io/database/feeds.js';
import type { PoliteHttp } from '../io/http/polite-http.js';
import type { FeedParser } from '../io/parse-feed-safely.js';
import { done, type Outcome, type Payload, skipped, snoozed } from '../pipeline.js';

export interface FetchFeedDeps {
  now(): Date;
  /** 0..1, to spread polls. */
  random(): number;
  feed(id: string): FeedConfig | undefined;
  settings(): Settings;
  feeds: Pick<FeedStore, 'get' | 'record'>;
  entries: Pick<EntryStore, 'store'>;
  http: PoliteHttp;
  parser: FeedParser;
}

export async function fetchFeed({ feedId }: Payload<'fetch-feed'>, deps: FetchFeedDeps): Promise<Outcome> {
  const feed = deps.feed(feedId);
  const memory = await deps.feeds.get(feedId);
  if (!feed?.enabled || !memory) return skipped('the feed is no longer configured or is switched off');
  const now = deps.now();
  const request = feedRequest(feed, memory, deps.settings(), now);
  const answer = await deps.http.get(request.url, request.options);
  if (answer.kind === 'wait') return snoozed(new Date(answer.untilMs), 'its host was asked a moment ago');
  const read = await readAnswer(answer, feed, memory, deps);
  const asked = 'headers' in answer ? freshMinutes(answer.headers, now.getTime()) : null;
  const next = afterFetch(memory, read.result, rhythmLimits(feed, deps.settings(), asked, now), now, deps.random());
  const change = { ...rememberAnswer(answer, memory, now), ...read.change, ...next };
  const tookMs = deps.now().getTime() - now.getTime();
  await deps.feeds.record(feedId, change, { result: read.result, answer: answer.kind, bytes: read.bytes, tookMs });
  const facts = { answer: answer.kind, state: next.state, ...read.facts, fault: next.evidence };
  return done(
    facts,
    read.articles.map((articleId) => ({ stage: 'read-article', payload: { articleId } })),
  );
}

interface Read {
  result: FetchResult;
  change: FeedChange;
  articles: string[];
  bytes: number;
  facts: { items: number; new: number };
}

type Answer = Exclude<Awaited<ReturnType<PoliteHttp['get']>>, { kind: 'wait' }>;

async function readAnswer(answer: Answer, feed: FeedConfig, memory: FeedMemory, deps: FetchFeedDeps): Promise<Read> {
  const nothing = { change: {}, articles: [], bytes: 0, facts: { items: 0, new: 0 } };
  if (answer.kind === 'ok') return readBody(answer, feed, memory, deps);
  return { ...nothing, result: answer.kind === 'not-modified' ? { kind: 'unchanged' } : explainAnswer(answer) };
}

async function readBody(answer: HttpOk, feed: FeedConfig, memory: FeedMemory, deps: FetchFeedDeps): Promise<Read> {
  const { unchanged, bodyHash } = sameBody(answer.body, memory.bodyHash);
  const base = { change: { bodyHash }, articles: [], bytes: answer.body.length, facts: { items: 0, new: 0 } };
  if (unchanged) return { ...base, result: { kind: 'unchanged' } };
  const zone = feed.zone ?? deps.settings().zone;
  const parsed = await deps.parser.parse(answer.body, answer.contentType, {
    url: answer.finalUrl,
    zone,
    now: deps.now(),
    ...(feed.selectors ? { selectors: feed.selectors } : {}),
    ...(feed.charset ? { charset: feed.charset } : {}),
  });
  if (!parsed.ok) return { ...base, change: {}, result: explainUnreadable(parsed) };
  const known = { feedId: feed.id, language: feed.language, linksIdentify: memory.linksIdentify };
  const prepared = prepareEntries(parsed.feed, known);
  const source = { feedId: feed.id, outlet: feed.name, tier: feed.tier };
  const stored = await deps.entries.store(source, prepared.entries, deps.now());
  const newestItemAt = newestItem(prepared.entries, memory.newestItemAt);
  return {
    result: { kind: 'read', items: prepared.entries.length, fresh: stored.newEntries },
    change: { bodyHash, linksIdentify: prepared.linksIdentify, newestItemAt },
    articles: [...stored.newArticles, ...stored.changedArticles],
    bytes: answer.body.length,
    facts: { items: prepared.entries.length, new: stored.newEntries },
  };
}
