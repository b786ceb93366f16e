/**
 * Repairs of broken feed markup: missing end tags and stray angle brackets.
 */

const SHORT = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published']);
const LONG = new Set(['description', 'summary', 'content', 'content:encoded']);
/** Elements that exist in feeds but not in HTML, so they cannot be markup inside a text. */
const FEED_ONLY = new Set(['item', 'entry', 'guid', 'pubdate']);

/** Whether `parent` should have been closed before `child`: a text element that contains another field or entry lacks its end tag. */
export function lacksEndTag(parent: string, child: string): boolean {
  if (FEED_ONLY.has(child)) return SHORT.has(parent) || LONG.has(parent);
  return SHORT.has(parent) && (SHORT.has(child) || LONG.has(child));
}

/** A damaged feed has a handful of stray brackets; a text with this many is not a feed. */
const MAX_STRAYS = 5000;

/**
 * Escapes each "<" that cannot begin a tag ("I <3 it", "a < b") outside CDATA and comments. Such a bracket would otherwise open an element
 * that swallows the rest of the entry. Returns the same text if there is nothing to repair, or too much.
 */
export function escapeStrayBrackets(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (text.startsWith('<![CDATA[', at)) at = skipTo(text, ']]>', at);
    else if (text.startsWith('<!--', at)) at = skipTo(text, '-->', at);
    else if (!/[A-Za-z_/!?]/.test(text[at + 1] ?? '')) {
      pieces.push(text.slice(done, at), '&lt;');
      done = at + 1;
      if (pieces.length > 2 * MAX_STRAYS) return text;
    }
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}

/** Where a section ends: the end of the text if it is never closed. */
function skipTo(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at;
}
