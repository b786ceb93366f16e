/**
 * How much of one feed is handed on?
 * What a feed says is copied from the parsing thread to its caller in one go; the limits keep that below a tenth of a second.
 */
import type { ParsedFeed, ParsedItem } from '../model.js';
import { omitUndefined } from '../omit-undefined.js';
import { MAX_ITEMS } from './formats/read-options.js';

/** Characters of one text: a book has about this many. */
const LONGEST_TEXT = 1_000_000;
/** Characters of all texts together. */
const MOST_TEXT = 16_000_000;
/** Faults told for one feed; one with a thousand bad dates has one fault, not a thousand. */
const MAX_PROBLEMS = 20;

/** The feed within the limits, with a fault where something is left out. */
export function boundFeed(feed: ParsedFeed): ParsedFeed {
  const problems = [...new Set(feed.problems)].slice(0, MAX_PROBLEMS);
  const items = feed.items.slice(0, MAX_ITEMS);
  if (items.length < feed.items.length) problems.push(`more than ${MAX_ITEMS} entries; the rest is left out`);
  let left = MOST_TEXT;
  const cut = (text: string): string => {
    const kept = text.slice(0, Math.max(0, Math.min(LONGEST_TEXT, left)));
    left -= kept.length;
    return kept;
  };
  const bounded = items.map((item) => cutTexts(item, cut));
  if (left <= 0) problems.push(`more than ${MOST_TEXT} characters; the rest is left out`);
  return { ...feed, items: bounded, problems };
}

function cutTexts(item: ParsedItem, cut: (text: string) => string): ParsedItem {
  const { title, summary, content } = item;
  const texts = { title: title && cut(title), summary: summary && cut(summary), content: content && cut(content) };
  return { ...item, ...omitUndefined(texts) };
}
