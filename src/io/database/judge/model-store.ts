/** Answers of the configured model, and its use per day. */
import { sql } from 'kysely';
import { Opinion } from '../../../core/judge/second-opinion/opinion.js';
import type { Db } from '../open-database.js';

export type ModelStore = ReturnType<typeof createModelStore>;

export function createModelStore(db: Db) {
  return {
    async answer(key: string): Promise<Opinion | undefined> {
      const row = await db.selectFrom('model_answers').select('answer').where('key', '=', key).executeTakeFirst();
      return row && Opinion.safeParse(row.answer).data;
    },

    async keep(key: string, model: string, answer: Opinion): Promise<void> {
      const row = { model, answer: JSON.stringify(answer), at: new Date() };
      await db
        .insertInto('model_answers')
        .values({ key, ...row })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
        .execute();
    },

    /** Counts one question against the day's limit, shared by all processes, before it is asked. False once the limit is reached. */
    async claim(day: string, perDay: number): Promise<boolean> {
      const { rows } = await sql`
        insert into model_days (day, asked) select ${day}::date, 1 where ${perDay}::int > 0
        on conflict (day) do update set asked = model_days.asked + 1 where model_days.asked < ${perDay}
        returning day`.execute(db);
      return rows.length > 0;
    },

    async spend(day: string, tokens: number): Promise<void> {
      await sql`update model_days set tokens = tokens + ${tokens} where day = ${day}::date`.execute(db);
    },

    /** Null if nothing was asked on that day. */
    async day(day: string): Promise<{ asked: number; tokens: number } | null> {
      const row = await db
        .selectFrom('model_days')
        .select(['asked', 'tokens'])
        .where('day', '=', day)
        .executeTakeFirst();
      return row ? { asked: row.asked, tokens: Number(row.tokens) } : null;
    },
  };
}
