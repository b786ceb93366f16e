/**
 * Do others see a feed where our own reader sees none?
 * feedsmith is asked first, rss-parser last; both are asked only about short texts that look like a feed, because their time and memory are not
 * bounded by the length of the text.
 */
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import type { ParsedFeed, ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { type ReadOptions, readPublished } from './read-options.js';

/** Characters; a second full reading of more costs more than the small chance is worth. */
const LONGEST = 500_000;
const LOOKS_LIKE_FEED = /<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]/i;

/** Item of either library, reduced to what they share. */
type Answer = Omit<ParsedItem, 'categories' | 'published' | 'publishedRaw'> & { date: string | undefined };

/** feedsmith's reading; undefined where it rejects the text or finds no item either. */
export function parseWithFeedsmith(text: string, options: ReadOptions): ParsedFeed | undefined {
  if (text.length > LONGEST || !LOOKS_LIKE_FEED.test(text)) return undefined;
  try {
    const answer = parseFeed(text);
    if (answer.format === 'json') return undefined;
    const items = answer.format === 'atom' ? fromAtom(answer.feed.entries ?? []) : fromRss(answer.feed.items ?? []);
    const title = typeof answer.feed.title === 'object' ? answer.feed.title.value : answer.feed.title;
    return toFeed(answer.format, title, items, 'feedsmith', options);
  } catch {
    return undefined;
  }
}

/** rss-parser's reading; undefined where it rejects the text or finds no item. It can take for ever: only for a thread that may be killed. */
export async function parseWithRssParser(text: string, options: ReadOptions): Promise<ParsedFeed | undefined> {
  if (text.length > LONGEST || !LOOKS_LIKE_FEED.test(text)) return undefined;
  try {
    const answer = await new RssParser().parseString(text);
    const items = answer.items.map(
      ({ title, link, guid, creator: author, summary, content, isoDate, pubDate }): Answer => ({
        title,
        link,
        guid,
        author,
        summary,
        content,
        date: isoDate ?? pubDate,
      }),
    );
    return toFeed('rss', answer.title, items, 'rss-parser', options);
  } catch {
    return undefined;
  }
}

type FeedsmithAnswer = ReturnType<typeof parseFeed<string>>;
type AtomEntry = NonNullable<Extract<FeedsmithAnswer, { format: 'atom' }>['feed']['entries']>[number];
type RssItem = NonNullable<Extract<FeedsmithAnswer, { format: 'rss' | 'rdf' }>['feed']['items']>[number];

function fromAtom(entries: AtomEntry[]): Answer[] {
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

function fromRss(items: RssItem[]): Answer[] {
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
  answers: Answer[],
  reader: string,
  options: ReadOptions,
): ParsedFeed | undefined {
  if (answers.length === 0) return undefined;
  const problems = [`read by ${reader}: our own reader found no entries`];
  const items = answers.map(({ date, ...facts }): ParsedItem => {
    return { ...omitUndefined(facts), ...readPublished([date], options, problems), categories: [] };
  });
  return { kind, ...omitUndefined({ title }), items, problems };
}
