/** The items of a digest's earlier editions, each with its leading article, so that nothing is told twice as new. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { ToldEvent } from '../../../core/events/group/find-told.js';
import type { Db } from '../open-database.js';

const Row = z.object({
  id: z.string(),
  title: z.string(),
  edition: z.string(),
  articleId: z.string(),
  headline: z.string(),
  url: z.string().nullable(),
  site: z.string(),
  lang: z.string(),
  publishedAt: z.date(),
  text: z.string(),
});

/** Enough of a text to recognise what it tells. */
const TEXT_LIMIT = 600;

/** Items of the editions whose periods began in a span, oldest first. Items whose leading article is no longer kept are left out. */
export const toldEvents =
  (db: Db) =>
  async (digestId: string, from: Date, before: Date): Promise<ToldEvent[]> => {
    const { rows } = await sql`
      select item->>'id' as id, item->>'title' as title, e.edition->'period'->>'label' as edition,
             a.id as "articleId", a.title as headline, a.url, a.site, a.lang, a.published_at as "publishedAt",
             left(a.text, ${TEXT_LIMIT}) as text
      from editions e
      cross join lateral jsonb_array_elements(e.edition->'items') item
      join articles a on a.id::text = item->'articles'->>0
      where e.digest_id = ${digestId} and e.period_start >= ${from} and e.period_start < ${before}
        and jsonb_typeof(e.edition->'items') = 'array'
      order by e.period_start, item->>'id'`.execute(db);
    return rows.map((row) => asTold(Row.parse(row)));
  };

function asTold({ id, title, edition, headline, ...article }: z.infer<typeof Row>): ToldEvent {
  return {
    id,
    title,
    edition,
    url: article.url,
    lead: { ...article, title: headline, role: 'original', pinGroup: null },
  };
}
