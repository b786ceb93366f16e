/**
 * What every format's reader shares: its options, its limit and how it reads a date.
 */
import { type DateOptions, parseDate } from '../../dates/parse-date.js';
import type { ParsedItem } from '../../model.js';

export interface ReadOptions {
  /** Final address of the document. */
  url?: string;
  /** IANA zone for dates without one. */
  zone?: string;
  /** The present; dates more than a day ahead of it are refused. */
  now?: Date;
}

/** Entries read from one feed; the longest genuine feeds have hundreds, daily sitemaps a few thousand. */
export const MAX_ITEMS = 20_000;

/** `texts` in order of preference. A date that cannot be true stays as `publishedRaw`, and `problems` receives the reason. */
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
