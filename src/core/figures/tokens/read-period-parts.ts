/**
 * Periods as written: "2026 年第一季度", "Q1 2026", "去年 9 月", "1-4 月", "5 月 21 日", "上半年", "未来三年", "first quarter of 2026",
 * "January".
 */

import {
  ENGLISH_NUMBERS,
  NOT_AGO,
  PERIOD_WORDS,
  type PeriodParts,
  SPAN_WORDS,
  YEARS_AFTER,
  YEARS_AGO,
} from '../../lexicon/period-words.js';
import { isDigit, longestWord } from '../../lexicon/word-trie.js';
import { beginsHanNumber } from './read-han.js';
import { readNumber, skipSpace } from './read-number.js';

/** "过去 30 年" is history, not the period of a figure. */
const MOST_YEARS = 20;
/** "四年多前", "3 年前": 年 directly follows the number. */
const YEAR_WITHIN = 4;

export interface PeriodRead {
  readonly parts: PeriodParts;
  readonly end: number;
}

const DASHES = new Set([...'-~—至到'].map((char) => char.charCodeAt(0)));

/** The period at `at`, or null. */
export function readPeriodParts(text: string, at: number): PeriodRead | null {
  return isDigit(text.charCodeAt(at))
    ? (readDated(text, at) ?? readWord(text, at) ?? readAgo(text, at))
    : (readYears(text, at) ?? readWord(text, at) ?? readAgo(text, at));
}

/** "三年前", "四年多前": the year that long ago. */
function readAgo(text: string, at: number): PeriodRead | null {
  const code = text.charCodeAt(at);
  if (!(isDigit(code) || beginsHanNumber(code)) || !text.slice(at, at + YEAR_WITHIN).includes('年')) return null;
  const number = readNumber(text, at);
  if (number === null || number.value < 1 || number.value > MOST_YEARS || number.scale > 1) return null;
  const ago = longestWord(YEARS_AGO, text, skipSpace(text, number.end));
  if (ago === null || NOT_AGO.test(text.charAt(ago.end))) return null;
  return { parts: { yearShift: -number.value }, end: ago.end };
}

/** A period that begins with digits: a year, a month, "1-4 月". */
function readDated(text: string, at: number): PeriodRead | null {
  let end = at;
  while (end - at < 5 && isDigit(text.charCodeAt(end))) end += 1;
  const value = Number(text.slice(at, end));
  if (end - at === 4 && value >= 1990 && value <= 2060) return readYear(text, end, value);
  return end - at <= 2 ? (readMonth(text, at) ?? readDayFirst(text, end, value)) : null;
}

/** "16 November", "16 November 2026". */
function readDayFirst(text: string, at: number, day: number): PeriodRead | null {
  const month = day >= 1 && day <= 31 ? longestWord(PERIOD_WORDS, text, skipSpace(text, at)) : null;
  if (month?.word.month === undefined) return null;
  const year = /^,? (\d{4})(?!\d)/u.exec(text.slice(month.end, month.end + 7));
  const parts = year === null ? { ...month.word, day } : { ...month.word, day, year: Number(year[1]) };
  return { parts, end: month.end + (year?.[0].length ?? 0) };
}

function readYear(text: string, end: number, year: number): PeriodRead | null {
  const mark = skipSpace(text, end);
  const sign = text.charAt(mark);
  if (sign === '年' || text.startsWith('财年', mark)) {
    const after = skipSpace(text, mark + (sign === '年' ? 1 : 2));
    if (text.charAt(after) === '前' || text.startsWith('轮', after)) return null;
    return within(text, text.startsWith('度', after) ? after + 1 : after, { year });
  }
  if (sign === '-' || sign === '.' || sign === '/') {
    const month = readNumber(text, mark + 1);
    if (month !== null && month.end - mark <= 3 && month.value >= 1 && month.value <= 12)
      return { parts: { year, month: month.value }, end: month.end };
  }
  return within(text, mark, { year }, true);
}

/** Narrows a year to a quarter, half, month, day or week. With `needed`, a bare number alone is not a year. */
function within(text: string, at: number, year: PeriodParts, needed = false): PeriodRead | null {
  const from = text.charAt(at) === '的' || text.charAt(at) === '第' ? at : skipSpace(text, at);
  const inner = text.charAt(from) === '的' ? from + 1 : from;
  const word = longestWord(PERIOD_WORDS, text, inner);
  if (word !== null && (word.word.quarter !== undefined || word.word.half !== undefined))
    return { parts: { ...year, ...word.word }, end: word.end };
  const month = isDigit(text.charCodeAt(inner)) ? readMonth(text, inner) : null;
  if (month !== null) return { parts: { ...year, ...month.parts }, end: month.end };
  const week = text.charAt(inner) === '第' ? readNumber(text, skipSpace(text, inner + 1)) : null;
  if (week !== null && text.charAt(skipSpace(text, week.end)) === '周')
    return { parts: { ...year, week: week.value }, end: skipSpace(text, week.end) + 1 };
  if (text.startsWith('全年', inner)) return { parts: year, end: inner + 2 };
  return needed ? null : { parts: year, end: at };
}

/** "5 月", "5 月 21 日", "1-4 月". */
function readMonth(text: string, at: number): PeriodRead | null {
  const first = readNumber(text, at);
  if (first === null || first.value < 1 || first.value > 12) return null;
  const dash = skipSpace(text, first.end);
  if (DASHES.has(text.charCodeAt(dash))) {
    const last = readNumber(text, skipSpace(text, dash + 1));
    if (last === null || last.value > 12 || text.charAt(skipSpace(text, last.end)) !== '月') return null;
    return { parts: { month: first.value, toMonth: last.value }, end: skipSpace(text, last.end) + 1 };
  }
  if (text.charAt(dash) !== '月') return null;
  const day = readNumber(text, skipSpace(text, dash + 1));
  const mark = day === null ? -1 : skipSpace(text, day.end);
  if (day !== null && !day.han && day.value <= 31 && (text.charAt(mark) === '日' || text.charAt(mark) === '号'))
    return { parts: { month: first.value, day: day.value }, end: mark + 1 };
  return { parts: { month: first.value }, end: dash + 1 };
}

function readWord(text: string, at: number): PeriodRead | null {
  const word = longestWord(PERIOD_WORDS, text, at);
  if (word === null) return null;
  if (word.word.yearShift !== undefined) return within(text, word.end, word.word);
  if (word.word.month === undefined && word.word.quarter === undefined && word.word.half === undefined)
    return { parts: word.word, end: word.end };
  return (
    withEnglishYear(text, word.end, word.word) ?? (word.word.month === 5 ? null : { parts: word.word, end: word.end })
  );
}

/** "first quarter of 2026", "January 2026", "May 21, 2026", "Q1 2026". A lone "may" is a verb. */
function withEnglishYear(text: string, at: number, parts: PeriodParts): PeriodRead | null {
  let place = skipSpace(text, at);
  let day: number | undefined;
  const number = parts.month === undefined || !isDigit(text.charCodeAt(place)) ? null : readNumber(text, place);
  if (number !== null && number.value <= 31) {
    day = number.value;
    place = skipSpace(text, text.charAt(number.end) === ',' ? number.end + 1 : number.end);
  }
  if (text.startsWith('of ', place) || text.startsWith('in ', place)) place += 3;
  const year = Number(text.slice(place, place + 4));
  const dated = day === undefined ? parts : { ...parts, day };
  if (year >= 1990 && year <= 2060 && !isDigit(text.charCodeAt(place + 4)) && text.charAt(place + 4) !== '年')
    return { parts: { ...dated, year }, end: place + 4 };
  return day === undefined ? null : { parts: dated, end: place };
}

/** 未来三年, 过去 5 年, "over the next five years". */
function readYears(text: string, at: number): PeriodRead | null {
  const span = longestWord(SPAN_WORDS, text, at);
  if (span === null) return null;
  const from = skipSpace(text, span.end);
  const english = longestWord(ENGLISH_NUMBERS, text, from);
  const number = english === null ? readNumber(text, from) : { value: english.word, end: english.end };
  if (number === null || number.value < 2 || number.value > MOST_YEARS) return null;
  const years = longestWord(YEARS_AFTER, text, skipSpace(text, number.end));
  return years === null ? null : { parts: { years: number.value * span.word }, end: years.end };
}
