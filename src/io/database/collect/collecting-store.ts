/** Whether a period has been collected completely, as far as possible. */

import type { Db } from '../open-database.js';
import { CLAIM_MINUTES } from './feed-store.js';

export type CollectingStore = ReturnType<typeof createCollectingStore>;

export function createCollectingStore(db: Db) {
  return {
    /** When the first feed was added; null before that. */
    async since(): Promise<Date | null> {
      const row = await db
        .selectFrom('feeds')
        .select((eb) => eb.fn.min('first_seen_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? null;
    },

    /** End of the last gap: when the clock started again. */
    async awakeSince(): Promise<Date | null> {
      const row = await db.selectFrom('gaps').select('until').orderBy('until', 'desc').limit(1).executeTakeFirst();
      return row?.until ?? null;
    },

    /**
     * Whether every feed has been fetched since the period ended and no article published in it waits for a stage. Feeds not yet
     * fetched become due at once; failing ones are not waited for.
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
          // A feed being fetched right now was postponed by less than this.
          .where('next_poll_at', '>', new Date(now.getTime() + CLAIM_MINUTES * 60_000))
          .execute();
        return false;
      }
      const unfinished = await db
        .selectFrom('articles')
        .select('id')
        .where('state', '<>', 'filed')
        .where('published_at', '<', end)
        .limit(1)
        .executeTakeFirst();
      return unfinished === undefined;
    },
  };
}
