/**
 * Which quantity starts at this place: a number with its unit, currency, bound and range?
 * Unit and kind only; the metric is decided later, from the sentence.
 */

import { foldSource } from './fold-source.js';
import { type NumberRead, readNumber, skipSpace } from './read-number.js';
import type { Bound, QuantityKind, QuantityToken } from './tokens.js';
import { CURRENCY_SIGNS, NOT_UNITS, roughYuan, tidy, UNIT_WORDS, type UnitWord } from './units.js';
import { buildTrie, isDigit, isLetter, longestWord, type Trie } from './word-trie.js';

/** What may follow a number: a unit, or words that only begin like one (null). */
const UNITS: Trie<UnitWord | null> = buildTrie<UnitWord | null>([
  ...NOT_UNITS.split('|').map((word) => [foldSource(word), null] as const),
  ...UNIT_WORDS.map(([word, unit]) => [foldSource(word), unit] as const),
]);
const SIGNS = buildTrie(CURRENCY_SIGNS.map(([word, unit]) => [foldSource(word), unit] as const));
const AFTER = buildTrie<'from' | 'over' | 'about' | 'band' | 'under'>([
  ['起', 'from'],
  ['起售', 'from'],
  ['以上', 'over'],
  ['开外', 'over'],
  ['+', 'over'],
  ['左右', 'about'],
  ['上下', 'about'],
  ['以内', 'under'],
  ['以下', 'under'],
  ['价位', 'band'],
  ['价格段', 'band'],
  ['价位段', 'band'],
  ['价格带', 'band'],
  ['档', 'band'],
  ['级', 'band'],
  ['价格区间', 'band'],
  ['级别', 'band'],
  ['市场', 'band'],
  ['的段位', 'band'],
  ['段位', 'band'],
  ['的价位', 'band'],
  ['price segment', 'band'],
  ['segment', 'band'],
  ['price band', 'band'],
]);
const DASHES = new Set([...'-~—至到'].map((char) => char.charCodeAt(0)));
const FROM_WORDS = new Set([...'从由自'].map((char) => char.charCodeAt(0)));

interface Amount {
  readonly number: NumberRead;
  readonly unit: UnitWord | null;
  readonly end: number;
}

/** The quantity at `at`, or null. `stopAt` bounds the search; `bound` is the word just before the number. */
export function readQuantity(text: string, at: number, bound: Bound | null): QuantityToken | null {
  const sign = longestWord(SIGNS, text, at);
  const numberAt = sign === null ? at : skipSpace(text, sign.end);
  const first = readAmount(text, numberAt, sign?.word);
  if (first === null) return null;
  if (first.number.han && !hanCounts(first, bound)) return null;
  const range = readRange(text, at, first, sign?.word);
  return finish(text, at, range?.low ?? first, range?.high ?? null, bound);
}

function readAmount(text: string, at: number, currency: string | undefined): Amount | null {
  const number = readNumber(text, at, currency !== undefined);
  if (number === null || !Number.isFinite(number.value)) return null;
  const unitAt = skipSpace(text, number.end);
  const match = longestWord(UNITS, text, unitAt);
  if (currency === '%') return { number, unit: { of: 'percent', unit: '%' }, end: number.end };
  if (currency !== undefined) {
    const repeats = match?.word?.of === 'money';
    return { number, unit: { of: 'money', unit: currency }, end: repeats ? match.end : number.end };
  }
  if (match?.word != null) return { number, unit: match.word, end: match.end };
  const noun = match === null ? readNounAhead(text, unitAt) : null;
  return { number, unit: noun, end: number.end };
}

/** "16,845 Model Y vehicles", "3 million electric vehicles": the counted noun stands up to three words ahead. */
function readNounAhead(text: string, at: number): UnitWord | null {
  let place = at;
  for (let words = 0; words < 4 && isLetter(text.charCodeAt(place)); words += 1) {
    const match = longestWord(UNITS, text, place);
    if (match?.word?.of === 'count') return match.word;
    while (isLetter(text.charCodeAt(place)) || isDigit(text.charCodeAt(place)) || text.charAt(place) === '-')
      place += 1;
    place = skipSpace(text, place);
  }
  return null;
}

/** Chinese numerals are mostly plain words ("一家", "三方"); these are the ones that state an amount. */
function hanCounts({ number, unit }: Amount, bound: Bound | null): boolean {
  if (number.value < 100) return unit?.of === 'percent' || (unit?.of === 'money' && number.value >= 10);
  return number.scale > 1 || unit !== null || bound !== null;
}

/** "22.99 万-30.99 万元", "45-50 万元", "300 元至 500 元"; "从 A 到 B" is a change, not a range. */
function readRange(
  text: string,
  at: number,
  first: Amount,
  currency: string | undefined,
): { low: Amount; high: number } | null {
  const dash = skipSpace(text, first.end);
  if (
    !DASHES.has(text.charCodeAt(dash)) ||
    FROM_WORDS.has(text.charCodeAt(at - 1)) ||
    FROM_WORDS.has(text.charCodeAt(at - 2))
  )
    return null;
  const next = skipSpace(text, dash + 1);
  const sign = longestWord(SIGNS, text, next);
  const second = readAmount(text, sign === null ? next : sign.end, sign?.word ?? currency);
  if (
    second === null ||
    second.number.han ||
    (second.unit === null && first.unit === null && second.number.scale === 1)
  )
    return null;
  const inherits =
    first.number.scale === 1 && first.unit === null && first.number.value < second.number.value / second.number.scale;
  const unit = first.unit ?? second.unit;
  if (second.unit !== null && unit?.unit !== second.unit.unit) return null;
  const value = first.number.value * (inherits ? second.number.scale : 1);
  if (value >= second.number.value) return null;
  return { low: { number: { ...first.number, value }, unit, end: second.end }, high: second.number.value };
}

function finish(text: string, at: number, amount: Amount, high: number | null, before: Bound | null): QuantityToken {
  const after = longestWord(AFTER, text, skipSpace(text, amount.end));
  const kind: QuantityKind = amount.unit?.of ?? 'bare';
  const tenths = amount.unit?.unit === '成' ? 10 : 1;
  const bandWord = after?.word === 'over' || after?.word === 'under' || after?.word === 'band';
  const bound =
    before ??
    (amount.number.over || after?.word === 'over'
      ? 'over'
      : after?.word === 'about' || after?.word === 'under'
        ? after.word
        : null);
  return {
    kind: 'quantity',
    of: kind,
    value: tidy(amount.number.value * tenths),
    high: high === null ? null : tidy(high * tenths),
    unit: tenths === 10 ? '%' : (amount.unit?.unit ?? ''),
    bound,
    from: after?.word === 'from',
    band:
      bandWord &&
      before === null &&
      (kind === 'money' || (kind === 'bare' && amount.number.scale > 1)) &&
      roughYuan(amount.number.value, amount.unit?.unit ?? '') < 3e6,
    start: at,
    end: after !== null && after.word !== 'band' ? after.end : amount.end,
  };
}
