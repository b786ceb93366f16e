/**
 * Product names that begin at a brand or a model family. The model is read by its pattern (letters and digits, "Pro", "Ultra",
 * "系列"), so new products need no list.
 */

import {
  CLASSIFIERS,
  GENERIC_NOUNS,
  HOUSE_TAILS,
  NAME_BREAKS,
  NOT_MODELS,
  NOUNS,
  SUFFIXES,
} from '../../lexicon/model-words.js';
import { isDigit, isLetter, isLetterOrDigit, longestWord } from '../../lexicon/word-trie.js';
import { foldUnit } from '../../text/fold-source.js';
import { skipSpace } from './read-number.js';
import { startsUnit } from './read-number-with-unit.js';
import type { NameToken } from './tokens.js';

const LONGEST_NAME = 30;
const LONGEST_NOUN = 14;
const LONGEST_DESIGNATOR = 9;
/** "Note2", "Find8": more letters before a digit make a word. */
const LONGEST_LETTERS = 5;
const DOT = 46;

/** Generation words that precede a name. */
const GENERATIONS = ['新一代', '第一代', '第二代', '初代', '全新', '新款', '现款', 'new ', 'first-generation '];

/**
 * The product whose brand or family stands at start..brandEnd; a company if only the brand stands there; null for "mi" alone,
 * which is part of a URL or a syllable. `maker` is prefixed to a family's name.
 */
export function readName(
  source: string,
  text: string,
  start: number,
  brandEnd: number,
  role: 'brand' | 'family',
  maker: string,
): NameToken | null {
  const brand = text.slice(start, brandEnd);
  const end =
    role === 'brand'
      ? readProduct(text, brand, brandEnd, start + LONGEST_NAME)
      : readModel(text, brandEnd, start + LONGEST_NAME);
  const product = end > brandEnd || role === 'family';
  if (!product && brand === 'mi') return null;
  const spaced = isLetter(foldUnit(maker.charCodeAt(0))) ? `${maker} ` : maker;
  const generation = product ? generationBefore(text, start) : '';
  const name = generation + spaced + joinWords(source.slice(start, end));
  const goods = product && !name.endsWith('工厂'); // a factory is not a product
  return { kind: 'name', role: goods ? 'product' : 'company', text: name, start, end };
}

function generationBefore(text: string, start: number): string {
  const spaced = text.charAt(start - 1) === ' ';
  return GENERATIONS.find((word) => text.endsWith(word, start) || (spaced && text.endsWith(word, start - 1))) ?? '';
}

/** The end of a model, or of a noun and what follows it: "17 Ultra", "空调强劲风 Pro", "智能洗碗机 Pro". */
function readProduct(text: string, brand: string, at: number, limit: number): number {
  const modelEnd = readModel(text, at, limit);
  const nounEnd = readNoun(text, modelEnd, limit, brand.endsWith('米家'));
  if (nounEnd === modelEnd) return modelEnd;
  const noun = text.slice(nounEnd - 2, nounEnd);
  return modelEnd > at && GENERIC_NOUNS.has(noun) ? modelEnd : readModel(text, nounEnd, limit);
}

/** The end of the run of model words after `at`; `at` itself if there is none. */
function readModel(text: string, at: number, limit: number): number {
  let end = at;
  let numbered = false;
  while (end < limit) {
    const word = skipJoint(text, end);
    const next = longestWord(SUFFIXES, text, word)?.end ?? readDesignator(text, word);
    const number = isDigit(text.charCodeAt(word));
    if (next === null || next === word || (number && numbered)) break; // "iPhone 17 799 美元": only one number belongs to the model
    numbered ||= /\d/u.test(text.slice(word, next)); // "SU7 24 小时": nor does the number after a numbered model
    end = next;
  }
  return end;
}

function skipJoint(text: string, at: number): number {
  const space = skipSpace(text, at);
  return text.charAt(space) === '-' && isLetterOrDigit(text.charCodeAt(space + 1)) ? space + 1 : space;
}

/** "SU7", "17", "V2.5", "K90", "N90"; null for a count, a year or a unit ("小米 20 家", "17 亿", "16GB"). */
function readDesignator(text: string, at: number): number | null {
  let end = at;
  let digits = 0;
  let letters = 0;
  for (; end - at < LONGEST_DESIGNATOR; end += 1) {
    const code = text.charCodeAt(end);
    if (isDigit(code)) digits += 1;
    else if (isLetter(code)) letters += 1;
    else if (!(code === DOT && isDigit(text.charCodeAt(end + 1)))) break;
  }
  if (digits === 0 || isLetterOrDigit(text.charCodeAt(end)) || NOT_MODELS.has(text.slice(at, end))) return null;
  if (isDigit(text.charCodeAt(at))) return counts(text, at, end, digits, letters) ? null : end;
  return letters <= LONGEST_LETTERS ? end : null;
}

function counts(text: string, at: number, end: number, digits: number, letters: number): boolean {
  if (letters > 1 || digits > 3 || text.slice(at, end).includes('.')) return true;
  if (letters === 1 && !'setixc'.includes(text.charAt(end - 1))) return true;
  if (text.startsWith('时代', end) || text.startsWith('起售', end)) return false; // "小米10时代", "小米10起售价"
  const next = text.charCodeAt(skipSpace(text, end));
  return (
    CLASSIFIERS.has(next) ||
    text.charAt(end) === '+' ||
    text.charAt(end) === '-' ||
    startsUnit(text, skipSpace(text, end))
  );
}

/** The end of a noun within a few characters; `at` if a stop or a verb comes first. `goods`: the brand is only used for goods. */
function readNoun(text: string, at: number, limit: number, goods: boolean): number {
  const from = skipSpace(text, at);
  for (let place = from; place < Math.min(limit, from + LONGEST_NOUN); place += 1) {
    const match = longestWord(NOUNS, text, place);
    if (match !== null) return match.end;
    const code = text.charCodeAt(place);
    if (NAME_BREAKS.has(code) || Number.isNaN(code)) return at;
    if (goods && place > from && HOUSE_TAILS.has(code) && !HOUSE_TAILS.has(text.charCodeAt(place + 1)))
      return place + 1;
  }
  return at;
}

/** Normalises the spaces of a name: none between Chinese and Latin, one between Latin words. */
export function joinWords(name: string): string {
  if (!/\s/u.test(name)) return name;
  let joined = '';
  let space = false;
  for (const char of name.trim()) {
    if (/\s/u.test(char)) {
      space = true;
      continue;
    }
    const last = joined.charCodeAt(joined.length - 1);
    joined += space && isAscii(last) && isAscii(char.charCodeAt(0)) ? ` ${char}` : char;
    space = false;
  }
  return joined;
}

function isAscii(code: number): boolean {
  return code > 32 && code < 127;
}
