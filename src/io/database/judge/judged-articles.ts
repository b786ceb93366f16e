/** Judged articles of a period, to measure the judge and to train it. */
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Db } from '../open-database.js';

/** By publication; without an end, up to now. */
export interface PublishedWithin {
  since: Date;
  until?: Date | undefined;
}

/** The number of articles within `reach` of the probability that decides on relevance. */
export const countNearCut =
  (db: Db) =>
  async (range: PublishedWithin, cut: number, reach: number): Promise<number> => {
    const row = await db
      .selectFrom('judgements as j')
      .innerJoin('articles as a', 'a.id', 'j.article_id')
      .select(sql<number>`count(*)::int`.as('n'))
      .where(within(range))
      .where(sql<SqlBool>`abs(j.p_premium - ${cut}) <= ${reach}`)
      .executeTakeFirstOrThrow();
    return row.n;
  };

/** Titles and texts about the company, where new names would appear; newest first. */
export const onTopicTexts =
  (db: Db) =>
  async (range: PublishedWithin, limit: number): Promise<{ title: string; text: string }[]> =>
    db
      .selectFrom('judgements as j')
      .innerJoin('articles as a', 'a.id', 'j.article_id')
      .select(['a.title', 'a.text'])
      .where(within(range))
      .where('j.relevance', '>=', 1)
      .orderBy('a.published_at', 'desc')
      .limit(limit)
      .execute();

/**
 * Texts of the newest judged articles, `each` for every relevance, in descending order of id. Their judgements are left out on
 * purpose: see `io/judge/train-judge.ts`.
 */
export const newestTexts =
  (db: Db) =>
  async (each: number): Promise<{ id: string; title: string; text: string }[]> => {
    const { rows } = await sql<{ id: string; title: string; text: string }>`
      select id, title, text from (
        select a.id, a.title, a.text,
               row_number() over (partition by j.relevance order by a.published_at desc, a.id) as place
        from judgements j join articles a on a.id = j.article_id where a.text <> '') one
      where place <= ${each} order by id desc`.execute(db);
    return rows;
  };

function within({ since, until }: PublishedWithin): Expression<SqlBool> {
  return sql<SqlBool>`(a.published_at >= ${since} and a.published_at < ${until ?? 'infinity'})`;
}
