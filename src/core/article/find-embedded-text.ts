/**
 * Article text embedded in a page's scripts.
 * Pages rendered in the browser carry their text as a string in a script (`window.initialState`, `__NEXT_DATA__`) or in a textarea. Without
 * running anything, we take the longest such string that reads like prose.
 */
import { htmlToText } from './html-to-text.js';

/** Shorter strings are teasers, titles and templates. */
const MIN_CHARS = 200;
/** The data may be JSON in a string inside JSON; deeper nesting was never seen. */
const MAX_NESTING = 2;
/** Prose has sentences; code, link lists and encoded data do not. */
const SENTENCE = /[。！？]|[a-z]\. [A-Z]/g;
const CODE = /function\s*\(|=>|\bvar |\breturn |[{};]\s*[{};]/;

/** Contents of double-quoted strings, as written. A string ends at the line break, so that a stray quote spoils only one line. */
function* stringsIn(text: string): Generator<string> {
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 92 && start >= 0) at += 1;
    else if (char === 10) start = -1;
    else if (char === 34 && start < 0) start = at + 1;
    else if (char === 34) {
      if (at - start >= MIN_CHARS) yield text.slice(start, at);
      start = -1;
    }
  }
}

function unquote(body: string): string {
  try {
    const value: unknown = JSON.parse(`"${body}"`);
    return typeof value === 'string' ? value : '';
  } catch {
    return '';
  }
}

function proseOf(html: string): string {
  const text = htmlToText(html);
  const sentences = text.match(SENTENCE)?.length ?? 0;
  return text.length >= MIN_CHARS && sentences >= 3 && sentences * 400 >= text.length && !CODE.test(text) ? text : '';
}

function longestIn(block: string, nesting: number): string {
  let best = '';
  for (const body of stringsIn(block)) {
    const value = unquote(body);
    const isJson = nesting < MAX_NESTING && /^\s*[[{]/.test(value);
    const text = isJson ? longestIn(value, nesting + 1) : value.length > best.length ? proseOf(value) : '';
    if (text.length > best.length) best = text;
  }
  return best;
}

/** Returns '' if nothing reads like an article. Linear time; never throws. @param blocks contents of scripts and textareas */
export function findEmbeddedText(blocks: readonly string[]): string {
  const texts = blocks.flatMap((block) => {
    // A textarea's content is escaped HTML.
    const plain =
      block.trimStart().startsWith('&lt;') || block.trimStart().startsWith('<') ? proseOf(htmlToText(block)) : '';
    return [plain, longestIn(block, 0)];
  });
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
