/**
 * Which pages does a sitemap announce?
 * News sitemaps (Google's extension) carry titles and dates; plain ones only addresses, so their items have no title.
 */
import type { ParsedFeed, ParsedItem } from '../model.js';
import { plainText } from './element-text.js';
import { joinUrl } from './join-url.js';
import { NotAFeed } from './not-a-feed.js';
import { parseDate } from './parse-date.js';
import type { ReadOptions } from './read-xml-feed.js';
import { childOf, childrenOf, type XmlElement } from './xml-tree.js';

/** Reads a `urlset`; undefined for any other root. @throws NotAFeed for an index of sitemaps, naming the newest of them. */
export function readSitemap(root: XmlElement, options: ReadOptions): ParsedFeed | undefined {
  if (root.name === 'sitemapindex') throw new NotAFeed('sitemap-index', describeIndex(root));
  if (root.name !== 'urlset') return undefined;
  const faults: string[] = [];
  const urls = childrenOf(root, 'url');
  const title = urls.map((url) => plainText(publicationPart(url, 'news:name'))).find((name) => name !== undefined);
  const language = urls
    .map((url) => plainText(publicationPart(url, 'news:language')))
    .find((name) => name !== undefined);
  const items = urls.map((url) => readUrl(url, options, faults)).filter((item) => item.link !== undefined);
  return { kind: 'sitemap', ...(title ? { title } : {}), ...(language ? { language } : {}), items, faults };
}

function readUrl(url: XmlElement, options: ReadOptions, faults: string[]): ParsedItem {
  const news = childOf(url, 'news:news');
  const link = plainText(childOf(url, 'loc'));
  const title = news && plainText(childOf(news, 'news:title'));
  const raw = plainText(news && childOf(news, 'news:publication_date')) ?? plainText(childOf(url, 'lastmod'));
  const keywords = (news && plainText(childOf(news, 'news:keywords'))) ?? '';
  const reading = raw === undefined ? undefined : parseDate(raw, options);
  if (reading?.kind === 'refused') faults.push(`date refused (${reading.reason}): ${reading.detail}`);
  return {
    ...(title === undefined ? {} : { title }),
    ...(link === undefined ? {} : { link: joinUrl(link, options.url), guid: link }),
    ...(reading?.kind === 'date' ? { published: reading.iso } : {}),
    ...(raw === undefined ? {} : { publishedRaw: raw }),
    categories: [
      ...new Set(
        keywords
          .split(/[,，;]/)
          .map((word) => word.trim())
          .filter((word) => word !== ''),
      ),
    ],
  };
}

function publicationPart(url: XmlElement, name: string): XmlElement | undefined {
  const news = childOf(url, 'news:news');
  const publication = news && childOf(news, 'news:publication');
  return publication && childOf(publication, name);
}

function describeIndex(root: XmlElement): string {
  const parts = childrenOf(root, 'sitemap').map((map) => ({
    address: plainText(childOf(map, 'loc')) ?? '',
    changed: plainText(childOf(map, 'lastmod')) ?? '',
  }));
  const newest = parts.reduce(
    (best, next) => (next.changed > best.changed ? next : best),
    parts[0] ?? { address: '', changed: '' },
  );
  return `an index of ${parts.length} sitemaps; the newest is ${newest.address}`;
}
