/**
 * One item of a feed of the sample site.
 */
import type { Article } from './tell-articles.js';

/** What the formats have in common. `html` is the whole text where the outlet gives it. */
export interface FeedItem {
  article: Article;
  link: string;
  summary: string;
  html: string | null;
}
