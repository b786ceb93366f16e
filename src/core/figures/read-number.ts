/**
 * Which number starts at this place, and where does it end?
 * Arabic and Chinese numerals with their scale: "1,234.5", "70 多万", "1055 亿", "七十多万", "2.5 million", "3 crore".
 */
import { isDigit, isLetter, isLetterOrDigit } from './word-trie.js';

export interface NumberRead {
  readonly value: number;
  readonly end: number;
  /** "多", "余", "+": at least this many. */
  readonly over: boolean;
  /** The scale word's factor (万, 亿, million); 1 where none was written. */
  readonly scale: number;
  readonly han: boolean;
}

const HAN_DIGITS = new Map([...'零一二三四五六七八九'].map((char, value) => [char.charCodeAt(0), value] as const));
HAN_DIGITS.set('两'.charCodeAt(0), 2);
HAN_DIGITS.set('〇'.charCodeAt(0), 0);
const HAN_SMALL = new Map(
  [
    ['十', 10],
    ['百', 100],
    ['千', 1000],
  ].map(([char, value]) => [String(char).charCodeAt(0), Number(value)] as const),
);
const HAN_LARGE = new Map(
  [
    ['万', 1e4],
    ['亿', 1e8],
  ].map(([char, value]) => [String(char).charCodeAt(0), Number(value)] as const),
);
const MORE = new Set([...'多余几来'].map((char) => char.charCodeAt(0)));
const LATIN_SCALES = new Map([
  ['million', 1e6],
  ['mn', 1e6],
  ['mln', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['trillion', 1e12],
  ['thousand', 1e3],
  ['lakh', 1e5],
  ['lakhs', 1e5],
  ['crore', 1e7],
  ['crores', 1e7],
]);
/** "$1.2B": single letters scale only beside a currency sign, else "12m" may be metres. */
const MONEY_SCALES = new Map([
  ['m', 1e6],
  ['b', 1e9],
  ['k', 1e3],
  ['t', 1e12],
]);
const COUNTED = new Set([...'台辆单元人+多部件个'].map((char) => char.charCodeAt(0)));
const SPACE = 32;
const COMMA = 44;
const DOT = 46;
const PLUS = 43;

/** The number at `at`, or null. `money` allows the short scales of English money. */
export function readNumber(text: string, at: number, money = false): NumberRead | null {
  return isDigit(text.charCodeAt(at)) ? readArabic(text, at, money) : readHan(text, at);
}

/** Whether a code can begin a Chinese numeral. */
export function beginsHanNumber(code: number): boolean {
  return HAN_DIGITS.has(code) || HAN_SMALL.has(code) || HAN_LARGE.has(code);
}

function readArabic(text: string, at: number, money: boolean): NumberRead | null {
  const digits = readDigits(text, at);
  const more = MORE.has(text.charCodeAt(skipSpace(text, digits.end)));
  const scaleAt = skipSpace(text, more ? skipSpace(text, digits.end) + 1 : digits.end);
  const scale = readScale(text, scaleAt, money);
  let end = scale.end > scaleAt ? scale.end : more ? skipSpace(text, digits.end) + 1 : digits.end;
  const tail = MORE.has(text.charCodeAt(end)) || text.charCodeAt(end) === PLUS;
  if (tail && !more) end += 1;
  return { value: digits.value * scale.factor, end, over: more || tail, scale: scale.factor, han: false };
}

/** Digits with thousands separators (also Indian, 2,50,000) and decimals. */
export function readDigits(text: string, at: number): { value: number; end: number } {
  let end = at;
  let plain = '';
  while (isDigit(text.charCodeAt(end)) || separates(text, end)) {
    if (text.charCodeAt(end) !== COMMA) plain += text.charAt(end);
    end += 1;
  }
  if (text.charCodeAt(end) === DOT && isDigit(text.charCodeAt(end + 1))) {
    plain += '.';
    end += 1;
    while (isDigit(text.charCodeAt(end))) {
      plain += text.charAt(end);
      end += 1;
    }
  }
  return { value: Number(plain), end };
}

/** A comma divides thousands where exactly three digits follow, or two and another such comma. */
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
    const code = text.charCodeAt(end);
    const scale = HAN_SMALL.get(code) ?? HAN_LARGE.get(code);
    if (scale === undefined || code === 21313 /* 十: "5十" is no number */) break;
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
  const factor = LATIN_SCALES.get(word) ?? (money ? MONEY_SCALES.get(word) : tenThousand);
  return factor === undefined ? { factor: 1, end: at } : { factor, end };
}

function readHan(text: string, at: number): NumberRead | null {
  let total = 0;
  let section = 0;
  let digit = -1;
  let over = false;
  let scale = 1;
  let end = at;
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end);
    const figure = HAN_DIGITS.get(code);
    const small = HAN_SMALL.get(code);
    const large = HAN_LARGE.get(code);
    if (figure !== undefined && digit < 0) digit = figure;
    else if (small !== undefined) {
      section += (digit < 0 ? 1 : digit) * small;
      digit = -1;
    } else if (large !== undefined) {
      section += Math.max(digit, 0);
      total = large === 1e8 ? Math.max(total + section, 1) * large : total + Math.max(section, 1) * large;
      section = 0;
      digit = -1;
      scale = large;
    } else if (MORE.has(code) && end > at) over = true;
    else break;
  }
  if (end === at) return null;
  return { value: total + section + Math.max(digit, 0), end, over, scale, han: true };
}

/** One space may stand between a number and what belongs to it. */
export function skipSpace(text: string, at: number): number {
  return text.charCodeAt(at) === SPACE ? at + 1 : at;
}
