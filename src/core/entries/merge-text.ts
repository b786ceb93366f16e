/**
 * Which text, date and author does an article get from what its feed and its page say?
 */
import { detectLanguage } from '../article/detect-language.js';
import type { ExtractedArticle } from '../article/extract-article.js';
import { removeBoilerplate } from '../article/remove-boilerplate.js';
import { segment } from '../text/segment.js';

/** What the feed gave. */
export interface KnownArticle {
  title: string;
  text: string;
  text_from: string;
  lang: string;
  author: string | null;
  published_at: Date;
  date_from: string;
}

/** What reading adds to an article. */
export interface ReadText {
  title: string;
  text: string;
  textFrom: 'entry' | 'page' | 'teaser';
  lang: string;
  /** Set only where the page knows better than the feed. */
  publishedAt: Date | null;
  author: string | null;
  /** Whom the article names as its origin ("来源：…"). */
  sourceLine: string | null;
  /** Why the page could not be read, where that was tried in vain. */
  problem: string | null;
  /** Words of title and text, separated by spaces, for searching. */
  words: string;
}

/** Words beyond these characters are not searched for: PostgreSQL's word lists end at 1 MB. */
const SEARCHED = 20_000;
const DAY_MS = 86_400_000;

/** `page` null: it was not needed, or `problem` says why it could not be had. */
export function mergeText(known: KnownArticle, page: ExtractedArticle | null, problem: string | null): ReadText {
  // A page that yields less than the teaser is a stub, a paywall or a misread: the feed's own words are better.
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
    words: segment(`${known.title}\n${text}`.slice(0, SEARCHED)).join(' '),
  };
}

/** The page's date counts where the feed gave none, if it is neither in the future nor long before we saw the entry. */
function betterDate(known: KnownArticle, page: ExtractedArticle | null): Date | null {
  if (known.date_from !== 'seen' || page?.published === undefined) return null;
  const date = new Date(page.published);
  const ahead = date.getTime() - known.published_at.getTime();
  return Number.isNaN(ahead) || ahead > 0 || ahead < -3650 * DAY_MS ? null : date;
}
