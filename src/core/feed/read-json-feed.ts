/**
 * What does a JSON Feed say?
 * feedsmith reads the format (1.0, 1.1, any case of keys, wrong types mended); this maps its answer.
 */
import { parseJsonFeed } from 'feedsmith';
import type { ParsedFeed, ParsedItem } from '../model.js';
import { joinUrl } from './join-url.js';
import { parseDate } from './parse-date.js';
import type { ReadOptions } from './read-xml-feed.js';

type JsonFeed = ReturnType<typeof parseJsonFeed<string>>;
type JsonItem = NonNullable<JsonFeed['items']>[number];

/** Beyond any honest feed; bounds the time of one. */
const MOST_ITEMS = 20_000;

/** Reads a JSON Feed; undefined where the text is not JSON or holds no items. */
export function readJsonFeed(text: string, options: ReadOptions): ParsedFeed | undefined {
  const json = parseObject(text);
  if (!json) return undefined;
  const faults: string[] = [];
  const feed = readLeniently(json);
  if (!feed) return undefined;
  const author = authorsOf(feed.authors);
  const hub = feed.hubs?.find((one) => one?.url !== undefined)?.url;
  return {
    kind: 'json',
    ...(feed.title === undefined ? {} : { title: feed.title }),
    ...(feed.home_page_url === undefined ? {} : { link: joinUrl(feed.home_page_url, options.url) }),
    ...(feed.language === undefined ? {} : { language: feed.language }),
    ...(hub === undefined ? {} : { hub }),
    ...(feed.feed_url === undefined ? {} : { self: feed.feed_url }),
    items: (feed.items ?? []).map((item) => readItem(item, author, options, faults)),
    faults,
  };
}

function parseObject(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

function readLeniently(json: object): JsonFeed | undefined {
  try {
    // Writers put "1.1" or nothing where the format wants its address; feedsmith insists on the address.
    return parseJsonFeed('items' in json ? { ...json, version: 'https://jsonfeed.org/version/1.1' } : json, {
      maxItems: MOST_ITEMS,
    });
  } catch {
    return undefined;
  }
}

function readItem(item: JsonItem, feedAuthor: string | undefined, options: ReadOptions, faults: string[]): ParsedItem {
  const link =
    item.url ?? item.external_url ?? (item.id !== undefined && /^https?:\/\//.test(item.id) ? item.id : undefined);
  const author = authorsOf(item.authors) ?? feedAuthor;
  const content = item.content_html ?? item.content_text;
  const raw = item.date_published ?? item.date_modified;
  const enclosures = (item.attachments ?? []).flatMap(({ url, mime_type: type, size_in_bytes: length }) =>
    url === undefined
      ? []
      : [
          {
            url: joinUrl(url, options.url),
            ...(type === undefined ? {} : { type }),
            ...(length === undefined ? {} : { length }),
          },
        ],
  );
  const reading = raw === undefined ? undefined : parseDate(raw, options);
  if (reading?.kind === 'refused') faults.push(`date refused (${reading.reason}): ${reading.detail}`);
  return {
    ...(item.title === undefined ? {} : { title: item.title }),
    ...(link === undefined ? {} : { link: joinUrl(link, options.url) }),
    ...(item.id === undefined ? {} : { guid: item.id }),
    ...(reading?.kind === 'date' ? { published: reading.iso } : {}),
    ...(raw === undefined ? {} : { publishedRaw: raw }),
    ...(author === undefined ? {} : { author }),
    ...(item.summary === undefined ? {} : { summary: item.summary }),
    ...(content === undefined ? {} : { content }),
    categories: [...new Set(item.tags ?? [])],
    ...(enclosures.length === 0 ? {} : { enclosures }),
  };
}

function authorsOf(authors: { name?: string }[] | undefined): string | undefined {
  const names = (authors ?? []).map((author) => author.name).filter((name) => name !== undefined);
  return names.length === 0 ? undefined : names.join(', ');
}
