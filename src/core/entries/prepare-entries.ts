/**
 * Preparing a feed's items for the store: each one's identity, the article it points to, and the text that came with it.
 */
import { createHash } from 'node:crypto';
import { canonicalUrl } from '../address/canonical-url.js';
import { siteOf } from '../address/site.js';
import { detectLanguage } from '../article/detect-language.js';
import { htmlToText } from '../article/html-to-text.js';
import type { ParsedFeed, ParsedItem } from '../model.js';
import { cleanSearchItem } from './clean-search-item.js';

/** One item of a feed, ready to be stored. */
export interface PreparedEntry {
  /** Identifies the item from poll to poll. */
  identity: string;
  /** Identifies the article across feeds. */
  articleKey: string;
  link: string | null;
  title: string;
  publishedAt: Date | null;
  /** Changes when the title or text changes. */
  bodyHash: string;
  text: string;
  /** entry: the feed gave the full text; teaser: only its beginning or a summary. */
  textFrom: 'entry' | 'teaser';
  author: string | null;
  categories: string[];
  lang: string;
  site: string;
  /** Who published it, if the item names an outlet other than its feed. */
  outlet: string | null;
}

export interface PreparedFeed {
  entries: PreparedEntry[];
  /** False if several items of the feed share an address, in which case its addresses do not identify articles. */
  linksIdentify: boolean;
}

/** What is known about the feed apart from its items. `linksIdentify`: what earlier fetches have shown. */
export interface FeedContext {
  feedId: string;
  /** The configured language, if any; overrides detection. */
  language: string | null;
  linksIdentify: boolean;
}

/** A longer headline is really a text without one; the store keeps it in full as the text. */
const TITLE_LIMIT = 300;
/** Length of a small book; judging and matching do not read beyond it. */
const TEXT_LIMIT = 200_000;
/** The first sentences are enough to detect the language. */
const LANGUAGE_SAMPLE = 500;

/** Entries in the feed's order. Items without title, text and address are left out. */
export function prepareEntries(feed: ParsedFeed, context: FeedContext): PreparedFeed {
  const linksIdentify = context.linksIdentify && !sharesLinks(feed.items);
  const entries = new Map<string, PreparedEntry>();
  for (const item of feed.items) {
    const entry = prepareEntry(item, { ...context, linksIdentify });
    // Of two items with the same identity the first is the newer one, in every order that feeds use.
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

/** Only http and https addresses lead to articles. */
function articleLink(link: string | undefined): string | null {
  return link !== undefined && URL.canParse(link) && /^https?:/i.test(link) ? link : null;
}

/** Whether items with different ids or titles share an address. */
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

/** Shorter texts are fetched from the page if they might be relevant: a newsflash costs one request, a missed text costs the story. */
const SHORT = { zh: 300, other: 800 };
/** What sites put at the end of a text that continues elsewhere. */
const CUT =
  /(…|\.\.\.|\[…\]|\[\.\.\.\]|……|阅读全文|查看全文|阅读原文|继续阅读|read more|continue reading|read the full (article|story))\s*[»›→>]*\s*$/i;
const HAN = /\p{Script=Han}/u;

/** Whether a text is only the beginning of an article. `hasContent`: the feed marked it as full (content:encoded, Atom content). */
function isTeaser(text: string, hasContent: boolean): boolean {
  const tail = text.slice(-60);
  if (CUT.test(tail)) return true;
  if (/appeared first on\b/i.test(text.slice(-300)) && text.length < 2 * SHORT.other) return true;
  const limit = HAN.test(text.slice(0, 200)) ? SHORT.zh : SHORT.other;
  // A text marked as full may be short; half the length is enough.
  return text.length < (hasContent ? limit / 2 : limit);
}
