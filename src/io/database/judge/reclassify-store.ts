/** The operator's request to judge stored articles again. */
import { z } from 'zod';
import type { Db } from '../open-database.js';

/** Judge again what was published since `since`; requested at `at`. */
export interface ReclassifyRequest {
  since: Date;
  at: Date;
}

const MARK = 'reclassify';
const Value = z.object({ since: z.coerce.date() });

export type ReclassifyStore = ReturnType<typeof createReclassifyStore>;

export function createReclassifyStore(db: Db) {
  return {
    async ask({ since, at }: ReclassifyRequest): Promise<void> {
      const row = { at, value: JSON.stringify({ since }) };
      await db
        .insertInto('marks')
        .values({ name: MARK, ...row })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
        .execute();
    },

    /** Null if no request is pending. */
    async pending(): Promise<ReclassifyRequest | null> {
      const row = await db.selectFrom('marks').select(['at', 'value']).where('name', '=', MARK).executeTakeFirst();
      return row ? { since: Value.parse(row.value).since, at: row.at } : null;
    },

    async finish(): Promise<void> {
      await db.deleteFrom('marks').where('name', '=', MARK).execute();
    },
  };
}
