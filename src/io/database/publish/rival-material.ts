/** What the opening of an edition reads: articles of a period that may name a rival or a coming event, whatever their relevance. */
import { sql } from 'kysely';
import { z } from 'zod';
import { AROUND_TEXT, type AroundArticle } from '../../../core/digest/edition/around-article.js';
import { wordsInText, wordsInTitle } from '../../../core/digest/opening/searched-words.js';
import type { RivalPanel } from '../../../core/seeds/rival-panel.js';
import type { Db } from '../open-database.js';

/** A week of fifty busy feeds names rivals this often at most; the newest win. */
const MOST = 5_000;

const AroundRow = z.object({
  id: z.string(),
  title: z.string(),
  text: z.string(),
  url: z.string().nullable(),
  outlet: z.string(),
  site: z.string(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  publishedAt: z.date(),
});

/** Articles published in the period that hold a word of the panel, newest first, at most 5,000. */
export const selectAround =
  (db: Db) =>
  async (start: Date, end: Date, panel: RivalPanel | null): Promise<AroundArticle[]> => {
    if (panel === null) return [];
    const { rows } = await sql`
      select a.id, a.title, left(a.text, ${AROUND_TEXT}) as text, a.url, a.outlet, a.site, a.tier, a.published_at as "publishedAt"
      from articles a
      where a.published_at >= ${start} and a.published_at < ${end}
        and (a.title ilike any(${wordsInTitle(panel).map(like)}::text[])
             or left(a.text, ${AROUND_TEXT}) ilike any(${wordsInText(panel).map(like)}::text[]))
      order by a.published_at desc, a.id desc
      limit ${MOST}`.execute(db);
    return rows.map((row) => {
      const { publishedAt, ...article } = AroundRow.parse(row);
      return { ...article, publishedAt: publishedAt.toISOString() };
    });
  };

function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
