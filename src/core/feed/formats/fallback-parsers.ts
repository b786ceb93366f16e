/**
 * feedsmith and rss-parser as fallbacks, for documents in which our own reader finds no feed.
 * feedsmith comes first, rss-parser last. Both get only short texts that look like a feed: their time and memory are not linear in the
 * length of the text.
 */
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import type { ParsedFeed, ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { type ReadOptions, readPublished } from './read-options.js';

/** Beyond this, a second full parse costs more than its small chance of success is worth. */
const MAX_CHARS = 500_000;
const LOOKS_LIKE_FEED = /<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]/i;

/** An item of either library, reduced to their common fields. */
type LibraryItem = Omit<ParsedItem, 'categories' | 'published' | 'publishedRaw'> & { date: string | undefined };

/** The feed as feedsmith parses it; undefined if it rejects the text or finds no items either. */
export function parseWithFeedsmith(text: string, options: ReadOptions): ParsedFeed | undefined {
  if (text.length > MAX_CHARS || !LOOKS_LIKE_FEED.test(text)) return undefined;
  try {
    const parsed = parseFeed(text);
    if (parsed.format === 'json') return undefined;
    const items = parsed.format === 'atom' ? fromAtom(parsed.feed.entries ?? []) : fromRss(parsed.feed.items ?? []);
    const title = typeof parsed.feed.title === 'object' ? parsed.feed.title.value : parsed.feed.title;
    return toFeed(parsed.format, title, items, 'feedsmith', options);
  } catch {
    return undefined;
  }
}

/**
 * The feed as rss-parser parses it; undefined if it rejects the text or finds no items. It may never return, so call it only in a thread
 * that can be killed.
 */
export async function parseWithRssParser(text: string, options: ReadOptions): Promise<ParsedFeed | undefined> {
  if (text.length > MAX_CHARS || !LOOKS_LIKE_FEED.test(text)) return undefined;
  try {
    const parsed = await new RssParser().parseString(text);
    const items = parsed.items.map(
      ({ title, link, guid, creator: author, summary, content, isoDate, pubDate }): LibraryItem => ({
        title,
        link,
        guid,
        author,
        summary,
        content,
        date: isoDate ?? pubDate,
      }),
    );
    return toFeed('rss', parsed.title, items, 'rss-parser', options);
  } catch {
    return undefined;
  }
}

type FeedsmithResult = ReturnType<typeof parseFeed<string>>;
type AtomEntry = NonNullable<Extract<FeedsmithResult, { format: 'atom' }>['feed']['entries']>[number];
type RssItem = NonNullable<Extract<FeedsmithResult, { format: 'rss' | 'rdf' }>['feed']['items']>[number];

function fromAtom(entries: AtomEntry[]): LibraryItem[] {
  return entries.map((entry) => ({
    title: entry.title?.value,
    link: entry.links?.find((link) => (link.rel ?? 'alternate') === 'alternate')?.href,
    guid: entry.id,
    date: entry.published ?? entry.updated,
    author: entry.authors?.[0]?.name,
    summary: entry.summary?.value,
    content: entry.content?.value,
  }));
}

function fromRss(items: RssItem[]): LibraryItem[] {
  return items.map((item) => ({
    title: typeof item.title === 'object' ? undefined : item.title,
    link: item.link,
    guid: 'guid' in item ? item.guid?.value : undefined,
    date: 'pubDate' in item ? item.pubDate : undefined,
    summary: item.description,
    content: item.content?.encoded,
  }));
}

function toFeed(
  kind: 'rss' | 'atom' | 'rdf',
  title: string | undefined,
  found: LibraryItem[],
  reader: string,
  options: ReadOptions,
): ParsedFeed | undefined {
  if (found.length === 0) return undefined;
  const problems = [`read by ${reader}: our own reader found no entries`];
  const items = found.map(({ date, ...facts }): ParsedItem => {
    return { ...omitUndefined(facts), ...readPublished([date], options, problems), categories: [] };
  });
  return { kind, ...omitUndefined({ title }), items, problems };
}
