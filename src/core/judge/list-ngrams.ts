/** Which short runs of words and characters does an article begin with? What no one thought of naming shows in them. */
import type { Evidence } from './list-evidence.js';
import type { Reading } from './read-article.js';

/** Chinese characters of the text that are looked at, after the title; Latin text needs more room to say as much. */
const NGRAM_CHARS = 200;
const NGRAM_CHARS_LATIN = 450;
/** The title says it in few words. */
const TITLE_WEIGHT = 2;

/** A Latin word, a number, or one character of another script. Spaces and punctuation separate nothing. */
const TOKEN = /[a-z]+|\d+(?:[.,]\d+)*|[^\s\p{P}a-z0-9]/gu;

/** One, two or three tokens on end, of the title (counted twice) and the beginning of the text, by log count. */
export function listNgrams(reading: Reading, known?: ReadonlyMap<string, number>): Evidence {
  const grams: Evidence = new Map();
  const { folded, titleEnd, leadStart, latin } = reading;
  countNgrams(folded.slice(0, titleEnd), TITLE_WEIGHT, grams, known);
  countNgrams(folded.slice(leadStart, leadStart + (latin ? NGRAM_CHARS_LATIN : NGRAM_CHARS)), 1, grams, known);
  for (const [gram, count] of grams) grams.set(gram, Math.log1p(count) / 2);
  return grams;
}

/** Numbers are told apart by their length alone: next year's model and another price read the same. */
function shapeOf(token: string): string {
  const first = token.charCodeAt(0);
  if (first >= 0x30 && first <= 0x39) return '0'.repeat(Math.min(6, token.length));
  return first >= 0x61 && first <= 0x7a ? `${token} ` : token;
}

function countNgrams(
  text: string,
  weight: number,
  into: Evidence,
  known: ReadonlyMap<string, number> | undefined,
): void {
  let two = '';
  let one = '';
  const add = (gram: string) => {
    if (!known || known.has(gram)) into.set(gram, (into.get(gram) ?? 0) + weight);
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const shape = shapeOf(token);
    if (shape.length > 3) add(shape);
    if (one !== '') add(one + shape);
    if (two !== '') add(two + one + shape);
    two = one;
    one = shape;
  }
}
