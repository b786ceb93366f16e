/**
 * Stage `file-article`: files an article as a copy of a known text, another report of a known event, or a new story.
 */
import type { Settings } from '../core/config/settings.js';
import { articleText } from '../core/entries/article-text.js';
import type { Filer } from '../core/stories/decide/create-filer.js';
import type { Store } from '../io/database/store.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface FileArticleDeps {
  store: { articles: Pick<Store['articles'], 'get'>; filings: Pick<Store['filings'], 'file'> };
  filer: Filer;
  settings(): Pick<Settings, 'stories'>;
}

export async function fileArticle(
  { articleId }: Payload<'file-article'>,
  deps: FileArticleDeps,
): Promise<Outcome<'file-article'>> {
  const article = await deps.store.articles.get(articleId);
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
  const { storyId, role, compared, moved } = await deps.store.filings.file(self, deps.filer, deps.settings().stories);
  return done({ storyId, role, compared, moved: moved.length });
}
