/**
 * Lap times and other durations in minutes: "6 分 46 秒 874", "1:49.434", "7'04"957", "10 分 29 秒", "6 minutes 46.874 seconds".
 */

import { isDigit } from '../../lexicon/word-trie.js';
import { tidy } from '../../metrics/units.js';
import { skipSpace } from './read-number.js';
import type { QuantityToken } from './tokens.js';

/** Spelled-out minutes; spelled-out seconds must follow. */
const WORDS = ['minutes and', 'minutes', 'min'];
/** Separators after minutes and after seconds. */
const MINUTE_MARKS = new Set([...":'′分’"].map((char) => char.charCodeAt(0)));
const SECOND_MARKS = new Set([...'."″秒”'].map((char) => char.charCodeAt(0)));

/** The duration at `at` in seconds, or null. Requires one or two digits of minutes, and a fraction or 秒. */
export function readDuration(text: string, at: number): QuantityToken | null {
  const minutes = digits(text, at, 2);
  if (minutes === null) return null;
  const mark = skipSpace(text, minutes.end);
  const word = text.charAt(mark) === 'm' ? WORDS.find((minute) => text.startsWith(minute, mark)) : undefined;
  if (word === undefined && !MINUTE_MARKS.has(text.charCodeAt(mark))) return null;
  const after = word === undefined ? mark + 1 : mark + word.length;
  const seconds = digits(text, skipSpace(text, after), 2);
  if (seconds === null || seconds.value >= 60) return null;
  const secondMark = skipSpace(text, seconds.end);
  if (!SECOND_MARKS.has(text.charCodeAt(secondMark))) return null;
  const fraction = digits(text, skipSpace(text, secondMark + 1), 3);
  const spelled = text.charAt(secondMark) === '秒';
  if (fraction === null && !spelled) return null;
  if (word !== undefined && !/^ ?s/u.test(text.slice(fraction?.end, (fraction?.end ?? 0) + 2))) return null;
  const value = minutes.value * 60 + seconds.value + (fraction === null ? 0 : fraction.value / 10 ** fraction.length);
  const end = fraction?.end ?? secondMark + 1;
  return {
    kind: 'quantity',
    of: 'duration',
    value: tidy(value),
    high: null,
    unit: 's',
    bound: null,
    from: false,
    band: false,
    start: at,
    end,
  };
}

function digits(text: string, at: number, most: number): { value: number; end: number; length: number } | null {
  let end = at;
  while (end - at <= most && isDigit(text.charCodeAt(end))) end += 1;
  if (end === at || end - at > most) return null;
  return { value: Number(text.slice(at, end)), end, length: end - at };
}
