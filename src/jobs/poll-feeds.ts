/**
 * Job `poll-feeds`: asks for a fetch of every feed that is due, and records that the clock is running.
 */
import type { FeedConfig } from '../core/config/feed-config.js';
import type { Store } from '../io/database/store.js';
import type { LogFields, Task } from '../pipeline.js';

export interface PollFeedsDeps {
  now(): Date;
  feeds(): FeedConfig[];
  store: { feeds: Pick<Store['feeds'], 'claimDue'>; clock: Pick<Store['clock'], 'beat'> };
  add(tasks: Task[]): Promise<void>;
}

/** `force` fetches every enabled feed, due or not. */
export async function pollFeeds(
  deps: PollFeedsDeps,
  options: { force: boolean } = { force: false },
): Promise<LogFields> {
  const now = deps.now();
  const gap = await deps.store.clock.beat(now);
  const ids = deps.feeds().flatMap(({ id, enabled }) => (enabled ? [id] : []));
  const due = await deps.store.feeds.claimDue({ ids, now, force: options.force });
  await deps.add(due.map((feedId) => ({ stage: 'fetch-feed', payload: { feedId } })));
  return { due: due.length, ...(gap ? { gapSince: gap.since.toISOString() } : {}) };
}
