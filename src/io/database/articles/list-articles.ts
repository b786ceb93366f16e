/** The listing of articles for `halfstep articles`, with judgement and story. */
import { sql } from 'kysely';
import type { Db } from '../open-database.js';

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

/** Newest first. */
export const listArticles =
  (db: Db) =>
  async ({ since, until, relevance, theme, words = [], limit }: ArticleFilter): Promise<ArticleRow[]> =>
    db
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
      .$if(since !== undefined, (q) => q.where('a.published_at', '>=', since ?? new Date(0)))
      .$if(until !== undefined, (q) => q.where('a.published_at', '<', until ?? new Date(0)))
      .$if(relevance !== undefined, (q) => q.where('j.relevance', '=', relevance ?? 0))
      .$if(theme !== undefined, (q) => q.where(sql<boolean>`${theme} = any(j.themes)`))
      .$if(words.length > 0, (q) => q.where(sql<boolean>`a.words @@ plainto_tsquery('simple', ${words.join(' ')})`))
      .orderBy('a.published_at', 'desc')
      .limit(limit)
      .execute();
