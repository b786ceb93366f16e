/**
 * What does this feed say?
 * Bytes are decoded first, then read by the reader of their format. Whatever the bytes, the answer is a feed or one `NotAFeed`.
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
  /** The operator's word on the charset; beats what the server and the document say. */
  charset?: string;
  /** Where the entries of an HTML list page stand; without them a page is not a feed. */
  selectors?: Selectors;
}

/** Bytes of an opened gzip file; what a sitemap may have by its specification. */
const MOST_INFLATED = 50 * 1024 * 1024;

/**
 * Parses RSS, RDF, Atom, CDF, JSON Feed, sitemaps, and with `selectors` an HTML list page. Time and memory grow with the length of the
 * body only. @throws NotAFeed
 */
export function parseFeed(bytes: Uint8Array, contentType?: string, options: ParseOptions = {}): ParsedFeed {
  const decoded = decodeBytes(inflate(bytes), contentType, options.charset);
  const feed = readText(decoded.text, options);
  if (!feed) throw describeNonFeed(decoded.text);
  return boundFeed({ ...feed, problems: [...decoded.faults, ...feed.problems] });
}

/** Sitemaps are kept as `.xml.gz` files; unlike a content encoding no HTTP client opens them. */
function inflate(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_INFLATED });
  } catch {
    throw new NotAFeed('binary', 'a gzip file that is damaged or too large');
  }
}

function readText(text: string, options: ParseOptions): ParsedFeed | undefined {
  if (options.selectors) return readHtmlList(text, options.selectors, options);
  if (/^\s*[{[]/.test(text)) return readJsonFeed(text, options);
  const feed = readXml(text, options) ?? readXml(afterJunk(text), options);
  const isMute = !feed || (feed.items.length === 0 && /<(?:\w+:)?(?:item|entry)[\s>]/i.test(text));
  return isMute ? (parseWithFeedsmith(text, options) ?? feed) : feed;
}

function readXml(text: string, options: ParseOptions): ParsedFeed | undefined {
  if (text === '') return undefined;
  const tree = readXmlTree(text, options.url);
  const feed = tree.root && (readSitemap(tree.root, options) ?? readXmlFeed(tree.root, options));
  if (!feed || tree.problems.length === 0) return feed;
  const mended = escapeStrayBrackets(text);
  if (mended === text) return { ...feed, problems: [...tree.problems, ...feed.problems] };
  const again = readXml(mended, options);
  return again && { ...again, problems: ['mended: a “<” that begins no tag', ...again.problems] };
}

/** Servers print warnings before the feed; what follows them may be whole. '' where nothing precedes the root or no root is found. */
function afterJunk(text: string): string {
  const at = text.slice(0, 100_000).search(/<(?:\?xml\s|rss[\s>]|(?:[\w.-]+:)?feed\s|rdf:RDF\s|urlset\s)/i);
  return at > 0 ? text.slice(at) : '';
}
