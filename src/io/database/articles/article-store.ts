/**
 * What is known of each article, and which of them still wait for a stage?
 */
import { type Selectable, sql } from 'kysely';
import type { ReadText } from '../../../core/entries/merge-text.js';
import type { Db } from '../open-database.js';
import type { Tables } from '../tables/tables.js';

export type StoredArticle = Omit<Selectable<Tables['articles']>, 'words'>;
export type ArticleState = 'found' | 'read' | 'judged' | 'filed';

/** What a listing shows of an article. */
export interface ArticleRow {
  id: string;
  publishedAt: Date;
  outlet: string;
  title: string;
  url: string | null;
  state: string;
  relevance: number | null;
  probability: number | null;
  themes: string[];
  stance: string | null;
  storyId: string | null;
  role: string | null;
}

export interface ArticleFilter {
  since?: Date | undefined;
  until?: Date | undefined;
  relevance?: number | undefined;
  theme?: string | undefined;
  /** Words that must all occur, already segmented. */
  words?: string[] | undefined;
  limit: number;
}

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

export type ArticleStore = ReturnType<typeof createArticleStore>;

export function createArticleStore(db: Db) {
  return {
    async get(id: string): Promise<StoredArticle | undefined> {
      return db.selectFrom('articles').select(columns).where('id', '=', id).executeTakeFirst();
    },

    /** Finds an article by its id, its key (canonical address) or an address that some feed gave for it. */
    async find(options: { id?: string; keys?: string[] }): Promise<StoredArticle | undefined> {
      if (options.id !== undefined) return this.get(options.id);
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
    },

    async saveText(id: string, read: ReadText): Promise<void> {
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
    },

    /**
     * Gives an article the address that was found to be its own. Where another article stands there already, the entries go to that
     * one, this one is removed, and the other's id is answered; else null. One that is filed already stays beside the other.
     */
    async moveTo(id: string, { key, url, site }: { key: string; url: string; site: string }): Promise<string | null> {
      return db.transaction().execute(async (tx) => {
        const other = await tx
          .selectFrom('articles')
          .select('id')
          .where('key', '=', key)
          .where('id', '<>', id)
          .forUpdate()
          .executeTakeFirst();
        const filed = other && (await tx.selectFrom('filings').where('article_id', '=', id).select('role').execute());
        if (other && filed?.length === 0) {
          await tx.updateTable('entries').set({ article_id: other.id }).where('article_id', '=', id).execute();
          await tx.deleteFrom('articles').where('id', '=', id).execute();
          return other.id;
        }
        const place = { url, site, wait_until: null, attempts: 0, fault: null };
        await tx
          .updateTable('articles')
          .set(other ? place : { ...place, key })
          .where('id', '=', id)
          .execute();
        return null;
      });
    },

    /** Notes that a stage could not go on and when to look again. */
    async wait(id: string, until: Date, fault: string): Promise<void> {
      await db
        .updateTable('articles')
        .set((eb) => ({ wait_until: until, fault, attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .execute();
    },

    /** Articles that some stage has left lying since before `before`, oldest first: their job was lost or has failed. */
    async stalled(
      before: Date,
      now: Date,
      limit: number,
    ): Promise<{ id: string; state: Exclude<ArticleState, 'filed'> }[]> {
      return db
        .selectFrom('articles')
        .select(['id', 'state'])
        .where('state', '<>', 'filed')
        .where('state_at', '<', before)
        .where((eb) => eb.or([eb('wait_until', 'is', null), eb('wait_until', '<=', now)]))
        .orderBy('state_at')
        .limit(limit)
        .$narrowType<{ state: Exclude<ArticleState, 'filed'> }>()
        .execute();
    },

    async list(filter: ArticleFilter): Promise<ArticleRow[]> {
      return db
        .selectFrom('articles as a')
        .leftJoin('judgements as j', 'j.article_id', 'a.id')
        .leftJoin('filings as f', 'f.article_id', 'a.id')
        .select([
          'a.id',
          'a.published_at as publishedAt',
          'a.outlet',
          'a.title',
          'a.url',
          'a.state',
          'j.relevance',
          'j.p_premium as probability',
          'j.stance',
          'f.story_id as storyId',
          'f.role',
        ])
        .select(sql<string[]>`coalesce(j.themes, '{}')`.as('themes'))
        .$if(filter.since !== undefined, (q) => q.where('a.published_at', '>=', filter.since ?? new Date(0)))
        .$if(filter.until !== undefined, (q) => q.where('a.published_at', '<', filter.until ?? new Date(0)))
        .$if(filter.relevance !== undefined, (q) => q.where('j.relevance', '=', filter.relevance ?? 0))
        .$if(filter.theme !== undefined, (q) => q.where(sql<boolean>`${filter.theme} = any(j.themes)`))
        .$if((filter.words ?? []).length > 0, (q) =>
          q.where(sql<boolean>`a.words @@ plainto_tsquery('simple', ${(filter.words ?? []).join(' ')})`),
        )
        .orderBy('a.published_at', 'desc')
        .limit(filter.limit)
        .execute();
    },

    /** How many articles stand in each state. */
    async counts(): Promise<Record<ArticleState, number>> {
      const rows = await db
        .selectFrom('articles')
        .select(['state', (eb) => eb.fn.countAll<string>().as('n')])
        .groupBy('state')
        .execute();
      const counts: Record<string, number> = { found: 0, read: 0, judged: 0, filed: 0 };
      for (const { state, n } of rows) counts[state] = Number(n);
      return counts as Record<ArticleState, number>;
    },
  };
}
