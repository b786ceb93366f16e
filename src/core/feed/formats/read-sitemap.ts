/**
 * Reading sitemaps.
 * News sitemaps (Google's extension) carry titles and dates; plain ones carry only addresses, so their items have no title.
 */

import { joinUrl } from '../../address/site.js';
import type { ParsedFeed, ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { pluralize } from '../../text/clean-text.js';
import { plainText } from '../xml/element-text.js';
import { childOf, childrenOf, type XmlElement } from '../xml/xml-element.js';
import { NotAFeed } from './not-a-feed.js';
import { MAX_ITEMS, type ReadOptions, readPublished } from './read-options.js';

/** Sitemaps of an index worth fetching: news is in the newest ones, and each costs a request to the host. */
const MAX_PARTS = 3;

/** Reads a `urlset`; undefined for any other root. @throws NotAFeed for an index of sitemaps, naming the newest of them */
export function readSitemap(root: XmlElement, options: ReadOptions): ParsedFeed | undefined {
  if (root.name === 'sitemapindex') throw describeIndex(root, options.url);
  if (root.name !== 'urlset') return undefined;
  const problems: string[] = [];
  const urls = childrenOf(root, 'url').slice(0, MAX_ITEMS + 1);
  const first = (name: string) => urls.map((url) => publicationPart(url, name)).find((text) => text !== undefined);
  const items = urls.map((url) => readUrl(url, options, problems)).filter((item) => item.link !== undefined);
  return {
    kind: 'sitemap',
    ...omitUndefined({ title: first('news:name'), language: first('news:language') }),
    items,
    problems,
  };
}

function readUrl(url: XmlElement, options: ReadOptions, problems: string[]): ParsedItem {
  const news = childOf(url, 'news:news');
  const part = (name: string) => plainText(news && childOf(news, name));
  const link = plainText(childOf(url, 'loc'));
  const keywords = (part('news:keywords') ?? '').split(/[,，;]/).map((word) => word.trim());
  return omitUndefined({
    title: part('news:title'),
    link: link && joinUrl(link, options.url),
    guid: link,
    ...readPublished([part('news:publication_date'), plainText(childOf(url, 'lastmod'))], options, problems),
    categories: [...new Set(keywords.filter((word) => word !== ''))],
  });
}

function publicationPart(url: XmlElement, name: string): string | undefined {
  const news = childOf(url, 'news:news');
  const publication = news && childOf(news, 'news:publication');
  return plainText(publication && childOf(publication, name));
}

/** Sorts by date; if dates are missing or equal, by the number in the name ("sitemap-2026-11", "post-sitemap12"). */
function describeIndex(root: XmlElement, base: string | undefined): NotAFeed {
  const all = childrenOf(root, 'sitemap').flatMap((map) => {
    const address = plainText(childOf(map, 'loc'));
    return address === undefined
      ? []
      : [{ address: joinUrl(address, base), changed: plainText(childOf(map, 'lastmod')) ?? '' }];
  });
  const newest = all
    .sort((a, b) => compare(b.changed, a.changed) || b.address.localeCompare(a.address, 'en', { numeric: true }))
    .slice(0, MAX_PARTS)
    .map(({ address }) => address);
  const detail = `an index of ${pluralize(all.length, 'sitemap')}; the newest is ${newest[0] ?? ''}`;
  return new NotAFeed('sitemap-index', detail, newest);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
