/**
 * Is the article hidden in what a page's scripts carry?
 * Pages that are built in the browser hold their text as a string in a script (`window.initialState`, `__NEXT_DATA__`) or in a textarea;
 * without running anything, the longest such string that reads like prose is the article.
 */
import { htmlToText } from './html-to-text.js';

/** Shorter strings are teasers, titles and templates. */
const LEAST_CHARS = 200;
/** A page's state may be JSON within a string within JSON; more layers were not seen. */
const MAX_LAYERS = 2;
/** Prose has sentences; code, lists of links and encoded data have none. */
const SENTENCE = /[。！？]|[a-z]\. [A-Z]/g;
const CODE = /function\s*\(|=>|\bvar |\breturn |[{};]\s*[{};]/;

/** The bodies of double-quoted strings, as written. A string never runs over a line's end, so that a stray quote costs one line only. */
function* stringsIn(text: string): Generator<string> {
  let start = -1;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === 92 && start >= 0) at += 1;
    else if (char === 10) start = -1;
    else if (char === 34 && start < 0) start = at + 1;
    else if (char === 34) {
      if (at - start >= LEAST_CHARS) yield text.slice(start, at);
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
  return text.length >= LEAST_CHARS && sentences >= 3 && sentences * 400 >= text.length && !CODE.test(text) ? text : '';
}

function longestIn(block: string, layers: number): string {
  let best = '';
  for (const body of stringsIn(block)) {
    const value = unquote(body);
    const isState = layers < MAX_LAYERS && /^\s*[[{]/.test(value);
    const text = isState ? longestIn(value, layers + 1) : value.length > best.length ? proseOf(value) : '';
    if (text.length > best.length) best = text;
  }
  return best;
}

/** @param blocks contents of scripts and textareas. Returns '' where none reads like an article. Linear time; never throws. */
export function findEmbeddedText(blocks: readonly string[]): string {
  const texts = blocks.flatMap((block) => {
    // A textarea's content is HTML, once more escaped.
    const plain =
      block.trimStart().startsWith('&lt;') || block.trimStart().startsWith('<') ? proseOf(htmlToText(block)) : '';
    return [plain, longestIn(block, 0)];
  });
  return texts.reduce((longest, text) => (text.length > longest.length ? text : longest), '');
}
