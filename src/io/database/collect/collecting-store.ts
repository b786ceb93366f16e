/**
 * Has everything of a period been collected, as far as it can be?
 */

import type { Db } from '../open-database.js';
import { CLAIM_MINUTES } from './feed-store.js';

export type CollectingStore = ReturnType<typeof createCollectingStore>;

export function createCollectingStore(db: Db) {
  return {
    /** When collecting first began; null before the first feed was known. */
    async since(): Promise<Date | null> {
      const row = await db
        .selectFrom('feeds')
        .select((eb) => eb.fn.min('first_seen_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? null;
    },

    /** When the clock last began to beat again after a standstill. */
    async awakeSince(): Promise<Date | null> {
      const row = await db.selectFrom('gaps').select('until').orderBy('until', 'desc').limit(1).executeTakeFirst();
      return row?.until ?? null;
    },

    /**
     * Whether every feed has been asked since the period ended and no article published in it waits for a stage. Feeds that are
     * still to be asked become due at once; failing ones are not waited for.
     */
    async complete(end: Date, feedIds: string[], now: Date): Promise<boolean> {
      const unasked =
        feedIds.length === 0
          ? []
          : await db
              .selectFrom('feeds')
              .select('id')
              .where('id', 'in', feedIds)
              .where((eb) => eb.or([eb('last_attempt_at', 'is', null), eb('last_attempt_at', '<', end)]))
              .where('state', 'not in', ['blocked', 'broken', 'dead'])
              .execute();
      if (unasked.length > 0) {
        await db
          .updateTable('feeds')
          .set({ next_poll_at: now })
          .where(
            'id',
            'in',
            unasked.map(({ id }) => id),
          )
          // A feed that is being fetched was put off by less than this.
          .where('next_poll_at', '>', new Date(now.getTime() + CLAIM_MINUTES * 60_000))
          .execute();
        return false;
      }
      const lying = await db
        .selectFrom('articles')
        .select('id')
        .where('state', '<>', 'filed')
        .where('published_at', '<', end)
        .limit(1)
        .executeTakeFirst();
      return lying === undefined;
    },
  };
}
