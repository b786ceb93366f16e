/**
 * Which vocabulary word starts at this place?
 * A trie over character codes: one walk finds the longest word, in time bounded by that word's length. All steps of a trie lie in one
 * hash table of numbers, since most walks end after one or two steps and what they cost is the look-up.
 */

export interface Trie<T> {
  /** By place in the hash table: node and code of a step (`stepOf`), 0 where the place is free. */
  readonly steps: Int32Array;
  /** By the same place: the node that the step leads to. */
  readonly targets: Uint16Array;
  /** By node: the word that ends there. */
  readonly words: readonly (T | undefined)[];
  readonly firsts: readonly number[];
}

export interface Match<T> {
  readonly word: T;
  readonly end: number;
}

/** A step is a node above the 16 bits of a code, and must stay a positive 32-bit number. */
const MOST_NODES = 0x7fff;
/** Places for each step: one in four at most is taken, so that a look-up seldom meets another's. */
const ROOM = 4;

/** Words must be folded already (see `fold-source.ts`). A word given twice keeps its first meaning. @throws Error beyond 32,767 nodes */
export function buildTrie<T>(entries: Iterable<readonly [string, T]>): Trie<T> {
  const nodes = new Map<number, number>();
  const words: (T | undefined)[] = [undefined];
  for (const [text, word] of entries) {
    let node = 0;
    for (let i = 0; i < text.length; i += 1) {
      const step = stepOf(node, text.charCodeAt(i));
      let next = nodes.get(step);
      if (next === undefined) {
        next = words.push(undefined) - 1;
        nodes.set(step, next);
      }
      node = next;
    }
    words[node] ??= word;
  }
  if (words.length > MOST_NODES) throw new Error(`a trie of ${words.length} nodes is too large`);
  return { ...hashed(nodes), words, firsts: [...nodes.keys()].filter((step) => step <= 0xffff) };
}

function hashed(nodes: ReadonlyMap<number, number>): Pick<Trie<unknown>, 'steps' | 'targets'> {
  const size = 2 ** Math.ceil(Math.log2(nodes.size * ROOM + 1));
  const steps = new Int32Array(size);
  const targets = new Uint16Array(size);
  for (const [step, node] of nodes) {
    let place = placeOf(step, size);
    while (steps[place] !== 0) place = (place + 1) & (size - 1);
    steps[place] = step;
    targets[place] = node;
  }
  return { steps, targets };
}

function stepOf(node: number, code: number): number {
  return (node << 16) | code;
}

/** Where a step is looked for first; `size` is a power of two. */
function placeOf(step: number, size: number): number {
  const mixed = Math.imul(step, 0x9e3779b1); // spreads neighbouring numbers over all bits (Knuth)
  return (mixed ^ (mixed >>> 15)) & (size - 1);
}

/** The longest word of the trie that starts at `at`; Latin words only where they end at a word boundary. */
export function longestWord<T>({ steps, targets, words }: Trie<T>, text: string, at: number): Match<T> | null {
  let node = 0;
  let word: T | undefined;
  let end = at;
  for (let i = at; i < text.length; i += 1) {
    const step = stepOf(node, text.charCodeAt(i));
    let place = placeOf(step, steps.length);
    while (steps[place] !== step && steps[place] !== 0) place = (place + 1) & (steps.length - 1);
    if (steps[place] === 0) break;
    node = targets[place] ?? 0;
    const here = words[node];
    if (here === undefined || !endsCleanly(text, i)) continue;
    word = here;
    end = i + 1;
  }
  return word === undefined ? null : { word, end };
}

/** The codes that some word of the trie begins with. */
export function firstCodes<T>(trie: Trie<T>): Iterable<number> {
  return trie.firsts;
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
