/**
 * Job `publish-digests`: asks for every edition that is due. Elapsed periods decide, so a missed tick, a machine asleep over Monday
 * morning or a second clock change nothing: each period of each digest gets one edition, and a late one says that it is late.
 */
import type { DigestDefinition } from '../core/config/digest-definition.js';
import { duePeriods, isWithin } from '../core/schedule/periods.js';
import type { Store } from '../io/database/store.js';
import type { LogFields, Task } from '../pipeline.js';

export interface PublishDigestsDeps {
  now(): Date;
  digests(): DigestDefinition[];
  /** Enabled feeds. */
  feedIds(): string[];
  store: {
    editions: Pick<Store['editions'], 'newest'>;
    publishing: Pick<Store['publishing'], 'skips'>;
    collecting: Pick<Store['collecting'], 'since' | 'awakeSince' | 'complete'>;
  };
  add(tasks: Task[]): Promise<void>;
}

/** How long an edition waits for feeds and articles of its period that are still being read. */
const PATIENCE_MS = 30 * 60_000;

/** @param only the id of the only digest to publish; without it, all of them */
export async function publishDigests(deps: PublishDigestsDeps, only?: string): Promise<LogFields> {
  const now = deps.now();
  const tasks: Task[] = [];
  let waiting = 0;
  for (const digest of deps.digests().filter(({ id }) => only === undefined || id === only)) {
    const newest = await deps.store.editions.newest(digest.id);
    const since = await deps.store.collecting.since();
    const periods =
      since === null ? [] : duePeriods({ ...digest, lastPeriodEnd: newest?.periodEnd ?? null, since, now });
    const skips = await deps.store.publishing.skips(digest.id);
    for (const { start, end, publishAt } of periods) {
      if (skips.some((skip) => isWithin({ start, end }, skip))) continue;
      // After an outage the publishing time is long past, but the feeds have only just been polled again.
      const awake = await deps.store.collecting.awakeSince();
      const patience = Math.max(publishAt.getTime(), awake?.getTime() ?? 0) + PATIENCE_MS;
      if (now.getTime() < patience && !(await deps.store.collecting.complete(end, deps.feedIds(), now))) waiting++;
      else {
        const payload = { digestId: digest.id, periodStart: start.toISOString(), periodEnd: end.toISOString() };
        tasks.push({ stage: 'compose-edition', payload });
      }
    }
  }
  await deps.add(tasks);
  return { due: tasks.length, waiting };
}
