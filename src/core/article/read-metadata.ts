/**
 * Article metadata in a page's head and markup.
 */

import { sameSite } from '../address/site.js';
import { tidyLine } from './html-to-text.js';
import type { PageDocument, PageElement } from './page-dom.js';

export interface PageMetadata {
  ogTitle?: string;
  pageTitle?: string;
  headings: string[];
  /** Dates as written, best first. */
  dates: string[];
  author?: string;
  /** The outlet in an element that the template marks as the source. */
  source?: string;
  canonicalUrl?: string;
  /** Primary tag of the html element's lang. */
  lang?: string;
}

const DATE_NAMES = [
  'article:published_time',
  'og:published_time',
  'datepublished',
  'pubdate',
  'publishdate',
  'publish_date',
  'publish-date',
  'weibo:article:create_at',
  'dc.date',
  'dc.date.issued',
  'date',
  'sailthru.date',
  'parsely-pub-date',
  'apub:time',
  'article:create_at',
  'og:release_date',
  'release_date',
];
const AUTHOR_NAMES = [
  'author',
  'article:author',
  'og:article:author',
  'dc.creator',
  'parsely-author',
  'sailthru.author',
];

type Metas = Map<string, string>;

function readMetas(document: PageDocument): Metas {
  const metas: Metas = new Map();
  for (const meta of document.querySelectorAll('meta')) {
    const content = meta.getAttribute('content')?.trim();
    const name = meta.getAttribute('property') ?? meta.getAttribute('name') ?? meta.getAttribute('itemprop');
    if (content && name && !metas.has(name.toLowerCase())) metas.set(name.toLowerCase(), content.slice(0, 1000));
  }
  return metas;
}

function textOf(element: PageElement | null): string {
  return tidyLine((element?.textContent ?? '').slice(0, 1000));
}

/** The page's canonical address, if it is on the same site and not the site's front page. */
function canonicalOf(document: PageDocument, metas: Metas, url: string): string | undefined {
  const named = [document.querySelector('link[rel="canonical"]')?.getAttribute('href'), metas.get('og:url')];
  for (const address of named) {
    if (!address || !URL.canParse(address, url)) continue;
    const canonical = new URL(address, url);
    const isPage = canonical.pathname !== '/' || canonical.search !== '' || new URL(url).pathname === '/';
    if (/^https?:$/.test(canonical.protocol) && sameSite(canonical.href, url) && isPage) return canonical.href;
  }
  return undefined;
}

/** Skips values that are not names: meta authors are often profile URLs or the editorial system. */
function authorOf(metas: Metas): string | undefined {
  return AUTHOR_NAMES.map((name) => metas.get(name)).find(
    (name) => name && name.length <= 60 && !/^https?:|^admin$|^(?:unknown|none|null)$/i.test(name),
  );
}

/** "来源：" and the like; an element marked as source may include the label. */
const LABEL = /^(?:文章|消息|信息)?(?:来源|稿源|source|via)\s*[：:]\s*/i;

/** An outlet's name from an element that the template calls "source". Menus and links called that are longer or contain several names. */
function markedSource(document: PageDocument, metas: Metas): string | undefined {
  const marked = [...document.querySelectorAll('[id*="source" i], [class*="source" i]')].slice(0, 5).map(textOf);
  const names = [...marked, metas.get('mediaid') ?? '', metas.get('source') ?? ''].map((name) =>
    name.replace(LABEL, '').trim(),
  );
  return names.find((name) => /\p{L}/u.test(name) && name.length <= 20 && !/[：:|,，。]|\d{2}/.test(name));
}

/** Reads the metadata. @param url absolute address of the page */
export function readMetadata(document: PageDocument, url: string): PageMetadata {
  const metas = readMetas(document);
  const times = [...document.querySelectorAll('[itemprop="datePublished"], time[pubdate], time[datetime]')];
  const dates = [
    ...DATE_NAMES.map((name) => metas.get(name)),
    ...times.slice(0, 3).map((time) => time.getAttribute('datetime') ?? time.getAttribute('content') ?? textOf(time)),
  ];
  const found = {
    ogTitle: metas.get('og:title'),
    pageTitle: textOf(document.querySelector('title')),
    author: authorOf(metas),
    source: markedSource(document, metas),
    canonicalUrl: URL.canParse(url) ? canonicalOf(document, metas, url) : undefined,
    lang: document.documentElement?.getAttribute('lang')?.trim().toLowerCase().split(/[-_]/)[0],
  };
  return {
    ...Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== '')),
    headings: [...document.querySelectorAll('h1')]
      .slice(0, 5)
      .map(textOf)
      .filter((text) => text !== ''),
    dates: dates.filter((date): date is string => date !== undefined && date !== ''),
  };
}
