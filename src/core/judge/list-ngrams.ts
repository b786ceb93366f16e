/** Which short strings of characters does an article begin with? What no one thought of naming shows in them. */
import type { Evidence } from './list-evidence.js';
import type { Reading } from './read-article.js';

/** Characters of the text that are looked at, after the title. */
const NGRAM_CHARS = 200;
const SIZES = [2, 3];
/** The title says it in few words. */
const TITLE_WEIGHT = 2;

/** Character 2- and 3-grams of the title (counted twice) and the beginning of the text, by log count. */
export function listNgrams(reading: Reading, known?: ReadonlyMap<string, number>): Evidence {
  const grams: Evidence = new Map();
  const { folded, titleEnd, leadStart } = reading;
  countNgrams(folded, 0, titleEnd, TITLE_WEIGHT, grams, known);
  countNgrams(folded, leadStart, Math.min(folded.length, leadStart + NGRAM_CHARS), 1, grams, known);
  for (const [gram, count] of grams) grams.set(gram, Math.log1p(count) / 2);
  return grams;
}

function countNgrams(
  text: string,
  start: number,
  end: number,
  weight: number,
  into: Evidence,
  known: ReadonlyMap<string, number> | undefined,
): void {
  for (const size of SIZES) {
    for (let at = start; at + size <= end; at += 1) {
      const gram = text.slice(at, at + size);
      if ((known && !known.has(gram)) || gram.includes('\n')) continue;
      into.set(gram, (into.get(gram) ?? 0) + weight);
    }
  }
}
