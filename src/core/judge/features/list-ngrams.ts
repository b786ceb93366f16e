/** N-grams of the title and the beginning of the text. */
import type { NamedFeatures } from './list-evidence.js';
import type { ScannedArticle } from './scan-article.js';

/** Number of characters of the text that are read after the title; Latin script needs more to say as much. */
const NGRAM_CHARS = 200;
const NGRAM_CHARS_LATIN = 450;
/** The title says it in few words, so it counts twice. */
const TITLE_WEIGHT = 2;
const SCALE = 0.3;
const LONGEST_NUMBER = 6;

/**
 * Log counts of 1- to 3-grams.
 * @param known count only these n-grams; all of them if omitted, which is slow and meant for training
 */
export function listNgrams(scanned: ScannedArticle, known?: ReadonlyMap<string, number>): NamedFeatures {
  const grams: NamedFeatures = new Map();
  const { folded, titleEnd, leadStart, latin } = scanned;
  countNgrams(folded.slice(0, titleEnd), TITLE_WEIGHT, grams, known);
  countNgrams(folded.slice(leadStart, leadStart + (latin ? NGRAM_CHARS_LATIN : NGRAM_CHARS)), 1, grams, known);
  for (const [gram, count] of grams) grams.set(gram, (SCALE * Math.log1p(count)) / 2);
  return grams;
}

function countNgrams(
  text: string,
  weight: number,
  into: NamedFeatures,
  known: ReadonlyMap<string, number> | undefined,
): void {
  let two = '';
  let one = '';
  const add = (gram: string) => {
    if (!known || known.has(gram)) into.set(gram, (into.get(gram) ?? 0) + weight);
  };
  for (const token of shapes(text)) {
    if (token.length > 3) add(token);
    if (one !== '') add(one + token);
    if (two !== '') add(two + one + token);
    two = one;
    one = token;
  }
}

/**
 * Tokens: Latin words (with a trailing space), numbers, single characters of other scripts. Punctuation is skipped. A number is reduced to
 * its length, so that next year's model and another price look the same.
 */
function shapes(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    let end = at + 1;
    if (kind === 'letter') while (end < text.length && kindOf(text.charCodeAt(end)) === 'letter') end += 1;
    if (kind === 'digit') while (end < text.length && isNumberPart(text, end)) end += 1;
    if (kind === 'letter') found.push(`${text.slice(at, end)} `);
    else if (kind === 'digit') found.push('0'.repeat(Math.min(LONGEST_NUMBER, end - at)));
    else if (kind === 'other') found.push(text.charAt(at));
    at = end;
  }
  return found;
}

function kindOf(unit: number): 'letter' | 'digit' | 'other' | 'none' {
  if (unit >= 0x61 && unit <= 0x7a) return 'letter';
  if (unit >= 0x30 && unit <= 0x39) return 'digit';
  const punctuation = unit < 0xc0 || (unit >= 0x2000 && unit <= 0x206f) || (unit >= 0x3000 && unit <= 0x303f);
  return punctuation || unit >= 0xfe10 ? 'none' : 'other';
}

/** A digit, or a point or comma between digits. */
function isNumberPart(text: string, at: number): boolean {
  if (kindOf(text.charCodeAt(at)) === 'digit') return true;
  const unit = text.charCodeAt(at);
  return (unit === 0x2e || unit === 0x2c) && kindOf(text.charCodeAt(at + 1)) === 'digit';
}
