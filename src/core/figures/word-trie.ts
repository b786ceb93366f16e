/**
 * Which vocabulary word starts at this place?
 * A trie over character codes: one walk finds the longest word, in time bounded by that word's length.
 */

export interface Trie<T> {
  readonly next: Map<number, Trie<T>>;
  word: T | undefined;
}

export interface Match<T> {
  readonly word: T;
  readonly end: number;
}

/** Words must be folded already (see `fold-source.ts`). A word given twice keeps its first meaning. */
export function buildTrie<T>(words: Iterable<readonly [string, T]>): Trie<T> {
  const root: Trie<T> = { next: new Map(), word: undefined };
  for (const [text, word] of words) {
    let node = root;
    for (let i = 0; i < text.length; i += 1) {
      const code = text.charCodeAt(i);
      let child = node.next.get(code);
      if (child === undefined) {
        child = { next: new Map(), word: undefined };
        node.next.set(code, child);
      }
      node = child;
    }
    node.word ??= word;
  }
  return root;
}

/** The longest word of the trie that starts at `at`; Latin words only where they end at a word boundary. */
export function longestWord<T>(trie: Trie<T>, text: string, at: number): Match<T> | null {
  let node: Trie<T> | undefined = trie;
  let best: Match<T> | null = null;
  for (let i = at; i < text.length; i += 1) {
    node = node.next.get(text.charCodeAt(i));
    if (node === undefined) break;
    if (node.word !== undefined && endsCleanly(text, i)) best = { word: node.word, end: i + 1 };
  }
  return best;
}

/** The codes that some word of the trie begins with. */
export function firstCodes<T>(trie: Trie<T>): Iterable<number> {
  return trie.next.keys();
}

/** "price" must not match inside "priceless" nor "h1" inside "h100"; between a letter and a digit a word may end ("RMB4999"). */
function endsCleanly(text: string, last: number): boolean {
  const code = text.charCodeAt(last);
  const next = text.charCodeAt(last + 1);
  return !((isLetter(code) && isLetter(next)) || (isDigit(code) && isDigit(next)));
}

/** a–z; text is folded to lower case. */
export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code);
}
