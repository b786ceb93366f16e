/** The clock's last tick, and the periods in which it did not run. */
import { sql } from 'kysely';
import type { Db } from '../open-database.js';

/** A period in which nothing was collected. */
export interface Gap {
  since: Date;
  until: Date;
}

/** A shorter pause is a restart, in which no feed loses an item. */
const GAP_MINUTES = 15;

export type ClockStore = ReturnType<typeof createClockStore>;

export function createClockStore(db: Db) {
  return {
    /** Records a tick, and the gap before it if the last one was long ago. Safe for any number of processes. */
    async beat(now: Date): Promise<Gap | null> {
      return db.transaction().execute(async (tx) => {
        const last = await tx
          .selectFrom('marks')
          .select('at')
          .where('name', '=', 'clock')
          .forUpdate()
          .executeTakeFirst();
        await tx
          .insertInto('marks')
          .values({ name: 'clock', at: now, value: '{}' })
          .onConflict((conflict) => conflict.column('name').doUpdateSet({ at: sql`greatest(marks.at, ${now})` }))
          .execute();
        if (!last || now.getTime() - last.at.getTime() < GAP_MINUTES * 60_000) return null;
        const gap = { since: last.at, until: now };
        await tx.insertInto('gaps').values(gap).execute();
        return gap;
      });
    },

    async lastBeat(): Promise<Date | null> {
      const row = await db.selectFrom('marks').select('at').where('name', '=', 'clock').executeTakeFirst();
      return row?.at ?? null;
    },

    /** Gaps that overlap a period, in order. */
    async gaps(start: Date, end: Date): Promise<Gap[]> {
      return db
        .selectFrom('gaps')
        .select(['since', 'until'])
        .where('since', '<', end)
        .where('until', '>', start)
        .orderBy('since')
        .execute();
    },
  };
}
