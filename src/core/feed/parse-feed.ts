/**
 * Parsing any feed format.
 *
 *     bytes ─inflate─► bytes ─decodeBytes─► text ─readText─► items ─boundFeed─► ParsedFeed
 *            (.gz)             (charset)     │    (format)            (limits)
 *                                            ├─ selectors given ─► readHtmlList
 *                                            ├─ "{" or "[" ──────► readJsonFeed
 *                                            └─ anything else ───► readXmlTree ─► readSitemap, else readXmlFeed;
 *                                                                  if no items, parseWithFeedsmith
 *
 * Whatever the bytes, the result is a feed or a thrown `NotAFeed` that says what came instead.
 */
import { gunzipSync } from 'node:zlib';
import { decodeBytes } from '../bytes/decode-bytes.js';
import type { ParsedFeed } from '../model.js';
import { boundFeed } from './bound-feed.js';
import { parseWithFeedsmith } from './formats/fallback-parsers.js';
import { describeNonFeed, NotAFeed } from './formats/not-a-feed.js';
import { readHtmlList } from './formats/read-html-list.js';
import { readJsonFeed } from './formats/read-json-feed.js';
import type { ReadOptions } from './formats/read-options.js';
import { readSitemap } from './formats/read-sitemap.js';
import { readXmlFeed } from './formats/read-xml-feed.js';
import type { Selectors } from './formats/selectors.js';
import { escapeStrayBrackets } from './xml/repair-xml.js';
import { readXmlTree } from './xml/xml-tree.js';

export interface ParseOptions extends ReadOptions {
  /** Configured charset; overrides what the server and the document declare. */
  charset?: string;
  /** CSS selectors for an HTML list page; without them a web page is not a feed. */
  selectors?: Selectors;
}

/** Bytes of an inflated gzip file: the limit that the sitemap specification sets. */
const MAX_INFLATED = 50 * 1024 * 1024;

/**
 * Parses RSS, RDF, Atom, CDF, JSON Feed, sitemaps and, with `selectors`, an HTML list page. Time and memory are linear in the length of
 * the body. @throws NotAFeed
 */
export function parseFeed(bytes: Uint8Array, contentType?: string, options: ParseOptions = {}): ParsedFeed {
  const decoded = decodeBytes(inflate(bytes), contentType, options.charset);
  const feed = readText(decoded.text, options);
  if (!feed) throw describeNonFeed(decoded.text);
  return boundFeed({ ...feed, problems: [...decoded.faults, ...feed.problems] });
}

/** Sitemaps are often served as `.xml.gz` files, which HTTP clients do not decompress as they do a content encoding. */
function inflate(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_INFLATED });
  } catch {
    throw new NotAFeed('binary', 'a gzip file that is damaged or too large');
  }
}

function readText(text: string, options: ParseOptions): ParsedFeed | undefined {
  if (options.selectors) return readHtmlList(text, options.selectors, options);
  if (/^\s*[{[]/.test(text)) return readJsonFeed(text, options);
  const feed = readXml(text, options) ?? readXml(afterJunk(text), options);
  const isUnread = !feed || (feed.items.length === 0 && /<(?:\w+:)?(?:item|entry)[\s>]/i.test(text));
  return isUnread ? (parseWithFeedsmith(text, options) ?? feed) : feed;
}

function readXml(text: string, options: ParseOptions): ParsedFeed | undefined {
  if (text === '') return undefined;
  const tree = readXmlTree(text, options.url);
  const feed = tree.root && (readSitemap(tree.root, options) ?? readXmlFeed(tree.root, options));
  if (!feed || tree.problems.length === 0) return feed;
  const repaired = escapeStrayBrackets(text);
  if (repaired === text) return { ...feed, problems: [...tree.problems, ...feed.problems] };
  const again = readXml(repaired, options);
  return again && { ...again, problems: ['repaired: a “<” that begins no tag', ...again.problems] };
}

/** The text from the feed's root on, for servers that print warnings before it; '' if the root comes first or is missing. */
function afterJunk(text: string): string {
  const at = text.slice(0, 100_000).search(/<(?:\?xml\s|rss[\s>]|(?:[\w.-]+:)?feed\s|rdf:RDF\s|urlset\s)/i);
  return at > 0 ? text.slice(at) : '';
}
