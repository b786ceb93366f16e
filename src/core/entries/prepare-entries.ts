/**
 * What does a feed's item mean to the store: which entry is it, which article does it point to, and what text came with it?
 */
import { createHash } from 'node:crypto';
import { canonicalUrl } from '../address/canonical-url.js';
import { siteOf } from '../address/site-of.js';
import { detectLanguage } from '../article/detect-language.js';
import { htmlToText } from '../article/html-to-text.js';
import type { ParsedFeed, ParsedItem } from '../model.js';
import { cleanSearchItem } from './clean-search-item.js';

/** One item of a feed, ready to be kept. */
export interface PreparedEntry {
  /** What makes it the same item at the next poll. */
  identity: string;
  /** What makes it the same article in another feed. */
  articleKey: string;
  link: string | null;
  title: string;
  publishedAt: Date | null;
  /** Changes when title or text change. */
  bodyHash: string;
  text: string;
  /** entry: the feed gave the text whole; teaser: only its beginning or a summary. */
  textFrom: 'entry' | 'teaser';
  author: string | null;
  categories: string[];
  lang: string;
  site: string;
  /** Who published it, where the item names another than its feed. */
  outlet: string | null;
}

export interface PreparedFeed {
  entries: PreparedEntry[];
  /** False where several items of one feed share an address: then no address of this feed names an article. */
  linksIdentify: boolean;
}

/** What is known of the feed beside its items. `linksIdentify`: what earlier fetches have shown. */
export interface FeedContext {
  feedId: string;
  /** As configured, where the feed's own word is not trusted. */
  language: string | null;
  linksIdentify: boolean;
}

/** A headline longer than this is a text without headline; the store keeps it whole as text. */
const TITLE_LIMIT = 300;
/** A whole book in one item: what is beyond this is not read by judging or matching. */
const TEXT_LIMIT = 200_000;
/** A language shows in its first sentences. */
const LANGUAGE_SAMPLE = 500;

/** Entries in the feed's order; an item that shows nothing (no title, text or address) is left out. */
export function prepareEntries(feed: ParsedFeed, context: FeedContext): PreparedFeed {
  const linksIdentify = context.linksIdentify && !sharesLinks(feed.items);
  const entries = new Map<string, PreparedEntry>();
  for (const item of feed.items) {
    const entry = prepareEntry(item, { ...context, linksIdentify });
    // The first of two items with one identity is the newer one in every feed order that is used.
    if (entry && !entries.has(entry.identity)) entries.set(entry.identity, entry);
  }
  return { entries: [...entries.values()], linksIdentify };
}

function prepareEntry(given: ParsedItem, context: FeedContext): PreparedEntry | null {
  const { item, outlet, home } = cleanSearchItem(given);
  const link = articleLink(item.link);
  const summary = htmlToText(item.summary ?? '');
  const content = htmlToText(item.content ?? '');
  const text = (content.length >= summary.length ? content : summary).slice(0, TEXT_LIMIT);
  const title = clip(
    htmlToText(item.title ?? '')
      .replace(/\s+/g, ' ')
      .trim() ||
      (text.split('\n')[0] ?? ''),
  );
  if (title === '' && link === null) return null;
  const named = item.guid?.trim() || link || '';
  const identity = named === '' || named.length > TITLE_LIMIT ? digest(named, title, item.publishedRaw ?? '') : named;
  return {
    identity,
    articleKey: link !== null && context.linksIdentify ? canonicalUrl(link) : `${context.feedId}#${identity}`,
    link,
    title: title || (link ?? ''),
    publishedAt: item.published === undefined ? null : new Date(item.published),
    bodyHash: digest(title, text),
    text,
    textFrom: isTeaser(text, content.length > 0) ? 'teaser' : 'entry',
    author: item.author ?? null,
    categories: item.categories.slice(0, 20),
    lang: context.language?.split('-')[0] ?? detectLanguage(`${title}\n${text.slice(0, LANGUAGE_SAMPLE)}`),
    site: siteOf(home ?? link ?? ''),
    outlet,
  };
}

/** Only http and https lead to an article. */
function articleLink(link: string | undefined): string | null {
  return link !== undefined && URL.canParse(link) && /^https?:/i.test(link) ? link : null;
}

/** Whether items that name themselves differently give one address. */
function sharesLinks(items: ParsedItem[]): boolean {
  const seen = new Map<string, string>();
  for (const { link, guid, title } of items) {
    if (link === undefined) continue;
    const self = guid ?? title ?? '';
    const other = seen.get(link);
    if (other !== undefined && other !== self) return true;
    seen.set(link, self);
  }
  return false;
}

function clip(text: string): string {
  return text.length <= TITLE_LIMIT ? text : `${text.slice(0, TITLE_LIMIT - 1)}…`;
}

function digest(...parts: string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 22);
}

/** Shorter texts are read from the page where the topic could be touched: a flash costs one request, a lost text the story. */
const SHORT = { zh: 300, other: 800 };
/** What sites put at the end of a text that goes on elsewhere. */
const CUT =
  /(…|\.\.\.|\[…\]|\[\.\.\.\]|……|阅读全文|查看全文|阅读原文|继续阅读|read more|continue reading|read the full (article|story))\s*[»›→>]*\s*$/i;
const HAN = /\p{Script=Han}/u;

/** `hasContent`: the feed marked the text as the full one (content:encoded, Atom content). */
function isTeaser(text: string, hasContent: boolean): boolean {
  const tail = text.slice(-60);
  if (CUT.test(tail)) return true;
  if (/appeared first on\b/i.test(text.slice(-300)) && text.length < 2 * SHORT.other) return true;
  const limit = HAN.test(text.slice(0, 200)) ? SHORT.zh : SHORT.other;
  // A marked full text may be short; half the length is then enough.
  return text.length < (hasContent ? limit / 2 : limit);
}
