/**
 * Which part of a page is its article?
 */
import { Readability } from '@mozilla/readability';
import { findEmbeddedText } from './find-embedded-text.js';
import { htmlToText } from './html-to-text.js';
import { linkDensity, mostProse, onlyProse, proseLength } from './measure-prose.js';
import { findOne, type PageDocument, parsePage } from './page-dom.js';
import type { PrunedPage } from './prune-html.js';

/** Readability tries again less strictly below this; its own 500 suit English, where a Chinese newsflash has 150 characters. */
const ENOUGH_CHARS = 140;
/** Where there is no article, Readability takes the menu for one. */
const MENU_SHARE = 0.6;
/** With more prose than this it is an article, however many links it has. */
const ARTICLE_CHARS = 400;
/** Where Readability finds less prose than this, the places where publishers put articles are looked at. */
const SUSPICIOUS_CHARS = 120;
const USUAL_PLACES = [
  '[itemprop="articleBody"]',
  'article',
  '.article-content',
  '.post-content',
  '.entry-content',
  '.news-content',
  '#article',
  '#artibody',
  '#content',
  '.content',
];

/** Readability takes the tree apart; the caller's document is used up. */
function readable(document: PageDocument): string {
  try {
    const options = { charThreshold: ENOUGH_CHARS, disableJSONLD: true };
    const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], options).parse();
    const content = found?.content ?? '';
    const text = htmlToText(content);
    const isMenu = proseLength(text) < ARTICLE_CHARS && linkDensity(content) > MENU_SHARE;
    return isMenu ? onlyProse(text) : text;
  } catch {
    // Trees that no browser would build (no body, frames) make it fail; the usual places may still hold the text.
    return '';
  }
}

function fromUsualPlaces(html: string): string {
  const document = parsePage(html);
  return mostProse(USUAL_PLACES.map((selector) => htmlToText(findOne(document, selector)?.innerHTML ?? '')));
}

/**
 * The article's text, one paragraph a line; '' where there is none.
 * @param document parsed from `page.html`; it is used up.
 */
export function findMainText(document: PageDocument, page: PrunedPage): string {
  const text = readable(document);
  const prose = proseLength(text);
  if (prose >= SUSPICIOUS_CHARS) return text;
  const other = mostProse([fromUsualPlaces(page.html), findEmbeddedText(page.state)]);
  return proseLength(other) > 2 * prose ? other : text;
}
