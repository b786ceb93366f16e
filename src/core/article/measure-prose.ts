/**
 * Prose and link density, which distinguish an article from menus and headline lists: those may be long, but have few sentences and many
 * links.
 */
import { scanHtml } from '../text/scan-html.js';

const SENTENCE_END = /[。！？.!?…][”"’』」）)\]]*$/;
/** Longer lines are paragraphs even without a full stop. */
const PARAGRAPH_CHARS = 80;

function proseLines(text: string): string[] {
  return text.split('\n').filter((line) => line.length >= PARAGRAPH_CHARS || SENTENCE_END.test(line.slice(-8)));
}

/** Number of characters in lines that are sentences or paragraphs. */
export function proseLength(text: string): number {
  return proseLines(text).reduce((sum, line) => sum + line.length, 0);
}

/** Only the lines that are sentences or paragraphs. */
export function onlyProse(text: string): string {
  return proseLines(text).join('\n');
}

/** The text with the most prose (the first, if several tie), or ''. */
export function mostProse(texts: readonly string[]): string {
  let [best, length] = ['', 0];
  for (const text of texts) {
    const own = proseLength(text);
    if (own > length) [best, length] = [text, own];
  }
  return best;
}

/** Share of the characters that are inside links, ignoring white space; 0 for no text. Menus come close to 1, articles stay below 0.2. */
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
