/**
 * Is the article a copy of a known text, another report of a known event, or new?
 */
import { articleText } from '../core/entries/article-text.js';
import { MOST_CANDIDATES, WINDOW_DAYS } from '../core/stories/candidate-index.js';
import type { Filer } from '../core/stories/create-filer.js';
import type { ArticleStore } from '../io/database/articles.js';
import type { FilingStore } from '../io/database/filings.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface FileArticleDeps {
  articles: Pick<ArticleStore, 'get'>;
  filings: Pick<FilingStore, 'file'>;
  filer: Filer;
}

const WINDOW = { daysBefore: WINDOW_DAYS, daysAfter: WINDOW_DAYS, candidates: MOST_CANDIDATES };

export async function fileArticle({ articleId }: Payload<'file-article'>, deps: FileArticleDeps): Promise<Outcome> {
  const article = await deps.articles.get(articleId);
  if (!article) return skipped('the article is no longer kept');
  if (article.state !== 'judged') return skipped(`the article is ${article.state}, not judged`);
  const text = articleText(article);
  const self = {
    id: article.id,
    date: text.date,
    site: text.site,
    publishedAt: article.published_at,
    signature: deps.filer.describeForFiling(text),
  };
  const filed = await deps.filings.file(self, WINDOW, deps.filer.decideFiling);
  return done({ storyId: filed.storyId, role: filed.role, compared: filed.compared });
}
