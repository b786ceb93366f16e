/** The listing of corrections and marks for `halfstep feedback list`. */
import { sql } from 'kysely';
import { Correction } from '../../../core/judge/learn/correction.js';
import type { Db } from '../open-database.js';

export interface FeedbackRow {
  at: Date;
  who: string;
  articleId: string | null;
  title: string;
  /** A correction, or the name of a mark. */
  said: Correction | string;
}

/** Newest first, of all articles or of one. A mark belongs to a story, and is listed with the story's original. */
export const listFeedback =
  (db: Db) =>
  async (limit: number, articleId?: string): Promise<FeedbackRow[]> => {
    const typed = await db
      .selectFrom('corrections')
      .select(['at', 'who', 'article_id as articleId', 'title', 'said'])
      .$if(articleId !== undefined, (query) => query.where('article_id', '=', articleId ?? null))
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
    const marked = await db
      .selectFrom('feedback as f')
      .innerJoin('deliveries as d', 'd.id', 'f.delivery_id')
      .leftJoin('filings as o', (join) => join.onRef('o.story_id', '=', 'f.story_id').on('o.role', '=', 'original'))
      .leftJoin('articles as a', 'a.id', 'o.article_id')
      .select(['f.at', 'd.recipient as who', 'o.article_id as articleId', 'f.mark as said'])
      .select(sql<string>`coalesce(a.title, '')`.as('title'))
      .$if(articleId !== undefined, (query) => query.where('o.article_id', '=', articleId ?? null))
      .orderBy('f.at', 'desc')
      .limit(limit)
      .execute();
    return [...typed.map((row) => ({ ...row, said: Correction.parse(row.said) })), ...marked]
      .sort((a, b) => b.at.getTime() - a.at.getTime())
      .slice(0, limit);
  };
