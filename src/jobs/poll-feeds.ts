/**
 * Which feeds are due? Asks for a fetch of each, and notes that the clock runs.
 */
import type { FeedConfig } from '../core/config/feed-config.js';
import type { ClockStore } from '../io/database/collect/clock-store.js';
import type { FeedStore } from '../io/database/collect/feed-store.js';
import type { LogFields, Task } from '../pipeline.js';

export interface PollFeedsDeps {
  now(): Date;
  feeds(): FeedConfig[];
  store: { feeds: Pick<FeedStore, 'claimDue'>; clock: Pick<ClockStore, 'beat'> };
  add(jobs: Task[]): Promise<void>;
}

/** `force`: every feed that is on, whether due or not. */
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
