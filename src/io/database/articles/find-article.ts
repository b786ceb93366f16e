/** One stored article, by id or by any address known for it. */
import type { Selectable } from 'kysely';
import type { Db } from '../open-database.js';
import type { Tables } from '../tables/tables.js';

export type StoredArticle = Omit<Selectable<Tables['articles']>, 'words'>;

const columns = [
  'id',
  'key',
  'url',
  'title',
  'site',
  'outlet',
  'tier',
  'lang',
  'published_at',
  'date_from',
  'text',
  'text_from',
  'author',
  'source_line',
  'categories',
  'state',
  'state_at',
  'wait_until',
  'attempts',
  'fault',
  'first_seen_at',
] as const;

export const getArticle =
  (db: Db) =>
  async (id: string): Promise<StoredArticle | undefined> =>
    db.selectFrom('articles').select(columns).where('id', '=', id).executeTakeFirst();

/** Finds an article by its id, its key (canonical address) or an address given by any feed. */
export const findArticle =
  (db: Db) =>
  async (options: { id?: string; keys?: string[] }): Promise<StoredArticle | undefined> => {
    if (options.id !== undefined) return getArticle(db)(options.id);
    const keys = options.keys ?? [];
    return db
      .selectFrom('articles')
      .select(columns)
      .where((eb) =>
        eb.or([
          eb('key', 'in', keys),
          eb('url', 'in', keys),
          eb('id', 'in', eb.selectFrom('entries').select('article_id').where('link', 'in', keys)),
        ]),
      )
      .limit(1)
      .executeTakeFirst();
  };
