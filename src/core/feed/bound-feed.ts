/**
 * How much of one feed is handed on?
 * What a feed says is copied from the parsing thread to its caller in one go; the limits keep that below a tenth of a second.
 */
import type { ParsedFeed, ParsedItem } from '../model.js';
import { present } from './present.js';

/** Entries; the longest honest feeds have some hundreds, daily sitemaps some thousands. */
export const MOST_ITEMS = 20_000;
/** Characters of one text: a book has about this many. */
const LONGEST_TEXT = 1_000_000;
/** Characters of all texts together. */
const MOST_TEXT = 16_000_000;
/** Faults told for one feed; one with a thousand bad dates has one fault, not a thousand. */
const MOST_FAULTS = 20;

/** The feed within the limits, with a fault where something is left out. */
export function boundFeed(feed: ParsedFeed): ParsedFeed {
  const faults = [...new Set(feed.faults)].slice(0, MOST_FAULTS);
  const items = feed.items.slice(0, MOST_ITEMS);
  if (items.length < feed.items.length) faults.push(`more than ${MOST_ITEMS} entries; the rest is left out`);
  let left = MOST_TEXT;
  const cut = (text: string): string => {
    const kept = text.slice(0, Math.max(0, Math.min(LONGEST_TEXT, left)));
    left -= kept.length;
    return kept;
  };
  const bounded = items.map((item) => cutTexts(item, cut));
  if (left <= 0) faults.push(`more than ${MOST_TEXT} characters; the rest is left out`);
  return { ...feed, items: bounded, faults };
}

function cutTexts(item: ParsedItem, cut: (text: string) => string): ParsedItem {
  const { title, summary, content } = item;
  const texts = { title: title && cut(title), summary: summary && cut(summary), content: content && cut(content) };
  return { ...item, ...present(texts) };
}
