/**
 * Reading JSON Feed.
 * feedsmith parses the format (1.0, 1.1, keys in any case, wrong types coerced); this maps its result.
 */
import { parseJsonFeed } from 'feedsmith';
import { joinUrl } from '../../address/site.js';
import type { ParsedFeed, ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { MAX_ITEMS, type ReadOptions, readPublished } from './read-options.js';

type JsonFeed = ReturnType<typeof parseJsonFeed<string>>;
type JsonItem = NonNullable<JsonFeed['items']>[number];
type Attachment = NonNullable<JsonItem['attachments']>[number];
type Enclosure = NonNullable<ParsedItem['enclosures']>[number];

/** Reads a JSON Feed; undefined if the text is not JSON or has no items. */
export function readJsonFeed(text: string, options: ReadOptions): ParsedFeed | undefined {
  const json = parseObject(text);
  if (!json) return undefined;
  const problems: string[] = [];
  const feed = readLeniently(json);
  if (!feed) return undefined;
  const author = firstAuthor(feed.authors);
  return {
    kind: 'json',
    ...omitUndefined({
      title: feed.title,
      link: feed.home_page_url && joinUrl(feed.home_page_url, options.url),
      language: feed.language,
      hub: feed.hubs?.find((hub) => hub.url !== undefined)?.url,
      self: feed.feed_url,
    }),
    items: (feed.items ?? []).map((item) => readItem(item, author, options, problems)),
    problems,
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
    // Publishers write "1.1" or nothing as the version, where the format and feedsmith require its URL.
    return parseJsonFeed('items' in json ? { ...json, version: 'https://jsonfeed.org/version/1.1' } : json, {
      maxItems: MAX_ITEMS + 1,
    });
  } catch {
    return undefined;
  }
}

function readItem(
  item: JsonItem,
  feedAuthor: string | undefined,
  options: ReadOptions,
  problems: string[],
): ParsedItem {
  const permanent = item.id !== undefined && /^https?:\/\//.test(item.id) ? item.id : undefined;
  const link = item.url ?? item.external_url ?? permanent;
  const enclosures = (item.attachments ?? []).flatMap(readAttachment);
  return omitUndefined({
    title: item.title,
    link: link && joinUrl(link, options.url),
    guid: item.id,
    ...readPublished([item.date_published, item.date_modified], options, problems),
    author: firstAuthor(item.authors) ?? feedAuthor,
    summary: item.summary,
    content: item.content_html ?? item.content_text,
    categories: [...new Set(item.tags ?? [])],
    enclosures: enclosures.length > 0 ? enclosures : undefined,
  });
}

function readAttachment({ url, mime_type: type, size_in_bytes: length }: Attachment): Enclosure[] {
  return url === undefined ? [] : [omitUndefined({ url, type, length })];
}

function firstAuthor(authors: { name?: string }[] | undefined): string | undefined {
  return authors?.find((author) => author.name !== undefined)?.name;
}
