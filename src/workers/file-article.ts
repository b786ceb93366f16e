/**
 * Is the article a copy of a known text, another report of a known event, or new?
 */
import type { Settings } from '../core/config/settings.js';
import { articleText } from '../core/entries/article-text.js';
import type { Filer } from '../core/stories/decide/create-filer.js';
import type { ArticleStore } from '../io/database/articles/article-store.js';
import type { FilingStore } from '../io/database/filing-store.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface FileArticleDeps {
  articles: Pick<ArticleStore, 'get'>;
  filings: Pick<FilingStore, 'file'>;
  filer: Filer;
  settings(): Pick<Settings, 'stories'>;
}

export async function fileArticle(
  { articleId }: Payload<'file-article'>,
  deps: FileArticleDeps,
): Promise<Outcome<'file-article'>> {
  const article = await deps.articles.get(articleId);
  if (!article) return skipped('the article is no longer kept');
  if (article.state !== 'judged') return skipped(`the article is ${article.state}, not judged`);
  const text = articleText(article);
  const self = {
    id: article.id,
    key: article.key,
    publishedAt: article.published_at,
    site: text.site,
    signature: deps.filer.describeForFiling(text),
  };
  const { storyId, role, compared, moved } = await deps.filings.file(self, deps.filer, deps.settings().stories);
  return done({ storyId, role, compared, moved: moved.length });
}
