/** Chinese numerals: "七十多万", "两百", "千亿" (one hundred billion), "十几万", "一万二" (12,000). */

export interface HanRead {
  readonly value: number;
  readonly end: number;
  /** "多", "余", "几": at least this many. */
  readonly over: boolean;
  /** The last of 万 and 亿; 1 if neither is written. */
  readonly scale: number;
}

const DIGITS = new Map([...'零一二三四五六七八九'].map((char, value) => [char.charCodeAt(0), value] as const));
DIGITS.set('两'.charCodeAt(0), 2);
DIGITS.set('〇'.charCodeAt(0), 0);
const TEN = '十'.charCodeAt(0);
const SMALL = new Map([
  [TEN, 10],
  ['百'.charCodeAt(0), 100],
  ['千'.charCodeAt(0), 1000],
]);
const YI = 1e8;
const TENS = 10;
const LARGE = new Map([
  ['万'.charCodeAt(0), 1e4],
  ['亿'.charCodeAt(0), YI],
]);
const MORE = new Set([...'多余几来'].map((char) => char.charCodeAt(0)));
/** Longer than any real number; bounds the work on texts of nothing but numerals. */
const LONGEST = 24;

/** By code: 1 if it can begin a numeral. A table, because nearly every character of a text is looked up. */
const BEGINS = new Uint8Array(65536);
for (const code of [...DIGITS.keys(), ...SMALL.keys(), ...LARGE.keys()]) BEGINS[code] = 1;

/** Whether a code can begin a Chinese numeral. */
export function beginsHanNumber(code: number): boolean {
  return BEGINS[code] === 1;
}

/** Whether a code means "and more" within or after a number. */
export function saysMore(code: number): boolean {
  return MORE.has(code);
}

/** 百, 千, 万, 亿 after digits ("1.2 亿", "3 千万"); undefined for anything else: "5十" is not a number. */
export function scaleAfterDigits(code: number): number | undefined {
  return code === TEN ? undefined : (SMALL.get(code) ?? LARGE.get(code));
}

/** The Chinese numeral at `at`, or null. */
export function readHan(text: string, at: number): HanRead | null {
  if (!beginsHanNumber(text.charCodeAt(at))) return null;
  let total = 0;
  let section = 0;
  let digit = -1;
  let over = false;
  let scale = 1;
  let last = 0; // the latest unit: "一万二" is 12,000
  let end = at;
  for (; end < at + LONGEST; end += 1) {
    const code = text.charCodeAt(end);
    const figure = DIGITS.get(code);
    const small = SMALL.get(code);
    const large = LARGE.get(code);
    if (figure !== undefined && digit <= 0) {
      digit = figure;
      if (figure === 0) last = 0; // "一万零二" is 10,002
    } else if (small !== undefined) {
      section += (digit < 0 ? 1 : digit) * small;
      digit = -1;
      last = small;
    } else if (large !== undefined) {
      section += Math.max(digit, 0);
      total = large === YI ? Math.max(total + section, 1) * large : total + Math.max(section, 1) * large;
      section = 0;
      digit = -1;
      scale = large;
      last = large;
    } else if (MORE.has(code) && end > at) over = true;
    else break;
  }
  const rest = Math.max(digit, 0) * (last > TENS ? last / 10 : 1);
  return { value: total + section + rest, end, over, scale };
}

/** The value of a Chinese digit from 1 to 9; null for anything else. */
export function hanDigit(code: number): number | null {
  return DIGITS.get(code) || null;
}
