/** What an outlet's server answers for each path. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { encodeGbk } from './encode-gbk.js';
import { escapeMarkup } from './markup.js';
import type { Outlet } from './outlet.js';
import type { SampleArticle } from './sample-articles.js';
import { writeArticlePage } from './write-article-page.js';
import { twinPath, writeFeed } from './write-feed.js';

/** One answer, ready to send. */
export interface SampleResponse {
  body: Uint8Array;
  contentType: string;
  etag: string;
  lastModified: string;
  contentEncoding: string | null;
}

/** Everything an outlet serves, by path; nothing for an outlet that is gone. */
export function publishOutlet(
  outlet: Outlet,
  articles: readonly SampleArticle[],
  origin: string,
): Map<string, SampleResponse> {
  const pages = new Map<string, SampleResponse>();
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
    const page = response(encode(html, outlet), pageType(outlet), article.published);
    pages.set(article.path, page);
    pages.set(twinPath(article.path), page);
  }
  pages.set(outlet.path, publishFeed(outlet, articles, origin, newest));
  pages.set('/', response(encode(frontPage(outlet, articles), outlet), pageType(outlet), newest));
  pages.set('/robots.txt', response(encode('User-agent: *\nAllow: /\n', outlet), 'text/plain', newest));
  return pages;
}

function publishFeed(outlet: Outlet, articles: readonly SampleArticle[], origin: string, newest: Date): SampleResponse {
  if (outlet.fault === 'bomb') return { ...response(gzipBomb(), 'text/xml', newest), contentEncoding: 'gzip' };
  const { text, contentType } = writeFeed(outlet, articles, origin);
  return response(encode(outlet.fault === 'broken' ? breakXml(text) : text, outlet), contentType, newest);
}

function response(body: Uint8Array, contentType: string, modified: Date): SampleResponse {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  return { body, contentType, etag, lastModified: modified.toUTCString(), contentEncoding: null };
}

const encode = (text: string, outlet: Outlet): Uint8Array =>
  outlet.charset === 'gbk' ? encodeGbk(text) : new TextEncoder().encode(text);

/** GBK sites rarely name the charset in the header, only in the page's meta element. */
const pageType = (outlet: Outlet): string => (outlet.charset === 'gbk' ? 'text/html' : 'text/html; charset=utf-8');

const feedTypes = {
  rss: 'application/rss+xml',
  rdf: 'application/rdf+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

function frontPage(outlet: Outlet, articles: readonly SampleArticle[]): string {
  const links = articles.map((article) => `<li><a href="${article.path}">${escapeMarkup(article.title)}</a></li>`);
  const feed =
    outlet.format === 'html' ? '' : `<link rel="alternate" type="${feedTypes[outlet.format]}" href="${outlet.path}">`;
  return `<!doctype html>
<html lang="${outlet.language}"><head><meta charset="${outlet.charset}"><title>${escapeMarkup(outlet.name)}</title>${feed}</head>
<body><h1>${escapeMarkup(outlet.name)}</h1><p>${escapeMarkup(outlet.tagline)}</p><ul>${links.join('\n')}</ul></body></html>
`;
}

/**
 * Breaks a feed as real sites do: bare ampersands, an entity unknown to XML, and truncation inside a tag of the last item.
 * A strict parser reads nothing; a tolerant one reads all items except the last.
 */
function breakXml(xml: string): string {
  const cut = xml.slice(0, xml.lastIndexOf('<title>') + 3);
  return cut.replaceAll('&amp;', '&').replace('</description>', '&nbsp;</description>');
}

const MEMBER_BYTES = 10_000_000;
const MEMBERS = 20;

/** A gzip body of about 200 KB that inflates to 200 MB: one member, repeated. */
export function gzipBomb(): Buffer {
  const opening = gzipSync('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>');
  const member = gzipSync(Buffer.alloc(MEMBER_BYTES, 0x20));
  return Buffer.concat([opening, ...Array.from({ length: MEMBERS }, () => member)]);
}
