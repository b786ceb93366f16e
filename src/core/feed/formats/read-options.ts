/**
 * What the readers of all formats share: options, item limit and date reading.
 */
import { type DateOptions, parseDate } from '../../dates/parse-date.js';
import type { ParsedItem } from '../../model.js';

export interface ReadOptions {
  /** Final address of the document. */
  url?: string;
  /** IANA zone for dates without one. */
  zone?: string;
  /** The current time; dates more than a day ahead of it are refused. */
  now?: Date;
}

/** Entries read from one feed; the longest genuine feeds have hundreds, daily sitemaps a few thousand. */
export const MAX_ITEMS = 20_000;

/**
 * The first readable date of `texts`, given in order of preference. If none is readable or plausible, the first stays as `publishedRaw` and
 * `problems` receives the reason.
 */
export function readPublished(
  texts: Iterable<string | undefined>,
  options: DateOptions,
  problems: string[],
): Pick<ParsedItem, 'published' | 'publishedRaw'> {
  let refused: string | undefined;
  for (const text of texts) {
    if (text === undefined) continue;
    const reading = parseDate(text, options);
    if (reading.kind === 'date') return { published: reading.iso, publishedRaw: text };
    if (refused === undefined) problems.push(`date refused (${reading.reason}): ${reading.detail}`);
    refused ??= text;
  }
  return refused === undefined ? {} : { publishedRaw: refused };
}
