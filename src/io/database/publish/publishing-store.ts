/**
 * Which periods are to have no edition, which have one, and which editions are out and done with?
 */
import { sql } from 'kysely';
import type { Db } from '../open-database.js';

export type PublishingStore = ReturnType<typeof createPublishingStore>;

export function createPublishingStore(db: Db) {
  return {
    /** Periods of a digest that the operator wants no edition of. */
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

    /** Takes a skip back; false where there was none. */
    async unskip(digestId: string, periodStart: Date): Promise<boolean> {
      const gone = await db
        .deleteFrom('skips')
        .where('digest_id', '=', digestId)
        .where('period_start', '=', periodStart)
        .executeTakeFirst();
      return gone.numDeletedRows > 0n;
    },

    /** Editions composed since, all of whose deliveries are settled and some sent, and that no one was told of. */
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

    /** The edition of a digest whose period is called so, e.g. "2026-W46". */
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
