/**
 * Fetches an address once and reports whether it is a feed, a page, or unusable.
 * The request has no validators and is independent of the service's schedule; nothing is stored.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sameSite } from '../../core/address/site.js';
import { decodeHtml } from '../../core/bytes/decode-bytes.js';
import { FeedConfig } from '../../core/config/feed-config.js';
import { revealAll } from '../../core/config/secret.js';
import type { Settings } from '../../core/config/settings.js';
import type { HttpOk, HttpResult } from '../../core/http/http-result.js';
import { permanentMove } from '../../core/http/redirects.js';
import { explainFailure, explainUnreadable, linkedFeed } from '../../core/polling/explain-failure.js';
import { type ConfiguredHttp, createConfiguredHttp } from '../../io/http/configured-http.js';
import { hostStateInMemory } from '../../io/http/host-state.js';
import type { FeedAnswer } from '../../io/threads/feed-task.js';
import { createFeedParser, type FeedParser } from '../../io/threads/parse-feed-safely.js';
import { version } from '../version.js';
import { describeFeed, type FeedFacts } from './describe-feed.js';

export type Probe =
  | { kind: 'feed'; url: string; movedTo: string | null; tookMs: number; facts: FeedFacts }
  | { kind: 'page'; url: string; html: string; state: string; evidence: string; cure: string }
  | { kind: 'failed'; url: string; state: string; evidence: string; cure: string };

export interface Prober {
  probe(feed: FeedConfig): Promise<Probe>;
  /** For an address that is not configured. */
  probeUrl(url: string): Promise<Probe>;
  close(): Promise<void>;
}

/** Opens connections and parser threads, until closed. */
export function createProber(settings: Settings): Prober {
  const http = createConfiguredHttp(() => settings.fetch, hostStateInMemory(), version);
  const parser = createFeedParser();
  const tools = { http, parser, settings };
  return {
    probe: (feed) => probeFeed(feed, tools),
    probeUrl: (url) => probeFeed(FeedConfig.parse({ name: url, url }), tools),
    close: async () => {
      await Promise.all([http.close(), parser.close()]);
    },
  };
}

interface Tools {
  http: ConfiguredHttp;
  parser: FeedParser;
  settings: Settings;
}

/** As polite as the service: requests to one host wait for each other. */
async function ask(
  feed: FeedConfig,
  { http, settings: { fetch } }: Tools,
): Promise<{ answer: HttpResult; tookMs: number }> {
  for (;;) {
    const begun = performance.now();
    const answer = await http.polite.get(feed.url, {
      purpose: 'feed',
      headers: revealAll(feed.headers),
      maxBytes: fetch.maxFeedMegabytes * 1_000_000,
      timeoutMs: fetch.timeoutSeconds * 1_000,
      ...(feed.proxy === null ? {} : { proxy: feed.proxy }),
    });
    if (answer.kind !== 'wait') return { answer, tookMs: performance.now() - begun };
    await sleep(Math.max(50, answer.untilMs - Date.now()));
  }
}

function parse(answer: HttpOk, feed: FeedConfig, { parser, settings }: Tools): Promise<FeedAnswer> {
  return parser.parse(answer.body, answer.contentType, {
    url: answer.finalUrl,
    zone: feed.zone ?? settings.zone,
    now: new Date(),
    ...(feed.selectors === null ? {} : { selectors: feed.selectors }),
    ...(feed.charset === null ? {} : { charset: feed.charset }),
  });
}

/** For a sitemap index, parses its newest sitemap. */
async function parseAll(answer: HttpOk, feed: FeedConfig, tools: Tools): Promise<FeedAnswer> {
  const parsed = await parse(answer, feed, tools);
  const newest = parsed.ok ? undefined : parsed.parts?.find((part) => sameSite(part, answer.finalUrl));
  if (newest === undefined) return parsed;
  const { answer: part } = await ask({ ...feed, url: newest, headers: {} }, tools);
  return part.kind === 'ok' ? parse(part, feed, tools) : parsed;
}

async function probeFeed(feed: FeedConfig, tools: Tools): Promise<Probe> {
  const { answer, tookMs } = await ask(feed, tools);
  if (answer.kind === 'not-modified') {
    return {
      kind: 'failed',
      url: feed.url,
      state: 'broken',
      evidence: 'it answers 304 to an unconditional request',
      cure: 'Try again later; report it to the site if it persists.',
    };
  }
  if (answer.kind !== 'ok')
    return { ...explainFailure(answer, linkedFeed(answer, feed.url)), kind: 'failed', url: feed.url };
  const parsed = await parseAll(answer, feed, tools);
  if (parsed.ok)
    return {
      kind: 'feed',
      url: answer.finalUrl,
      movedTo: permanentMove(answer),
      tookMs,
      facts: describeFeed(parsed.feed),
    };
  const found = feed.selectors === null ? linkedFeed(answer, feed.url) : null;
  const { state, evidence, cure } = explainUnreadable(parsed, found);
  if (parsed.reason !== 'not-a-feed') return { kind: 'failed', url: feed.url, state, evidence, cure };
  return {
    kind: 'page',
    url: answer.finalUrl,
    html: decodeHtml(answer.body, answer.contentType),
    state,
    evidence,
    cure,
  };
}
