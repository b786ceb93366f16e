/** What does an outlet's server answer under which path? */
import { createHash } from 'node:crypto';
import { encodeGbk } from './encode-gbk.js';
import { breakXml, gzipBomb } from './faulty-bodies.js';
import { twinPath } from './link-articles.js';
import { escapeMarkup } from './markup.js';
import type { Outlet } from './outlet.js';
import type { Article } from './tell-articles.js';
import { writeArticlePage } from './write-article-page.js';
import { writeFeed } from './write-feed.js';

/** One answer, ready to send. */
export interface Publication {
  body: Uint8Array;
  contentType: string;
  etag: string;
  lastModified: string;
  contentEncoding: string | null;
}

/** Everything an outlet serves, by path. An outlet that is gone serves nothing. */
export function publishOutlet(outlet: Outlet, articles: readonly Article[], origin: string): Map<string, Publication> {
  const pages = new Map<string, Publication>();
  if (outlet.fault === 'gone') return pages;
  const newest = articles[0]?.published ?? new Date(0);
  for (const [index, article] of articles.entries()) {
    const neighbours = [1, 2, 3].flatMap((step) => articles[(index + step) % articles.length] ?? []);
    const html = writeArticlePage(
      outlet,
      article,
      neighbours.filter((other) => other !== article),
      origin,
    );
    const page = publication(encode(html, outlet), pageType(outlet), article.published);
    pages.set(article.path, page);
    pages.set(twinPath(article.path), page);
  }
  pages.set(outlet.path, publishFeed(outlet, articles, origin, newest));
  pages.set('/', publication(encode(frontPage(outlet, articles), outlet), pageType(outlet), newest));
  pages.set('/robots.txt', publication(encode('User-agent: *\nAllow: /\n', outlet), 'text/plain', newest));
  return pages;
}

function publishFeed(outlet: Outlet, articles: readonly Article[], origin: string, newest: Date): Publication {
  if (outlet.fault === 'bomb') return { ...publication(gzipBomb(), 'text/xml', newest), contentEncoding: 'gzip' };
  const { text, contentType } = writeFeed(outlet, articles, origin);
  return publication(encode(outlet.fault === 'broken' ? breakXml(text) : text, outlet), contentType, newest);
}

function publication(body: Uint8Array, contentType: string, modified: Date): Publication {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  return { body, contentType, etag, lastModified: modified.toUTCString(), contentEncoding: null };
}

const encode = (text: string, outlet: Outlet): Uint8Array =>
  outlet.charset === 'gbk' ? encodeGbk(text) : new TextEncoder().encode(text);

/** GBK sites seldom say so in the header; the page's own meta element does. */
const pageType = (outlet: Outlet): string => (outlet.charset === 'gbk' ? 'text/html' : 'text/html; charset=utf-8');

const feedTypes = {
  rss: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

function frontPage(outlet: Outlet, articles: readonly Article[]): string {
  const links = articles.map((article) => `<li><a href="${article.path}">${escapeMarkup(article.title)}</a></li>`);
  const feed =
    outlet.format === 'html' ? '' : `<link rel="alternate" type="${feedTypes[outlet.format]}" href="${outlet.path}">`;
  return `<!doctype html>
<html lang="${outlet.language}"><head><meta charset="${outlet.charset}"><title>${escapeMarkup(outlet.name)}</title>${feed}</head>
<body><h1>${escapeMarkup(outlet.name)}</h1><p>${escapeMarkup(outlet.tagline)}</p><ul>${links.join('\n')}</ul></body></html>
`;
}
