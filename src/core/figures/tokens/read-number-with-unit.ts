/** Numbers with their unit or currency. */

import { CURRENCY_SIGNS, NOT_UNITS, UNIT_WORDS, type UnitWord } from '../../lexicon/unit-words.js';
import { buildTrie, isLetter, isLetterOrDigit, longestWord, type Trie } from '../../lexicon/word-trie.js';
import { foldSource } from '../../text/fold-source.js';
import { type NumberRead, readNumber, skipSpace } from './read-number.js';

/** Words after a number: units, and words that only begin like one (null). */
const UNITS: Trie<UnitWord | null> = buildTrie<UnitWord | null>([
  ...NOT_UNITS.map((word) => [foldSource(word), null] as const),
  ...UNIT_WORDS.map(([word, unit]) => [foldSource(word), unit] as const),
]);
const SIGNS = buildTrie(CURRENCY_SIGNS.map(([word, unit]) => [foldSource(word), unit] as const));
/** Units that are metric cues as well, so they are not consumed. */
const ALSO_CUES = new Set(['users', 'subscribers', 'employees', 'engineers', 'staff', 'workers', 'orders', 'patents']);
/** "81w台": 台 cannot follow watts. */
const COUNTED_NEXT = new Set([...'台辆人件份']);
const EUROPEAN_THOUSANDS = /^\d{1,3}\.\d{3}$/u;

/** Whether a unit, or a word that begins like one, starts at `at`; a number before it is a count. */
export function startsUnit(text: string, at: number): boolean {
  return longestWord(UNITS, text, at) !== null;
}

/** English puts up to three words between a number and the noun it counts. */
const WORDS_AHEAD = 4;

/** A number and its unit, if one is given. */
export interface NumberWithUnit {
  readonly start: number;
  readonly number: NumberRead;
  readonly unit: UnitWord | null;
  readonly end: number;
}

/** The number at `at` with a currency sign before it or a unit after it; null if there is no number. The end of a range inherits `currency`. */
export function readNumberWithUnit(text: string, at: number, currency?: string): NumberWithUnit | null {
  const sign = longestWord(SIGNS, text, at);
  const unit = sign?.word ?? currency;
  const number = readNumber(text, sign === null ? at : skipSpace(text, sign.end), unit !== undefined);
  if (number === null || !Number.isFinite(number.value)) return null;
  if (unit === '%') return { start: at, number, unit: { of: 'percent', unit }, end: number.end };
  const hyphened = text.charAt(number.end) === '-' && isLetter(text.charCodeAt(number.end + 1)); // "119,000-euro"
  const unitAt = hyphened ? number.end + 1 : skipSpace(text, number.end);
  const match = wholeUnit(text, unitAt);
  if (unit !== undefined) {
    // "RMB 500 yuan", "$300 million dollars": the unit repeats the sign
    return {
      start: at,
      number,
      unit: { of: 'money', unit },
      end: match?.word?.of === 'money' ? match.end : number.end,
    };
  }
  if (match?.word != null) {
    const cue = ALSO_CUES.has(text.slice(unitAt, match.end));
    const euros = match.word.unit === 'eur' && EUROPEAN_THOUSANDS.test(text.slice(at, number.end)); // "1.499 Euro"
    const read = euros ? { ...number, value: number.value * 1000 } : number;
    return { start: at, number: read, unit: match.word, end: cue ? number.end : match.end };
  }
  return { start: at, number, unit: match === null ? readNounAhead(text, unitAt) : null, end: number.end };
}

/** The unit at `at`; null inside a word or a code, such as the W of "2026W22" and "81w台". */
function wholeUnit(text: string, at: number): ReturnType<typeof longestWord<UnitWord | null>> {
  const match = longestWord(UNITS, text, at);
  if (match === null || !isLetter(text.charCodeAt(match.end - 1))) return match;
  return isLetterOrDigit(text.charCodeAt(match.end)) || COUNTED_NEXT.has(text.charAt(match.end)) ? null : match;
}

/** "16,845 Model Y vehicles", "3 million electric vehicles". */
function readNounAhead(text: string, at: number): UnitWord | null {
  let place = at;
  for (let words = 0; words < WORDS_AHEAD && isLetter(text.charCodeAt(place)); words += 1) {
    const match = longestWord(UNITS, text, place);
    if (match?.word?.of === 'count') return match.word;
    while (isLetterOrDigit(text.charCodeAt(place)) || text.charAt(place) === '-') place += 1;
    place = skipSpace(text, place);
  }
  return null;
}
