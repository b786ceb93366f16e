/** Progress of re-judging stored articles after a change of the judge. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../open-database.js';

export interface RejudgeProgress {
  left: number;
  done: number;
  /** Of those done, the number whose verdict changed. */
  changed: number;
}

/** The judge's own version, without the model names that are appended after "+". */
const judgeOf = sql<string>`split_part(j.version, '+', 1)`;

/** Ids of filed articles published since then that another judge has judged, newest first. */
export const staleArticles =
  (db: Db) =>
  async (since: Date, judge: string, limit: number): Promise<string[]> => {
    const rows = await db
      .selectFrom('judgements as j')
      .innerJoin('articles as a', 'a.id', 'j.article_id')
      .select('a.id')
      .where(isStale(since, judge))
      .orderBy('a.published_at', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id }) => id);
  };

/** @param from when re-judging was requested */
export const countRejudged =
  (db: Db) =>
  async (since: Date, judge: string, from: Date): Promise<RejudgeProgress> =>
    db
      .selectFrom('judgements as j')
      .innerJoin('articles as a', 'a.id', 'j.article_id')
      .select([
        sql<number>`count(*) filter (where ${isStale(since, judge)})::int`.as('left'),
        sql<number>`count(*) filter (where ${judgeOf} = ${judge} and j.judged_at >= ${from})::int`.as('done'),
        sql<number>`count(*) filter (where ${judgeOf} = ${judge} and j.judged_at >= ${from}
          and j.previous is not null)::int`.as('changed'),
      ])
      .where('a.published_at', '>=', since)
      .executeTakeFirstOrThrow();

/** Emptied texts (old and off the topic) are left out: they would be judged by their title alone. */
function isStale(since: Date, judge: string): Expression<SqlBool> {
  return sql<SqlBool>`(a.state = 'filed' and a.published_at >= ${since} and ${judgeOf} <> ${judge}
    and not (j.relevance = 0 and a.text = ''))`;
}
