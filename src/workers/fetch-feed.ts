/**
 * Stage `fetch-feed`: requests a feed conditionally and politely, decodes and parses it, and stores the new entries.
 */
import type { FeedConfig } from '../core/config/feed-config.js';
import type { Settings } from '../core/config/settings.js';
import { afterFetch, type FetchResult, pollingLimits } from '../core/polling/after-fetch.js';
import type { FeedMemory } from '../core/polling/feed-memory.js';
import { learnRhythm, rhythmWindow } from '../core/polling/feed-rhythm.js';
import type { Store } from '../io/database/store.js';
import type { ReadFeed } from '../io/fetch/read-feed.js';
import type { Subscribe } from '../io/fetch/subscribe.js';
import { done, type Outcome, type Payload, skipped, snoozed } from '../pipeline.js';

export interface FetchFeedDeps {
  now(): Date;
  /** From 0 to 1; spreads the polls. */
  random(): number;
  feed(id: string): FeedConfig | undefined;
  settings(): Settings;
  store: { feeds: Pick<Store['feeds'], 'get' | 'record' | 'itemsPerDay'>; entries: Pick<Store['entries'], 'store'> };
  readFeed: ReadFeed;
  subscribe: Subscribe;
}

export async function fetchFeed(
  { feedId }: Payload<'fetch-feed'>,
  deps: FetchFeedDeps,
): Promise<Outcome<'fetch-feed'>> {
  const feed = deps.feed(feedId);
  const memory = await deps.store.feeds.get(feedId);
  if (!feed?.enabled || !memory) return skipped('the feed is no longer configured or is switched off');
  const now = deps.now();
  const reading = await deps.readFeed(feed, memory, now);
  if (reading.kind === 'wait') return snoozed(new Date(reading.untilMs), 'its host was asked a moment ago');
  const entries = reading.kind === 'read' ? reading.entries : [];
  const source = { feedId, outlet: feed.name, tier: feed.tier };
  const { newEntries, newArticles, changedArticles } = await deps.store.entries.store(source, entries, now);
  const [items, fresh] = [entries.length, newEntries];
  const result: FetchResult = reading.kind === 'read' ? { kind: 'read', items, fresh } : reading;
  const limits = pollingLimits(feed, deps.settings(), now);
  const rhythm = newEntries > 0 ? await learn(memory, limits, deps.store.feeds) : {};
  const context = { ...limits, freshMinutes: reading.freshMinutes, jitter: deps.random() };
  const next = afterFetch(memory, { ...reading.change, ...rhythm }, result, context);
  await deps.store.feeds.record(feedId, next, { result, at: now, bytes: reading.bytes });
  await deps.subscribe({ ...memory, ...next }, now);
  return done(
    { answer: next.lastOutcome ?? null, state: next.state, items, new: newEntries, fault: next.evidence },
    [...newArticles, ...changedArticles].map((articleId) => ({ stage: 'read-article', payload: { articleId } })),
  );
}

/** A publishing rhythm changes slowly: learning it once a day, after something new came, is enough. */
async function learn(
  memory: FeedMemory,
  { now, zone }: { now: Date; zone: string },
  feeds: FetchFeedDeps['store']['feeds'],
) {
  const window = rhythmWindow(memory, zone, now);
  if (window === null) return {};
  const items = await feeds.itemsPerDay(memory.id, zone, window);
  return { rhythm: learnRhythm(items, window.from, window.until), rhythmAt: now };
}
