/**
 * Merging what an article's feed and its page say into one text, date and author.
 */
import { detectLanguage } from '../article/detect-language.js';
import type { ExtractedArticle } from '../article/extract-article.js';
import { removeBoilerplate } from '../article/remove-boilerplate.js';
import { segment } from '../text/segment.js';

/** The article as its feed gave it, under the names of the database. */
export interface KnownArticle {
  title: string;
  text: string;
  text_from: string;
  lang: string;
  author: string | null;
  published_at: Date;
  date_from: string;
}

/** What reading an article yields. */
export interface ReadText {
  title: string;
  text: string;
  textFrom: 'entry' | 'page' | 'teaser';
  lang: string;
  /** Set only if the page's date is better than the feed's. */
  publishedAt: Date | null;
  author: string | null;
  /** The outlet that the article credits as its source ("来源：…"). */
  sourceLine: string | null;
  /** Why the page could not be read, if that was tried and failed. */
  problem: string | null;
  /** Words of title and text, separated by spaces, for full-text search. */
  words: string;
}

/** Characters indexed for search: a PostgreSQL tsvector is limited to 1 MB. */
const SEARCHABLE_CHARS = 20_000;
const DAY_MS = 86_400_000;

/** `page` is null if it was not needed, or could not be read for the reason in `problem`. */
export function mergeText(known: KnownArticle, page: ExtractedArticle | null, problem: string | null): ReadText {
  // A page that yields less than the teaser is a stub, a paywall or a failed extraction; the feed's own text is better.
  const better = page !== null && page.text.length > known.text.length;
  const text = removeBoilerplate(better ? page.text : known.text);
  const lang = known.lang || detectLanguage(`${known.title}\n${text}`);
  return {
    title: known.title,
    text,
    textFrom: better ? 'page' : known.text_from === 'entry' ? 'entry' : 'teaser',
    lang,
    publishedAt: betterDate(known, page),
    author: known.author ?? page?.author ?? null,
    sourceLine: page?.sourceLine ?? null,
    problem: problem ?? (page !== null && !better ? 'the page gave less text than the feed' : null),
    words: segment(`${known.title}\n${text}`.slice(0, SEARCHABLE_CHARS)).join(' '),
  };
}

/** The page's date is used if the feed gave none, unless it is after we saw the entry or more than ten years before. */
function betterDate(known: KnownArticle, page: ExtractedArticle | null): Date | null {
  if (known.date_from !== 'seen' || page?.published === undefined) return null;
  const date = new Date(page.published);
  const ahead = date.getTime() - known.published_at.getTime();
  return Number.isNaN(ahead) || ahead > 0 || ahead < -3650 * DAY_MS ? null : date;
}
