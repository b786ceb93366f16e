/** How well the live weights judge, as last measured on labelled articles. */
import { Quality } from '../../../core/judge/learn/try-weights.js';
import type { Db } from '../open-database.js';

const MARK = 'judge-quality';

/** Stores the quality of the shipped weights on the operator's labelled articles. */
export const noteShippedQuality =
  (db: Db) =>
  async (quality: Quality, at: Date): Promise<void> => {
    const row = { at, value: JSON.stringify(quality) };
    await db
      .insertInto('marks')
      .values({ name: MARK, ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute();
  };

/** Null if it was never measured. */
export const liveQuality = (db: Db) => async (): Promise<Quality | null> => {
  const live = await db.selectFrom('judge_weights').select('quality').where('live', '=', true).executeTakeFirst();
  if (live) return Quality.nullable().parse(live.quality);
  const mark = await db.selectFrom('marks').select('value').where('name', '=', MARK).executeTakeFirst();
  return mark ? Quality.parse(mark.value) : null;
};
