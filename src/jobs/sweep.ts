/**
 * What was left lying? Whatever a crash or a lost job leaves between two stages is found by its state and asked for again.
 */
import { afterAbandoned } from '../core/delivery/after-abandoned.js';
import type { ArticleStore } from '../io/database/articles/article-store.js';
import type { DeliveryStore } from '../io/database/publish/delivery-store.js';
import type { LogFields, Task } from '../pipeline.js';

export interface SweepDeps {
  now(): Date;
  store: {
    articles: Pick<ArticleStore, 'stalled'>;
    deliveries: Pick<DeliveryStore, 'due' | 'abandoned' | 'settle'>;
  };
  channelKinds(): Record<string, string>;
  add(jobs: Task[]): Promise<void>;
}

const stageOf = { found: 'read-article', read: 'classify-article', judged: 'file-article' } as const;
/** Younger work is still on its way through the queues. */
const LYING_MS = 60_000;
/** Longer than any sending may take (the stage's limit is two minutes). */
const SENDING_MS = 5 * 60_000;
const AT_ONCE = 5_000;

export async function sweep(deps: SweepDeps): Promise<LogFields> {
  const now = deps.now();
  const lying = await deps.store.articles.stalled(new Date(now.getTime() - LYING_MS), now, AT_ONCE);
  await deps.add(lying.map(({ id, state }) => ({ stage: stageOf[state], payload: { articleId: id } })));
  const abandoned = await deps.store.deliveries.abandoned(new Date(now.getTime() - SENDING_MS));
  const kinds = deps.channelKinds();
  for (const delivery of abandoned) {
    const after = afterAbandoned(kinds[delivery.channel], delivery.handed_at !== null, now);
    await deps.store.deliveries.settle(delivery, after);
  }
  const due = await deps.store.deliveries.due(now, AT_ONCE);
  await deps.add(due.map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })));
  return { articles: lying.length, deliveries: due.length, abandoned: abandoned.length };
}
