/** The progress of an article through the stages: found → read → judged → filed. */
import { sql } from 'kysely';
import type { ReadText } from '../../../core/entries/merge-text.js';
import type { Db } from '../open-database.js';

export type ArticleState = 'found' | 'read' | 'judged' | 'filed';

/** Saves the text, and moves the article on to be judged. */
export const saveText =
  (db: Db) =>
  async (id: string, read: ReadText): Promise<void> => {
    await db
      .updateTable('articles')
      .set({
        title: read.title,
        text: read.text,
        text_from: read.textFrom,
        lang: read.lang,
        author: read.author,
        source_line: read.sourceLine,
        fault: read.problem,
        words: sql<string>`to_tsvector('simple', ${read.words})`,
        state: 'read',
        state_at: sql<Date>`now()`,
        wait_until: null,
        attempts: 0,
        ...(read.publishedAt ? { published_at: read.publishedAt, date_from: 'page' } : {}),
      })
      .where('id', '=', id)
      .execute();
  };

/** Records why a stage could not go on, and when to try again. */
export const waitUntil =
  (db: Db) =>
  async (id: string, until: Date, fault: string): Promise<void> => {
    await db
      .updateTable('articles')
      .set((eb) => ({ wait_until: until, fault, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .execute();
  };

/** Articles in the same state since before `before`, oldest first: their task was lost or has failed. */
export const stalledArticles =
  (db: Db) =>
  async (before: Date, now: Date, limit: number): Promise<{ id: string; state: Exclude<ArticleState, 'filed'> }[]> =>
    db
      .selectFrom('articles')
      .select(['id', 'state'])
      .where('state', '<>', 'filed')
      .where('state_at', '<', before)
      .where((eb) => eb.or([eb('wait_until', 'is', null), eb('wait_until', '<=', now)]))
      .orderBy('state_at')
      .limit(limit)
      .$narrowType<{ state: Exclude<ArticleState, 'filed'> }>()
      .execute();

/** The number of articles in each state. */
export const countArticles = (db: Db) => async (): Promise<Record<ArticleState, number>> => {
  const rows = await db
    .selectFrom('articles')
    .select(['state', (eb) => eb.fn.countAll<string>().as('n')])
    .groupBy('state')
    .execute();
  const counts: Record<string, number> = { found: 0, read: 0, judged: 0, filed: 0 };
  for (const { state, n } of rows) counts[state] = Number(n);
  return counts as Record<ArticleState, number>;
};
