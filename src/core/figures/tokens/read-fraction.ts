/** Shares stated without a percentage, in per cent: "三分之一", "一半", "过半", "a quarter of", "two-thirds", "one in five", "1/3". */

import { type Bound, splitWords, type Word } from '../../lexicon/word.js';
import { isDigit } from '../../lexicon/word-trie.js';
import type { QuantityToken } from './tokens.js';

const HAN = [...'一二三四五六七八九十'];
/** Larger denominators are dates ("1/12") or sensor sizes. */
const LARGEST_DENOMINATOR = 5;
/** Context that makes two numbers with a slash a share: "1/3 的用户", "约 1/3". */
const AFTER_RATIO = /^\s?(?:的|以上|左右|of |$|[，。,.）)])/u;
const BEFORE_RATIO = /(?:[占约近超逾达为过的]|the) ?$/u;

function shares(words: string, value: number, bound: Bound | null = null): (readonly [string, Word])[] {
  return splitWords(words).map((word) => [word, { kind: 'fraction', value, bound }] as const);
}

/** Per cent to one decimal. */
function percentOf(above: number, below: number): number {
  return Math.round((1000 * above) / below) / 10;
}

/** "三分之二" and the like. */
function hanFractions(): (readonly [string, Word])[] {
  return HAN.flatMap((denominator, below) =>
    HAN.slice(0, below).flatMap((numerator, above) =>
      shares(`${denominator}分之${numerator}`, percentOf(above + 1, below + 1)),
    ),
  );
}

/** Words for shares, and words that only begin like one ("近半年"). */
export const FRACTION_WORDS: readonly (readonly [string, Word])[] = [
  ...splitWords('近半年|近半个|近半月|近半小时|近半程|近半世纪|近半天|超半年|超半个|超半小时|过半年|过半个').map(
    (word): readonly [string, Word] => [word, { kind: 'skip' }],
  ),
  ...hanFractions(),
  ...shares('一半|半数|half of|one half|by half', 50),
  ...shares('过半数|过半|超半数|超过半数|超半|逾半数|逾半|大半|半数以上|more than half|over half', 50, 'over'),
  ...shares('近半数|接近半数|近半|nearly half|almost half', 50, 'nearly'),
  ...shares('one third|one-third|a third of|by a third|one in three', 33.3),
  ...shares('two thirds|two-thirds', 66.7),
  ...shares('a quarter of|one quarter of|one-quarter|by a quarter|one in four', 25),
  ...shares('three quarters of|three-quarters', 75),
  ...shares('a fifth of|one fifth|one-fifth|by a fifth|one in five', 20),
  ...shares('two fifths|two-fifths', 40),
  ...shares('three fifths|three-fifths', 60),
  ...shares('a tenth of|one tenth|one-tenth|one in ten', 10),
  ...shares('one in two', 50),
];

/** The token of a share. */
export function fraction(start: number, end: number, value: number, bound: Bound | null): QuantityToken {
  return {
    kind: 'quantity',
    of: 'percent',
    value,
    high: null,
    unit: '%',
    bound,
    from: false,
    band: false,
    start,
    end,
  };
}

/** "1/3" as a share; null for dates, scores and sensor sizes. */
export function readRatio(text: string, at: number, bound: Bound | null): QuantityToken | null {
  if (text.charAt(at + 1) !== '/' || isDigit(text.charCodeAt(at - 1)) || text.charAt(at - 1) === '/') return null;
  const above = Number(text.charAt(at));
  const below = Number(text.charAt(at + 2));
  if (!(above >= 1 && above < below && below <= LARGEST_DENOMINATOR) || isDigit(text.charCodeAt(at + 3))) return null;
  const shared = AFTER_RATIO.test(text.slice(at + 3, at + 7)) && BEFORE_RATIO.test(text.slice(Math.max(0, at - 4), at));
  return shared || text.startsWith('的', at + 3) ? fraction(at, at + 3, percentOf(above, below), bound) : null;
}
