/**
 * Can broken markup be mended so that it reads as it was meant?
 */

const SHORT = new Set(['title', 'link', 'guid', 'pubdate', 'id', 'updated', 'published']);
const LONG = new Set(['description', 'summary', 'content', 'content:encoded']);
/** Elements of a feed that are none of HTML, so that no markup inside a text can hold them. */
const FEED_ONLY = new Set(['item', 'entry', 'guid', 'pubdate']);

/** Whether `parent` was meant to be closed before `child`: a text element that holds a whole field or entry has lost its end tag. */
export function hasLostItsEnd(parent: string, child: string): boolean {
  if (FEED_ONLY.has(child)) return SHORT.has(parent) || LONG.has(parent);
  return SHORT.has(parent) && (SHORT.has(child) || LONG.has(child));
}

/** A feed has a handful of stray brackets; a text with more is no feed that can be mended. */
const MOST_STRAYS = 5000;

/**
 * Escapes each "<" that cannot begin a tag ("I <3 it", "a < b"), outside CDATA and comments. Such a bracket would otherwise open an element
 * that swallows the rest of the entry. Returns the very same text where there is nothing to mend, or too much.
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
      if (pieces.length > 2 * MOST_STRAYS) return text;
    }
  }
  return pieces.length === 0 ? text : pieces.join('') + text.slice(done);
}

/** Where a section ends; the end of the text where it is never closed. */
function skipTo(text: string, end: string, from: number): number {
  const at = text.indexOf(end, from);
  return at < 0 ? text.length : at;
}
