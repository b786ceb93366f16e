/**
 * When was an entry published, as the first readable of its dates says?
 */

import { type DateOptions, parseDate } from '../dates/parse-date.js';
import type { ParsedItem } from '../model.js';

/** `texts` in order of preference. A date that cannot be true stays as `publishedRaw`, and `faults` receives the reason. */
export function readPublished(
  texts: Iterable<string | undefined>,
  options: DateOptions,
  faults: string[],
): Pick<ParsedItem, 'published' | 'publishedRaw'> {
  let refused: string | undefined;
  for (const text of texts) {
    if (text === undefined) continue;
    const reading = parseDate(text, options);
    if (reading.kind === 'date') return { published: reading.iso, publishedRaw: text };
    if (refused === undefined) faults.push(`date refused (${reading.reason}): ${reading.detail}`);
    refused ??= text;
  }
  return refused === undefined ? {} : { publishedRaw: refused };
}
