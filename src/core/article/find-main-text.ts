/**
 * Locating a page's main text: Readability first, then the common containers and embedded data.
 */
import { Readability } from '@mozilla/readability';
import { findEmbeddedText } from './find-embedded-text.js';
import { htmlToText } from './html-to-text.js';
import { linkDensity, mostProse, onlyProse, proseLength } from './measure-prose.js';
import { findOne, type PageDocument, parsePage } from './page-dom.js';
import type { PrunedPage } from './prune-html.js';

/** Below this, Readability retries less strictly. Its default of 500 suits English; a Chinese newsflash has 150 characters. */
const ENOUGH_CHARS = 140;
/** Link density above which the result is a menu, which Readability picks when there is no article. */
const MENU_DENSITY = 0.6;
/** With more prose than this it is an article, however many links it has. */
const ARTICLE_CHARS = 400;
/** If Readability finds less prose than this, other sources are tried. */
const SUSPICIOUS_CHARS = 120;
/** Where publishers commonly put the article. */
const COMMON_CONTAINERS = [
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

/** Readability's result. It dismantles the document. */
function readable(document: PageDocument): string {
  try {
    const options = { charThreshold: ENOUGH_CHARS, disableJSONLD: true };
    const found = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], options).parse();
    const content = found?.content ?? '';
    const text = htmlToText(content);
    const isMenu = proseLength(text) < ARTICLE_CHARS && linkDensity(content) > MENU_DENSITY;
    return isMenu ? onlyProse(text) : text;
  } catch {
    // It fails on trees that no browser would build (no body, frames); the other sources may still have the text.
    return '';
  }
}

function fromContainers(html: string): string {
  const document = parsePage(html);
  return mostProse(COMMON_CONTAINERS.map((selector) => htmlToText(findOne(document, selector)?.innerHTML ?? '')));
}

/**
 * The article's text, one paragraph per line; '' if there is none.
 * @param document parsed from `page.html`; it is consumed.
 */
export function findMainText(document: PageDocument, page: PrunedPage): string {
  const text = readable(document);
  const prose = proseLength(text);
  if (prose >= SUSPICIOUS_CHARS) return text;
  const other = mostProse([fromContainers(page.html), findEmbeddedText(page.embedded)]);
  return proseLength(other) > 2 * prose ? other : text;
}
