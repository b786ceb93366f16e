/**
 * Which editions are owed? Decided from elapsed periods, so that a missed tick, a slept-through Monday or a second clock changes
 * nothing: each period of each digest gets one edition, if late then saying so.
 */
import type { DigestDefinition } from '../core/config/digest-definition.js';
import { duePeriods, isWithin } from '../core/schedule/periods.js';
import type { CollectingStore } from '../io/database/collect/collecting-store.js';
import type { EditionStore } from '../io/database/publish/edition-store.js';
import type { PublishingStore } from '../io/database/publish/publishing-store.js';
import type { LogFields, Task } from '../pipeline.js';

export interface PublishDigestsDeps {
  now(): Date;
  digests(): DigestDefinition[];
  /** Feeds that are on. */
  feedIds(): string[];
  store: {
    editions: Pick<EditionStore, 'newest'>;
    publishing: Pick<PublishingStore, 'skips'>;
    collecting: CollectingStore;
  };
  add(jobs: Task[]): Promise<void>;
}

/** An edition waits for feeds and articles of its period that are still being read, but no longer than this. */
const PATIENCE_MS = 30 * 60_000;

export async function publishDigests(deps: PublishDigestsDeps): Promise<LogFields> {
  const now = deps.now();
  const jobs: Task[] = [];
  let waiting = 0;
  for (const digest of deps.digests()) {
    const newest = await deps.store.editions.newest(digest.id);
    const since = await deps.store.collecting.since();
    const periods =
      since === null ? [] : duePeriods({ ...digest, lastPeriodEnd: newest?.periodEnd ?? null, since, now });
    const skips = await deps.store.publishing.skips(digest.id);
    for (const { start, end, publishAt } of periods) {
      if (skips.some((skip) => isWithin({ start, end }, skip))) continue;
      // After a standstill the publishing time is long past, while the feeds have only just been asked again.
      const awake = await deps.store.collecting.awakeSince();
      const patience = Math.max(publishAt.getTime(), awake?.getTime() ?? 0) + PATIENCE_MS;
      if (now.getTime() < patience && !(await deps.store.collecting.complete(end, deps.feedIds(), now))) waiting++;
      else {
        const payload = { digestId: digest.id, periodStart: start.toISOString(), periodEnd: end.toISOString() };
        jobs.push({ stage: 'compose-edition', payload });
      }
    }
  }
  await deps.add(jobs);
  return { due: jobs.length, waiting };
}
