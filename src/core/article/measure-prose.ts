/**
 * How much of a text is prose?
 * Menus and lists of headlines can be long; what tells an article from them is sentences.
 */
import { scanHtml } from '../text/scan-html.js';

const SENTENCE_END = /[。！？.!?…][”"’』」）)\]]*$/;
/** Longer lines are paragraphs even where the full stop is missing. */
const PARAGRAPH_CHARS = 80;

function proseLines(text: string): string[] {
  return text.split('\n').filter((line) => line.length >= PARAGRAPH_CHARS || SENTENCE_END.test(line.slice(-8)));
}

/** Characters in lines that are sentences or paragraphs. */
export function proseLength(text: string): number {
  return proseLines(text).reduce((sum, line) => sum + line.length, 0);
}

/** What is left of a text that is mostly menu. */
export function onlyProse(text: string): string {
  return proseLines(text).join('\n');
}

/** The text with most prose; the first of equals. '' where there is none. */
export function mostProse(texts: readonly string[]): string {
  let [best, length] = ['', 0];
  for (const text of texts) {
    const own = proseLength(text);
    if (own > length) [best, length] = [text, own];
  }
  return best;
}

/** Characters within links for each character, white space aside; 0 where nothing is said. Menus come near 1, articles stay under 0.2. */
export function linkDensity(html: string): number {
  let inLink = false;
  let linked = 0;
  let all = 0;
  scanHtml(
    html,
    {
      text: (text) => {
        const length = text.trim().length;
        all += length;
        if (inLink) linked += length;
      },
      open: (name) => {
        if (name === 'a') inLink = true;
      },
      close: (name) => {
        if (name === 'a') inLink = false;
      },
    },
    true,
  );
  return all === 0 ? 0 : linked / all;
}
