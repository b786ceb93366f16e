/**
 * Stage `classify-article`: judges relevance, themes, stance and figures of an article, each with its reasons.
 * A filed article is judged again only when the judge has changed since; it keeps its place in its story.
 */
import { articleText } from '../core/entries/article-text.js';
import type { Store } from '../io/database/store.js';
import type { LiveJudge } from '../io/judge/live-judge.js';
import type { AskModel } from '../io/model/ask-model.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface ClassifyArticleDeps {
  store: { articles: Pick<Store['articles'], 'get'>; judgements: Pick<Store['judgements'], 'save' | 'verdict'> };
  judge: LiveJudge;
  askModel: AskModel;
}

export async function classifyArticle(
  { articleId }: Payload<'classify-article'>,
  deps: ClassifyArticleDeps,
): Promise<Outcome<'classify-article'>> {
  const article = await deps.store.articles.get(articleId);
  if (!article) return skipped('the article is no longer kept');
  const { judge } = await deps.judge.current();
  const filed = article.state === 'filed';
  if (filed && (await deps.store.judgements.verdict(articleId))?.version.split('+')[0] === judge.version)
    return skipped('this judge has judged it already');
  if (!filed && article.state !== 'read') return skipped(`the article is ${article.state}, not read`);
  const text = articleText(article);
  const { judgement, said } = await deps.askModel(text, judge.judge(text));
  await deps.store.judgements.save(articleId, judgement);
  return done(
    {
      relevance: judgement.relevance,
      p: Math.round(judgement.probabilities[2] * 100) / 100,
      themes: judgement.themes,
      stance: judgement.stance,
      figures: judgement.figures.length,
      version: judgement.version,
      ...(said === null ? {} : { model: said }),
    },
    filed ? [] : [{ stage: 'file-article', payload: { articleId } }],
  );
}
