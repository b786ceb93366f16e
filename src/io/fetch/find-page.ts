/**
 * Resolves an article's address and reads its page.
 * An item of a search engine gets the article's own address first, so that it is the same article as in any other feed.
 */
import { canonicalUrl } from '../../core/address/canonical-url.js';
import { siteOf } from '../../core/address/site.js';
import type { ArticleStore } from '../database/articles/article-store.js';
import type { PageRead, ReadPage } from './read-page.js';
import type { ResolveLink } from './resolve-link.js';

/** `known`: the article behind a search engine's address existed already and now has the entries. */
export type FoundPage = PageRead | { kind: 'known'; articleId: string };

export type FindPage = (article: { id: string; url: string; first_seen_at: Date }) => Promise<FoundPage>;

/** Longest wait for a search engine; after that the title must suffice, or the article would miss its edition. */
const PATIENCE_MS = 6 * 3_600_000;

export function createFindPage(deps: {
  now(): Date;
  resolveLink: ResolveLink;
  articles: Pick<ArticleStore, 'moveTo'>;
  readPage: ReadPage;
}): FindPage {
  return async ({ id, url, first_seen_at: since }) => {
    const found = await deps.resolveLink(url);
    if (found.kind === 'wait' && deps.now().getTime() - since.getTime() > PATIENCE_MS)
      return {
        kind: 'failed',
        passing: false,
        detail: `the article’s own address could not be asked for: ${found.detail}`,
      };
    if (found.kind !== 'found') return found;
    if (found.url === url) return deps.readPage(url);
    const place = { key: canonicalUrl(found.url), url: found.url, site: siteOf(found.url) };
    const articleId = await deps.articles.moveTo(id, place);
    return articleId === null ? deps.readPage(found.url) : { kind: 'known', articleId };
  };
}
