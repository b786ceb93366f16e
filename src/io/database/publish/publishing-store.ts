/** Periods to skip, and editions whose deliveries are all settled. */
import { sql } from 'kysely';
import type { Db } from '../open-database.js';

export type PublishingStore = ReturnType<typeof createPublishingStore>;

export function createPublishingStore(db: Db) {
  return {
    /** Periods for which the operator wants no edition. */
    async skips(digestId: string): Promise<{ start: Date; end: Date }[]> {
      return db
        .selectFrom('skips')
        .select(['period_start as start', 'period_end as end'])
        .where('digest_id', '=', digestId)
        .orderBy('period_start')
        .execute();
    },

    async skip(digestId: string, period: { start: Date; end: Date }): Promise<void> {
      await db
        .insertInto('skips')
        .values({ digest_id: digestId, period_start: period.start, period_end: period.end })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    /** Removes a skip; false if there was none. */
    async unskip(digestId: string, periodStart: Date): Promise<boolean> {
      const gone = await db
        .deleteFrom('skips')
        .where('digest_id', '=', digestId)
        .where('period_start', '=', periodStart)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },

    /** Editions composed since then that were not pinged yet: all deliveries settled, and at least one sent if there are any. */
    async finished(since: Date): Promise<{ id: string; digestId: string }[]> {
      const found = await sql<{ id: string; digestId: string }>`
        select e.id, e.digest_id as "digestId" from editions e
        where e.pinged_at is null and e.composed_at >= ${since}
          and not exists (select 1 from deliveries d where d.edition_id = e.id and d.state in ('waiting', 'sending'))
          and (exists (select 1 from deliveries d where d.edition_id = e.id and d.state = 'sent')
               or not exists (select 1 from deliveries d where d.edition_id = e.id))
        order by e.id`.execute(db);
      return found.rows;
    },

    /** The id of a digest's edition by the label of its period, e.g. "2026-W46". */
    async byLabel(digestId: string, label: string): Promise<string | null> {
      const row = await db
        .selectFrom('editions')
        .select('id')
        .where('digest_id', '=', digestId)
        .where(sql<string>`edition->'period'->>'label'`, '=', label)
        .orderBy('period_end', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.id ?? null;
    },

    async markPinged(id: string, now: Date): Promise<void> {
      await db.updateTable('editions').set({ pinged_at: now }).where('id', '=', id).execute();
    },
  };
}
