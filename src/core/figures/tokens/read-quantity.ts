/** Quantities: numbers with unit, bound and range. The metric is chosen later, from the sentence. */

import { type Bound, type QuantityKind, splitWords } from '../../lexicon/word.js';
import { buildTrie, longestWord } from '../../lexicon/word-trie.js';
import { roughYuan, tidy } from '../../metrics/units.js';
import { hanDigit, saysMore } from './read-han.js';
import { type NumberRead, skipSpace } from './read-number.js';
import { type NumberWithUnit, readNumberWithUnit } from './read-number-with-unit.js';
import type { QuantityToken } from './tokens.js';

type After = 'from' | 'over' | 'about' | 'under' | 'band' | 'none';

/** Words after a number. "以上" after a price usually denotes a band ("3000 元以上机型"), as 档 and 价位 do. */
const AFTER = buildTrie<After>([
  ...after('起|起售', 'from'),
  ...after('起家|起步|起飞|起跳|机关|机会|机场|级联|级数', 'none'),
  ...after('以上|开外|出头|+', 'over'),
  ...after('左右|上下', 'about'),
  ...after('以内|以下', 'under'),
  ...after(
    `价位|价格段|价位段|价格带|价格区间|档|级|级别|市场|段位|的段位|的价位|机型|机|国产机|手机市场|segment|price segment|
    price band|class|tier|bracket|price range`,
    'band',
  ),
]);
const DASHES = new Set([...'-~—至到'].map((char) => char.charCodeAt(0)));
/** "从 4999 元到 5399 元" is a change, not a range. */
const FROM = /[从由自]\s?$/u;
const OVER = /^[^线以网场市版面价路手]?上[百千万亿]/u;
const GOODS_AFTER = /^的(?:手机|机型|车|产品)/u;
const GOODS = /(?:phones|smartphones|handsets|models|devices|cars|vehicles|segment|priced(?: at)?|tier|market) $/u;
/** "(L/100km)" in a table. */
const PER_HUNDRED = /^100\s?(?:km|公里)/u;
const PER_HUNDRED_CHARS = 6;
/** Upper limit of price bands: "1000 亿元以上" is a sum. */
const HIGHEST_BAND_YUAN = 3e6;

function after(words: string, meaning: After): (readonly [string, After])[] {
  return splitWords(words).map((word) => [word, meaning] as const);
}

/** The quantity at `at`, or null. `bound` comes from the word just before it. */
export function readQuantity(text: string, at: number, bound: Bound | null): QuantityToken | null {
  const first = readNumberWithUnit(text, at);
  if (text.charAt(at - 1) === '/' && PER_HUNDRED.test(text.slice(at, at + PER_HUNDRED_CHARS))) return null;
  if (first === null || (first.number.han && text.charAt(at - 1) === '数')) return null; // "数百万" is not a number
  const range = readRange(text, first);
  if (first.number.han && !hanCounts(range?.low ?? first, bound)) return null;
  return finish(text, range?.low ?? first, range?.high ?? null, bound ?? boundOf(text, first));
}

/** "上千家": over; but "线上千元机", "以上百元". */
function boundOf(text: string, { start, number }: NumberWithUnit): Bound | null {
  return number.han && text.charAt(start - 1) === '上' && OVER.test(text.slice(Math.max(0, start - 2), start + 1))
    ? 'over'
    : null;
}

/** Whether a bound next to a product class denotes a band: "phones above $600", "过万元的手机". */
export function isOfGoods(text: string, boundAt: number, end: number): boolean {
  return GOODS.test(text.slice(Math.max(0, boundAt - 14), boundAt)) || GOODS_AFTER.test(text.slice(end, end + 3));
}

/** Whether a Chinese numeral states an amount; most are ordinary words ("一家", "三方"). */
function hanCounts({ number, unit }: NumberWithUnit, bound: Bound | null): boolean {
  const { of } = unit ?? { of: 'bare' };
  if (number.value < 100)
    return of === 'percent' || of === 'points' || of === 'multiple' || (of === 'money' && number.value >= 10);
  return number.scale > 1 || unit !== null || bound !== null;
}

/** "22.99 万-30.99 万元", "45-50 万元", "300 元至 500 元", "$300-$350 million". */
function readRange(text: string, first: NumberWithUnit): { low: NumberWithUnit; high: number } | null {
  const dash = skipSpace(text, first.end);
  const tenths =
    first.number.han && hanDigit(text.charCodeAt(first.end)) !== null ? readNumberWithUnit(text, first.end) : null;
  if (tenths?.unit?.unit === '成' && tenths.number.value === first.number.value + 1)
    return { low: { ...first, unit: tenths.unit, end: tenths.end }, high: tenths.number.value }; // "三四成"
  if (!DASHES.has(text.charCodeAt(dash)) || FROM.test(text.slice(Math.max(0, first.start - 2), first.start)))
    return null;
  const second = readNumberWithUnit(
    text,
    skipSpace(text, dash + 1),
    first.unit?.of === 'money' ? first.unit.unit : undefined,
  );
  if (second === null || (second.number.han && second.unit?.of !== 'percent')) return null;
  if (second.unit === null && first.unit === null && second.number.scale === 1) return null;
  const unit = first.unit ?? second.unit;
  if (second.unit !== null && unit?.unit !== second.unit.unit) return null;
  const { number } = first;
  const shares = number.scale === 1 && number.value < second.number.value / second.number.scale; // "45-50 万" is 45 万 to 50 万
  const value = shares ? number.value * second.number.scale : number.value;
  if (value >= second.number.value) return null;
  return { low: { ...first, number: { ...number, value }, unit, end: second.end }, high: second.number.value };
}

function finish(text: string, amount: NumberWithUnit, high: number | null, before: Bound | null): QuantityToken {
  const { unit, start } = amount;
  const { number, end: amountEnd } = unit?.unit === '成' ? readTenths(text, amount) : amount;
  const sign = isNegative(text, start) ? -1 : 1;
  const follows = longestWord(AFTER, text, skipSpace(text, amountEnd));
  const meaning = follows?.word;
  const tenths = unit?.unit === '成' ? 10 : 1; // "三成" is 30 %
  const of: QuantityKind = unit?.of ?? 'bare';
  const priced = of === 'money' || (of === 'bare' && number.scale > 1);
  return {
    kind: 'quantity',
    of,
    value: tidy(sign * number.value * tenths),
    high: high === null ? null : tidy(high * tenths),
    unit: tenths === 10 ? '%' : (unit?.unit ?? ''),
    bound:
      before ??
      (number.over
        ? 'over'
        : meaning === 'from' || meaning === 'band' || meaning === 'none'
          ? null
          : (meaning ?? null)),
    from: meaning === 'from',
    band:
      before === null &&
      priced &&
      (meaning === 'over' || meaning === 'under' || meaning === 'band') &&
      roughYuan(number.value, unit?.unit ?? '') < HIGHEST_BAND_YUAN,
    start,
    end: meaning === undefined || meaning === 'none' || meaning === 'band' ? amountEnd : (follows?.end ?? amountEnd),
  };
}

/** "三成半", "两成五", "三成多". */
function readTenths(text: string, { number, end }: NumberWithUnit): { number: NumberRead; end: number } {
  const code = text.charCodeAt(end);
  const part = text.charAt(end) === '半' ? 5 : (hanDigit(code) ?? 0);
  const whole = part === 0 || !number.han || hanDigit(text.charCodeAt(end + 1)) !== null;
  if (whole) return saysMore(code) ? { number: { ...number, over: true }, end: end + 1 } : { number, end };
  return { number: { ...number, value: number.value + part / 10 }, end: end + 1 };
}

/** "现金流：-179.2 亿元"; a dash between two numbers or words is not a minus sign. */
function isNegative(text: string, start: number): boolean {
  return text.charAt(start - 1) === '-' && /^[\s：:(（为]?$/u.test(text.charAt(start - 2));
}
