/**
 * Which quantity starts at this place: an amount with its bound and range?
 * Unit and kind only; the metric is decided later, from the sentence.
 */
import { type Amount, readAmount } from './read-amount.js';
import { skipSpace } from './read-number.js';
import { splitWords } from './split-words.js';
import type { Bound, QuantityKind, QuantityToken } from './tokens.js';
import { roughYuan, tidy } from './units.js';
import { buildTrie, longestWord } from './word-trie.js';

type After = 'from' | 'over' | 'about' | 'under' | 'band';

/** What may follow an amount. "以上" after a price mostly names a band ("3000 元以上机型"), as 档 and 价位 do. */
const AFTER = buildTrie<After>([
  ...after('起|起售', 'from'),
  ...after('以上|开外|出头|+', 'over'),
  ...after('左右|上下', 'about'),
  ...after('以内|以下', 'under'),
  ...after(
    '价位|价格段|价位段|价格带|价格区间|档|级|级别|市场|段位|的段位|的价位|segment|price segment|price band',
    'band',
  ),
]);
const DASHES = new Set([...'-~—至到'].map((char) => char.charCodeAt(0)));
/** "从 4999 元到 5399 元" is a change, not a range. */
const FROM = /[从由自]\s?$/u;
/** Above this a sum is no price band: "1000 亿元以上" is a sum. */
const HIGHEST_BAND_YUAN = 3e6;

function after(words: string, meaning: After): (readonly [string, After])[] {
  return splitWords(words).map((word) => [word, meaning] as const);
}

/** The quantity at `at`, or null; `bound` is the word just before it. */
export function readQuantity(text: string, at: number, bound: Bound | null): QuantityToken | null {
  const first = readAmount(text, at);
  if (first === null || (first.number.han && (!hanCounts(first, bound) || text.charAt(at - 1) === '数'))) return null; // "数百万" is no number
  const range = readRange(text, first);
  return finish(text, range?.low ?? first, range?.high ?? null, bound);
}

/** Chinese numerals are mostly plain words ("一家", "三方"); these are the ones that state an amount. */
function hanCounts({ number, unit }: Amount, bound: Bound | null): boolean {
  if (number.value < 100) return unit?.of === 'percent' || (unit?.of === 'money' && number.value >= 10);
  return number.scale > 1 || unit !== null || bound !== null;
}

/** "22.99 万-30.99 万元", "45-50 万元", "300 元至 500 元", "$300-$350 million". */
function readRange(text: string, first: Amount): { low: Amount; high: number } | null {
  const dash = skipSpace(text, first.end);
  if (!DASHES.has(text.charCodeAt(dash)) || FROM.test(text.slice(Math.max(0, first.start - 2), first.start)))
    return null;
  const second = readAmount(text, skipSpace(text, dash + 1), first.unit?.of === 'money' ? first.unit.unit : undefined);
  if (second === null || second.number.han) return null;
  if (second.unit === null && first.unit === null && second.number.scale === 1) return null;
  const unit = first.unit ?? second.unit;
  if (second.unit !== null && unit?.unit !== second.unit.unit) return null;
  const { number } = first;
  const shares = number.scale === 1 && number.value < second.number.value / second.number.scale; // "45-50 万" is 45 万 to 50 万
  const value = shares ? number.value * second.number.scale : number.value;
  if (value >= second.number.value) return null;
  return { low: { ...first, number: { ...number, value }, unit, end: second.end }, high: second.number.value };
}

function finish(text: string, amount: Amount, high: number | null, before: Bound | null): QuantityToken {
  const { number, unit, start } = amount;
  const sign = isNegative(text, start) ? -1 : 1;
  const follows = longestWord(AFTER, text, skipSpace(text, amount.end));
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
    bound: before ?? (number.over ? 'over' : meaning === 'from' || meaning === 'band' ? null : (meaning ?? null)),
    from: meaning === 'from',
    band:
      before === null &&
      priced &&
      (meaning === 'over' || meaning === 'under' || meaning === 'band') &&
      roughYuan(number.value, unit?.unit ?? '') < HIGHEST_BAND_YUAN,
    start,
    end: follows === null || meaning === 'band' ? amount.end : follows.end,
  };
}

/** "现金流：-179.2 亿元"; a dash between two numbers or words is none. */
function isNegative(text: string, start: number): boolean {
  return text.charAt(start - 1) === '-' && /^[\s：:(（为]?$/u.test(text.charAt(start - 2));
}
