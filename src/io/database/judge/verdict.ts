/** A judgement without its reasons, now and before the last re-judging. */
import { z } from 'zod';
import type { Judgement } from '../../../core/model.js';
import type { Db } from '../open-database.js';

const Verdict = z.object({
  version: z.string(),
  relevance: z.number(),
  themes: z.array(z.string()),
  stance: z.string().nullable(),
});
export type Verdict = z.infer<typeof Verdict>;

/** The current verdict. */
export const selectVerdict =
  (db: Db) =>
  async (articleId: string): Promise<Verdict | undefined> =>
    db
      .selectFrom('judgements')
      .select(['version', 'relevance', 'themes', 'stance'])
      .where('article_id', '=', articleId)
      .executeTakeFirst();

/** The verdict before the last re-judging; null if it was the same or there was none. */
export const previousVerdict =
  (db: Db) =>
  async (articleId: string): Promise<Verdict | null> => {
    const row = await db
      .selectFrom('judgements')
      .select('previous')
      .where('article_id', '=', articleId)
      .executeTakeFirst();
    return Verdict.nullable().parse(row?.previous ?? null);
  };

/** Whether relevance, themes and stance agree, in any order of the themes. */
export function sameVerdict(before: Verdict, now: Judgement): boolean {
  const themes = (list: readonly string[]) => [...list].sort().join(' ');
  return (
    before.relevance === now.relevance && before.stance === now.stance && themes(before.themes) === themes(now.themes)
  );
}
