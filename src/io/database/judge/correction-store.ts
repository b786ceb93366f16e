/** Corrected judgements: labels typed with `halfstep feedback`, and marks left through the links in an edition. */
import type { CorrectedLabel, Correction } from '../../../core/judge/learn/correction.js';
import type { Db } from '../open-database.js';
import { LabelColumns, listLabels } from './corrected-labels.js';
import { listFeedback } from './list-feedback.js';

export type CorrectionStore = ReturnType<typeof createCorrectionStore>;

export function createCorrectionStore(db: Db) {
  return {
    add: addCorrection(db),
    standing: latestCorrection(db),
    labels: listLabels(db),
    list: listFeedback(db),
  };
}

const addCorrection =
  (db: Db) =>
  async (
    article: { id: string; title: string; text: string; lang: string },
    by: { who: string; at: Date },
    said: Correction,
    label: CorrectedLabel,
  ): Promise<void> => {
    const { id, title, text, lang } = article;
    await db
      .insertInto('corrections')
      .values({ article_id: id, ...by, said: JSON.stringify(said), ...label, title, text, lang })
      .execute();
  };

/** The latest correction of an article; null if there is none. */
const latestCorrection =
  (db: Db) =>
  async (articleId: string): Promise<{ who: string; label: CorrectedLabel } | null> => {
    const row = await db
      .selectFrom('corrections')
      .select(['who', 'relevance', 'themes', 'stance'])
      .where('article_id', '=', articleId)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? { who: row.who, label: LabelColumns.parse(row) } : null;
  };
