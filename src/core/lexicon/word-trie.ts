/**
 * A trie over character codes that finds the longest vocabulary word at a position in time bounded by the word's length. All steps
 * share one hash table of numbers: most walks end after one or two steps, so the look-up dominates the cost.
 */

export interface Trie<T> {
  /** Hash table of steps, each a node and a code (`stepOf`); 0 marks a free slot. */
  readonly steps: Int32Array;
  /** By the same slot: the node that the step leads to. */
  readonly targets: Uint16Array;
  /** By node: the word ending there. */
  readonly words: readonly (T | undefined)[];
  readonly firsts: readonly number[];
}

export interface Match<T> {
  readonly word: T;
  readonly end: number;
}

/** A step packs a node above the 16 bits of a code and must remain a positive 32-bit number. */
const MOST_NODES = 0x7fff;
/** Slots per step: at most a quarter are taken, so collisions are rare. */
const ROOM = 4;

/** Builds a trie of folded words (see `fold-source.ts`). A repeated word keeps its first meaning. @throws Error beyond 32,767 nodes */
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

/** The slot where the search for a step starts; `size` is a power of two. */
function placeOf(step: number, size: number): number {
  const mixed = Math.imul(step, 0x9e3779b1); // Knuth's multiplicative hash
  return (mixed ^ (mixed >>> 15)) & (size - 1);
}

/** The longest word starting at `at`; a Latin word must end at a word boundary. */
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

/** The codes that words of the trie begin with. */
export function firstCodes<T>(trie: Trie<T>): Iterable<number> {
  return trie.firsts;
}

/** "price" must not match in "priceless", nor "h1" in "h100"; a word may end between a letter and a digit ("RMB4999"). */
function endsCleanly(text: string, last: number): boolean {
  const code = text.charCodeAt(last);
  const next = text.charCodeAt(last + 1);
  return !((isLetter(code) && isLetter(next)) || (isDigit(code) && isDigit(next)));
}

/** a–z: text is folded to lower case. */
export function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isLetterOrDigit(code: number): boolean {
  return isLetter(code) || isDigit(code);
}
