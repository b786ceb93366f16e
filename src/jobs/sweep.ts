/**
 * Job `sweep`: finds, by its state, work that a crash or a lost task left between two stages, and asks for it again.
 */
import { afterAbandoned } from '../core/delivery/after-abandoned.js';
import type { Store } from '../io/database/store.js';
import type { LogFields, Task } from '../pipeline.js';

export interface SweepDeps {
  now(): Date;
  store: {
    articles: Pick<Store['articles'], 'stalled'>;
    deliveries: Pick<Store['deliveries'], 'due' | 'abandoned' | 'settle'>;
  };
  channelKinds(): Record<string, string>;
  add(tasks: Task[]): Promise<void>;
}

const stageOf = { found: 'read-article', read: 'classify-article', judged: 'file-article' } as const;
/** Younger work may still be in the queues. */
const STALLED_AFTER_MS = 60_000;
/** Longer than any attempt to send may take (the stage's limit is two minutes). */
const ABANDONED_AFTER_MS = 5 * 60_000;
const BATCH = 5_000;

export async function sweep(deps: SweepDeps): Promise<LogFields> {
  const now = deps.now();
  const stalled = await deps.store.articles.stalled(new Date(now.getTime() - STALLED_AFTER_MS), now, BATCH);
  await deps.add(stalled.map(({ id, state }) => ({ stage: stageOf[state], payload: { articleId: id } })));
  const abandoned = await deps.store.deliveries.abandoned(new Date(now.getTime() - ABANDONED_AFTER_MS));
  const kinds = deps.channelKinds();
  for (const delivery of abandoned) {
    const after = afterAbandoned(kinds[delivery.channel], delivery.handed_at !== null, now);
    await deps.store.deliveries.settle(delivery, after);
  }
  const due = await deps.store.deliveries.due(now, BATCH);
  await deps.add(due.map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })));
  return { articles: stalled.length, deliveries: due.length, abandoned: abandoned.length };
}
