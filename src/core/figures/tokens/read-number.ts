/** Arabic and Chinese numerals with their scale: "1,234.5", "70 多万", "1055 亿", "七十多万", "2.5 million", "3 crore". */

import { splitWords } from '../../lexicon/word.js';
import { buildTrie, isDigit, isLetter, isLetterOrDigit, longestWord } from '../../lexicon/word-trie.js';
import { readHan, saysMore, scaleAfterDigits } from './read-han.js';

export interface NumberRead {
  readonly value: number;
  readonly end: number;
  /** "多", "余", "+": at least this many. */
  readonly over: boolean;
  /** The factor of the scale word (万, 亿, million); 1 if there is none. */
  readonly scale: number;
  readonly han: boolean;
}

const LATIN_SCALES = new Map([
  ['million', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
]);
/** "$1.2B": single letters are scales only beside a currency sign; otherwise "12m" may be metres. */
const MONEY_SCALES = new Map([
  ['m', 1e6],
  ['b', 1e9],
  ['k', 1e3],
  ['t', 1e12],
]);
/** Nouns before which the same letters are scales: "42.4m units", "300k orders". */
const COUNTED_LATIN = buildTrie(
  splitWords(
    'units|vehicles|cars|evs|phones|smartphones|handsets|devices|orders|pre-orders|users|people|shipments|yuan|rmb|euros|dollars',
  ).map((word) => [word, true] as const),
);
/** "12.3 千瓦", "2 千米": 千 as part of a unit is not a scale. */
const KILO_UNITS = new Set([...'瓦米克伏焦赫帕字'].map((char) => char.charCodeAt(0)));
const KILO = '千'.charCodeAt(0);
const COUNTED = new Set([...'台辆单元人+多部件个'].map((char) => char.charCodeAt(0)));
const EUROPEAN = /^(\d{1,3})\.(\d{3}),(\d{2})(?!\d)/u;
const SPACE = 32;
const COMMA = 44;
const DOT = 46;
const PLUS = 43;

/** The number at `at`, or null. `money` allows the single-letter scales of English sums. */
export function readNumber(text: string, at: number, money = false): NumberRead | null {
  if (isDigit(text.charCodeAt(at))) return readArabic(text, at, money);
  const han = readHan(text, at);
  return han === null ? null : { ...han, han: true };
}

function readArabic(text: string, at: number, money: boolean): NumberRead | null {
  const digits = readDigits(text, at);
  const moreAt = skipSpace(text, digits.end);
  const more = saysMore(text.charCodeAt(moreAt)); // "70 多万", "800 多人"
  const plainEnd = more ? moreAt + 1 : digits.end;
  const scale = readScale(text, skipSpace(text, plainEnd), money);
  const end = scale.factor > 1 ? scale.end : plainEnd;
  const tail = !more && (saysMore(text.charCodeAt(end)) || text.charCodeAt(end) === PLUS); // "70 万多", "10000+"
  return {
    value: digits.value * scale.factor,
    end: tail ? end + 1 : end,
    over: more || tail,
    scale: scale.factor,
    han: false,
  };
}

/** Digits with thousands separators (including Indian, 2,50,000) and decimals. */
export function readDigits(text: string, at: number): { value: number; end: number } {
  let end = at;
  let divided = false;
  while (isDigit(text.charCodeAt(end)) || separates(text, end)) {
    divided ||= text.charCodeAt(end) === COMMA;
    end += 1;
  }
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) {
    const european = text.charCodeAt(end + 4) === COMMA ? EUROPEAN.exec(text.slice(at, at + 12)) : null; // "1.499,90"
    if (european !== null)
      return { value: Number(`${european[1]}${european[2]}.${european[3]}`), end: at + european[0].length };
    end += 1;
    while (isDigit(text.charCodeAt(end))) end += 1;
  }
  const written = text.slice(at, end);
  return { value: Number(divided ? written.replaceAll(',', '') : written), end };
}

/** A comma separates thousands if exactly three digits follow, or two and another separator. */
function separates(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== COMMA) return false;
  let run = 0;
  while (run < 4 && isDigit(text.charCodeAt(at + 1 + run))) run += 1;
  return run === 3 || (run === 2 && text.charCodeAt(at + 3) === COMMA && isDigit(text.charCodeAt(at + 6)));
}

function readScale(text: string, at: number, money: boolean): { factor: number; end: number } {
  if (isLetter(text.charCodeAt(at))) return readLatinScale(text, at, money);
  let factor = 1;
  let end = at;
  for (;;) {
    const scale = scaleAfterDigits(text.charCodeAt(end));
    if (scale === undefined || (text.charCodeAt(end) === KILO && KILO_UNITS.has(text.charCodeAt(end + 1)))) break;
    factor *= scale;
    end += 1;
  }
  return { factor, end };
}

function readLatinScale(text: string, at: number, money: boolean): { factor: number; end: number } {
  let end = at;
  while (end - at < 9 && isLetterOrDigit(text.charCodeAt(end))) end += 1;
  const word = text.slice(at, end);
  const tenThousand = word === 'w' && COUNTED.has(text.charCodeAt(end)) ? 1e4 : undefined; // "1W台", never "120W"
  const short = money || longestWord(COUNTED_LATIN, text, skipSpace(text, end)) !== null;
  const factor = LATIN_SCALES.get(word) ?? (short ? MONEY_SCALES.get(word) : tenThousand);
  return factor === undefined ? { factor: 1, end: at } : { factor, end };
}

/** Skips the one space allowed between a number and what belongs to it. */
export function skipSpace(text: string, at: number): number {
  return text.charCodeAt(at) === SPACE ? at + 1 : at;
}
