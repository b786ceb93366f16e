/** Labels to train on, from corrections and readers' marks. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { CorrectedLabel } from '../../../core/judge/learn/correction.js';
import { Relevance, Stance } from '../../../core/model.js';
import type { Db } from '../open-database.js';

/** A label with the text it was given to. */
export interface CorrectedArticle extends CorrectedLabel {
  /** "feedback-" and the article's id, or the correction's if the article was deleted; distinct from ids of labelled data. */
  id: string;
  title: string;
  text: string;
  lang: string;
}

export const LabelColumns = z.object({ relevance: Relevance, themes: z.array(z.string()), stance: Stance.nullable() });
const LabelRow = LabelColumns.extend({ id: z.string(), title: z.string(), text: z.string(), lang: z.string() });

/** One label for each article: its latest correction, otherwise what readers marked. Ordered by id. */
export const listLabels = (db: Db) => async (): Promise<CorrectedArticle[]> => {
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
    -- "useful" confirms themes and stance as printed, unless a reader objects to the themes
    where (m.off > m.useful or (m.useful > m.off and m.wrong = 0 and j.relevance = 2))
      and not exists (select 1 from corrections c where c.article_id = a.id)`.execute(db);
  return [...typed.rows, ...marked.rows]
    .map((row) => LabelRow.parse(row))
    .map((label) => (label.relevance === 2 ? label : { ...label, themes: [], stance: null }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
};
