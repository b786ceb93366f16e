/**
 * Ranks: "第一", "第 7", "前三", "top 5", "No. 7", "number 7". What follows must show that a rank is meant ("第一代" is not one).
 */

import { isDigit, isLetterOrDigit } from '../../lexicon/word-trie.js';
import { beginsHanNumber } from './read-han.js';
import { readNumber, skipSpace } from './read-number.js';
import type { QuantityToken } from './tokens.js';

/** Characters after "第一" that leave it a rank; any other makes it an ordinal (第一代, 第一季度, 第一次). */
const AFTER_PLACE = new Set(
  [...'，。、；！？,.;!?）)”"」】《\n（( 名位的和及与并且而大至到—-/'].map((char) => char.charCodeAt(0)),
);
const LATIN_PREFIXES: ReadonlyMap<string, readonly string[]> = new Map([
  ['n', ['number ', 'no. ', 'no.', 'no ']],
  ['#', ['#']],
  ['t', ['top ', 'top']],
]);
/** Codes that a rank can begin with: 第, 前, 首位, #, "No.", "number", "top". */
export const RANK_STARTS: readonly number[] = [...'第前首#nt'].map((char) => char.charCodeAt(0));
/** "第二、三排", "第二/第三排": rows of seats. */
const ROWS = /^\s?[、/和]\s?第?[二三四]排/u;
const ROWS_CHARS = 7;
const WORST_RANK = 500;

/** The rank stated at `at`, or null. */
export function readRank(text: string, at: number): QuantityToken | null {
  const first = text.charAt(at);
  if (text.startsWith('首位', at)) return placeEnds(text, at + 2) ? rank(at, at + 2, 1, false) : null;
  if (first === '第') return rankAfter(text, at, at + 1, false);
  if (first === '前') return rankAfter(text, at, at + 1, true);
  for (const prefix of LATIN_PREFIXES.get(first) ?? []) {
    if (!text.startsWith(prefix, at)) continue;
    const from = at + prefix.length;
    return isDigit(text.charCodeAt(from)) ? latinRank(text, at, from, prefix.startsWith('top')) : null;
  }
  return null;
}

function rankAfter(text: string, at: number, from: number, within: boolean): QuantityToken | null {
  const start = skipSpace(text, from);
  if (!isDigit(text.charCodeAt(start)) && !beginsHanNumber(text.charCodeAt(start))) return null;
  const number = readNumber(text, start);
  if (number === null || number.value < 1 || number.value > WORST_RANK || number.scale > 1) return null;
  if (!placeEnds(text, number.end) || ROWS.test(text.slice(number.end, number.end + ROWS_CHARS))) return null;
  return rank(at, number.end, number.value, within);
}

/** "首位" is a rank, "首位获得认证的车手" a person. */
function placeEnds(text: string, at: number): boolean {
  return at >= text.length || AFTER_PLACE.has(text.charCodeAt(at));
}

function latinRank(text: string, at: number, from: number, within: boolean): QuantityToken | null {
  const number = readNumber(text, from);
  if (number === null || number.value < 1 || number.value > WORST_RANK || isLetterOrDigit(text.charCodeAt(number.end)))
    return null;
  return rank(at, number.end, number.value, within && number.value > 1);
}

/** The token of a rank. "前三" is third or better: bound `under`. */
export function rank(start: number, end: number, value: number, within: boolean): QuantityToken {
  return {
    kind: 'quantity',
    of: 'rank',
    value,
    high: null,
    unit: 'rank',
    bound: within ? 'under' : null,
    from: false,
    band: false,
    start,
    end,
  };
}
