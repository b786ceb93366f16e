/**
 * Limits on the size of a parsed feed.
 * The parsing thread copies the feed to its caller in one piece; the limits keep that copy under a tenth of a second.
 */
import type { ParsedFeed, ParsedItem } from '../model.js';
import { omitUndefined } from '../omit-undefined.js';
import { MAX_ITEMS } from './formats/read-options.js';

/** Characters of one text; about the length of a book. */
const MAX_TEXT = 1_000_000;
/** Characters of all texts together. */
const MAX_TOTAL_TEXT = 16_000_000;
/** Problems reported for one feed, after removing duplicates. */
const MAX_PROBLEMS = 20;

/** The feed cut to the limits, with a problem reported for each cut. */
export function boundFeed(feed: ParsedFeed): ParsedFeed {
  const problems = [...new Set(feed.problems)].slice(0, MAX_PROBLEMS);
  const items = feed.items.slice(0, MAX_ITEMS);
  if (items.length < feed.items.length) problems.push(`more than ${MAX_ITEMS} entries; the rest is left out`);
  let left = MAX_TOTAL_TEXT;
  const cut = (text: string): string => {
    const kept = text.slice(0, Math.max(0, Math.min(MAX_TEXT, left)));
    left -= kept.length;
    return kept;
  };
  const bounded = items.map((item) => cutTexts(item, cut));
  if (left <= 0) problems.push(`more than ${MAX_TOTAL_TEXT} characters; the rest is left out`);
  return { ...feed, items: bounded, problems };
}

function cutTexts(item: ParsedItem, cut: (text: string) => string): ParsedItem {
  const { title, summary, content } = item;
  const texts = { title: title && cut(title), summary: summary && cut(summary), content: content && cut(content) };
  return { ...item, ...omitUndefined(texts) };
}
