/**
 * Stage `read-article`: finds an article's own address, full text, language and true date.
 * The page is fetched only if the feed gave a mere teaser and title or teaser might be relevant, so most entries of a general feed
 * never cost a request.
 */
import { mergeText } from '../core/entries/merge-text.js';
import { mightBeRelevant } from '../core/judge/might-be-relevant.js';
import type { Store } from '../io/database/store.js';
import type { FindPage } from '../io/fetch/find-page.js';
import { done, type Outcome, type Payload, skipped, snoozed, type Task } from '../pipeline.js';

export interface ReadArticleDeps {
  now(): Date;
  store: { articles: Pick<Store['articles'], 'get' | 'saveText' | 'wait'> };
  findPage: FindPage;
}

/** Pauses between attempts at a page that fails for a temporary reason; after the last one the teaser is kept. */
const RETRY_MINUTES = [5, 30, 180];

export async function readArticle(
  { articleId }: Payload<'read-article'>,
  deps: ReadArticleDeps,
): Promise<Outcome<'read-article'>> {
  const next: Task<'classify-article'>[] = [{ stage: 'classify-article', payload: { articleId } }];
  const article = await deps.store.articles.get(articleId);
  if (!article) return skipped('the article is no longer kept');
  if (article.state !== 'found') return skipped(`the article is already ${article.state}`);
  const wanted = article.text_from === 'teaser' && article.url !== null && mightBeRelevant(article.title, article.text);
  if (!wanted || article.url === null) {
    await deps.store.articles.saveText(articleId, mergeText(article, null, null));
    return done({ from: article.text_from, chars: article.text.length }, next);
  }
  const page = await deps.findPage({ ...article, url: article.url });
  // The article already exists; its entries now belong to that one, which passes through its own stages.
  if (page.kind === 'known') return done({ from: 'search', same: page.articleId });
  if (page.kind === 'wait') return snoozed(new Date(page.untilMs), 'its host was asked a moment ago');
  const pause = RETRY_MINUTES[article.attempts];
  if (page.kind === 'failed' && page.passing && pause !== undefined) {
    const until = new Date(deps.now().getTime() + pause * 60_000);
    await deps.store.articles.wait(articleId, until, page.detail);
    return snoozed(until, page.detail);
  }
  const read = mergeText(
    article,
    page.kind === 'page' ? page.article : null,
    page.kind === 'failed' ? page.detail : null,
  );
  await deps.store.articles.saveText(articleId, read);
  return done({ from: read.textFrom, chars: read.text.length, fault: read.problem }, next);
}
