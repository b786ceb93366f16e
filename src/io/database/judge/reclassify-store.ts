/**
 * Has somebody asked that stored articles be judged again, from which day on?
 */
import { z } from 'zod';
import type { Db } from '../open-database.js';

/** Judge again what was published since; asked for at that time. */
export interface ReclassifyWish {
  since: Date;
  at: Date;
}

const MARK = 'reclassify';
const Value = z.object({ since: z.coerce.date() });

export type ReclassifyStore = ReturnType<typeof createReclassifyStore>;

export function createReclassifyStore(db: Db) {
  return {
    async ask({ since, at }: ReclassifyWish): Promise<void> {
      const row = { at, value: JSON.stringify({ since }) };
      await db
        .insertInto('marks')
        .values({ name: MARK, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    },

    /** Null where nothing is left to do. */
    async wish(): Promise<ReclassifyWish | null> {
      const row = await db.selectFrom('marks').select(['at', 'value']).where('name', '=', MARK).executeTakeFirst();
      return row ? { since: Value.parse(row.value).since, at: row.at } : null;
    },

    async settle(): Promise<void> {
      await db.deleteFrom('marks').where('name', '=', MARK).execute();
    },
  };
}
