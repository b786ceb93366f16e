/**
 * What do people say an article should have been judged?
 * Two sources: whole labels typed with `halfstep feedback`, and the marks that readers leave by the links in an edition.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { type CorrectedLabel, Correction } from '../../../core/judge/learn/correction.js';
import { Relevance, Stance } from '../../../core/model.js';
import type { Db } from '../open-database.js';

/** A label with the text that it was given to. */
export interface CorrectedArticle extends CorrectedLabel {
  /** Of the article while it is kept, else of the correction; told apart from ids of labelled data. */
  id: string;
  title: string;
  text: string;
  lang: string;
}

/** One line of `halfstep feedback list`. */
export interface FeedbackRow {
  at: Date;
  who: string;
  articleId: string | null;
  title: string;
  /** A correction's words, or the name of a mark. */
  said: Correction | string;
}

const LabelColumns = z.object({ relevance: Relevance, themes: z.array(z.string()), stance: Stance.nullable() });
const LabelRow = LabelColumns.extend({ id: z.string(), title: z.string(), text: z.string(), lang: z.string() });

export type CorrectionStore = ReturnType<typeof createCorrectionStore>;

export function createCorrectionStore(db: Db) {
  return {
    async add(
      article: { id: string; title: string; text: string; lang: string },
      by: { who: string; at: Date },
      said: Correction,
      label: CorrectedLabel,
    ): Promise<void> {
      const { id, title, text, lang } = article;
      await db
        .insertInto('corrections')
        .values({ article_id: id, ...by, said: JSON.stringify(said), ...label, title, text, lang })
        .execute();
    },

    /** What the latest correction of an article makes of it, by whom; null where nobody corrected it. */
    async standing(articleId: string): Promise<{ who: string; label: CorrectedLabel } | null> {
      const row = await db
        .selectFrom('corrections')
        .select(['who', 'relevance', 'themes', 'stance'])
        .where('article_id', '=', articleId)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { who: row.who, label: LabelColumns.parse(row) } : null;
    },

    /** Labels to learn from: of an article the latest correction; where there is none, what readers marked. Ordered by id. */
    async labels(): Promise<CorrectedArticle[]> {
      const typed = await sql`
        select distinct on (coalesce(article_id, -id)) 'feedback-' || coalesce(article_id::text, 'c' || id) as id,
               title, text, lang, relevance::int as relevance, themes, stance
        from corrections order by coalesce(article_id, -id), corrections.at desc, corrections.id desc`.execute(db);
      const marked = await sql`
        select 'feedback-' || a.id as id, a.title, a.text, a.lang, j.stance, j.themes,
               case when m.useful > m.off then 2
                    when j.probabilities[2] >= j.probabilities[1] then 1 else 0 end as relevance
        from (select story_id, count(*) filter (where mark = 'useful') as useful,
                     count(*) filter (where mark = 'off-topic') as off,
                     count(*) filter (where mark = 'wrong-theme') as wrong
              from feedback group by story_id) m
        join filings f on f.story_id = m.story_id and f.role = 'original'
        join articles a on a.id = f.article_id and a.text <> ''
        join judgements j on j.article_id = a.id
        -- "useful" confirms themes and stance as printed, unless somebody objects to the themes
        where (m.off > m.useful or (m.useful > m.off and m.wrong = 0 and j.relevance = 2))
          and not exists (select 1 from corrections c where c.article_id = a.id)`.execute(db);
      return [...typed.rows, ...marked.rows]
        .map((row) => LabelRow.parse(row))
        .map((label) => (label.relevance === 2 ? label : { ...label, themes: [], stance: null }))
        .sort((a, b) => (a.id < b.id ? -1 : 1));
    },

    /** Newest first, typed and marked; of all articles, or of one. A mark is given to a story, and shown with its original. */
    async list(limit: number, articleId?: string): Promise<FeedbackRow[]> {
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
    },
  };
}
