/**
 * Does the article bear on the topic, on which themes, for or against, with which figures, and why?
 */

import { articleText } from '../core/entries/article-text.js';
import type { Judge } from '../core/judge/create-judge.js';
import type { ArticleStore } from '../io/database/articles.js';
import type { JudgementStore } from '../io/database/judgements.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface ClassifyArticleDeps {
  articles: Pick<ArticleStore, 'get'>;
  judgements: Pick<JudgementStore, 'save'>;
  judge(): Judge;
}

export async function classifyArticle(
  { articleId }: Payload<'classify-article'>,
  deps: ClassifyArticleDeps,
): Promise<Outcome> {
  const article = await deps.articles.get(articleId);
  if (!article) return skipped('the article is no longer kept');
  if (article.state !== 'read') return skipped(`the article is ${article.state}, not read`);
  const judgement = deps.judge().judge(articleText(article));
  await deps.judgements.save(articleId, judgement);
  return done(
    {
      relevance: judgement.relevance,
      p: Math.round(judgement.probabilities[2] * 100) / 100,
      themes: judgement.themes,
      stance: judgement.stance,
      figures: judgement.figures.length,
      version: judgement.version,
    },
    [{ stage: 'file-article', payload: { articleId } }],
  );
}
