/** Which address of an article does an outlet's feed give? */
import type { Outlet } from './outlet.js';
import type { Article } from './tell-articles.js';

/** Page, mobile twin and tracked forms all lead to the same page. `origin` has no trailing slash. */
export function linkInFeed(article: Article, outlet: Outlet, origin: string, index: number): string {
  const page = `${origin}${article.path}`;
  if (outlet.links === 'plain') return page;
  const tracked = 'utm_source=rss&utm_medium=feed&spm=a2h0k.feed.0.0';
  if (outlet.links === 'tracked') return `${page}?${tracked}`;
  return index % 2 === 0 ? `${page}?from=timeline&isappinstalled=0` : `${origin}${twinPath(article.path)}?${tracked}`;
}

/** Path of the AMP twin of a page. */
export function twinPath(path: string): string {
  return path.replace(/\.html$/, '.amp.html');
}
