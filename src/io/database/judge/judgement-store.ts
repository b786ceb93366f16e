/** The judgement of each article: by which version, and why. */
import { z } from 'zod';
import { Figure, type Judgement, Relevance, Stance, Why } from '../../../core/model.js';
import type { Db } from '../open-database.js';
import { countNearCut, newestTexts, onTopicTexts } from './judged-articles.js';
import { countRejudged, staleArticles } from './rejudging.js';
import { previousVerdict, sameVerdict, selectVerdict } from './verdict.js';

export type JudgementStore = ReturnType<typeof createJudgementStore>;

export function createJudgementStore(db: Db) {
  return {
    save: saveJudgement(db),
    get: getJudgement(db),
    verdict: selectVerdict(db),
    previous: previousVerdict(db),
    stale: staleArticles(db),
    rejudged: countRejudged(db),
    nearCut: countNearCut(db),
    onTopic: onTopicTexts(db),
    newestTexts: newestTexts(db),
  };
}

/** Replaces the article's judgement, and moves the article on to be filed unless it is filed already. */
const saveJudgement =
  (db: Db) =>
  async (articleId: string, judgement: Judgement): Promise<void> => {
    const before = await selectVerdict(db)(articleId);
    const row = {
      previous: before && !sameVerdict(before, judgement) ? JSON.stringify(before) : null,
      version: judgement.version,
      relevance: judgement.relevance,
      p_premium: judgement.probabilities[2],
      probabilities: judgement.probabilities,
      themes: judgement.themes,
      theme_scores: JSON.stringify(judgement.themeScores),
      stance: judgement.stance,
      why: JSON.stringify(judgement.why),
      judged_at: new Date(),
    };
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('judgements')
        .values({ article_id: articleId, ...row })
        .onConflict((conflict) => conflict.column('article_id').doUpdateSet(row))
        .execute();
      await tx.deleteFrom('figures').where('article_id', '=', articleId).execute();
      if (judgement.figures.length > 0) {
        const figures = judgement.figures.map((figure, rank) => figureRow(articleId, figure, rank));
        await tx.insertInto('figures').values(figures).execute();
      }
      await tx
        .updateTable('articles')
        .set({ state: 'judged', state_at: new Date(), wait_until: null, attempts: 0 })
        .where('id', '=', articleId)
        .where('state', '<>', 'filed')
        .execute();
    });
  };

function figureRow(articleId: string, figure: Figure, rank: number) {
  return {
    article_id: articleId,
    rank,
    metric: figure.metric,
    subject: figure.subject,
    value: figure.value,
    unit: figure.unit,
    period: figure.period,
    figure: JSON.stringify(figure),
  };
}

const ThemeScores = z.record(z.string(), z.number());
const Probabilities = z.tuple([z.number(), z.number(), z.number()]);

const getJudgement =
  (db: Db) =>
  async (articleId: string): Promise<Judgement | undefined> => {
    const row = await db.selectFrom('judgements').selectAll().where('article_id', '=', articleId).executeTakeFirst();
    if (!row) return undefined;
    const figures = await db
      .selectFrom('figures')
      .select('figure')
      .where('article_id', '=', articleId)
      .orderBy('rank')
      .execute();
    return {
      version: row.version,
      relevance: Relevance.parse(row.relevance),
      probabilities: Probabilities.parse(row.probabilities),
      themes: row.themes,
      themeScores: ThemeScores.parse(row.theme_scores),
      stance: Stance.nullable().parse(row.stance),
      figures: figures.map(({ figure }) => Figure.parse(figure)),
      why: Why.parse(row.why),
    };
  };
