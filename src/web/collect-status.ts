/**
 * The state of the service in numbers.
 */
import type { Store } from '../io/database/store.js';
import type { Queues } from '../io/queue/open-queues.js';

export interface Status {
  /** ISO 8601; null before the first tick. */
  clock: string | null;
  feeds: { total: number; states: Record<string, number> };
  entries: number;
  articles: Record<string, number>;
  stories: number;
  copies: number;
  deliveries: Record<string, number>;
  queues: Record<string, { waiting: number; active: number; delayed: number; failed: number }>;
}

export async function collectStatus(store: Store, queues: Pick<Queues, 'counts'>): Promise<Status> {
  const feeds = await store.feeds.list();
  const states: Record<string, number> = {};
  for (const { state } of feeds) states[state] = (states[state] ?? 0) + 1;
  const filings = await store.filings.counts();
  return {
    clock: (await store.clock.lastBeat())?.toISOString() ?? null,
    feeds: { total: feeds.length, states },
    entries: await store.entries.count(),
    articles: await store.articles.counts(),
    ...filings,
    deliveries: await store.deliveries.counts(),
    queues: await queues.counts(),
  };
}
