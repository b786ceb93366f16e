/**
 * Dates ahead that a text names: "8月5日", "6月9日至13日", "9月底", "下周三", "明年第一季度", "August 5". What lacks a year is
 * read from the day of the article; what lies in the past is left out.
 */

import { dayOf } from './days-between.js';
import { SHORT_MONTHS } from './month-names.js';

/** A day or a span ahead. */
export interface ComingDate {
  /** As periods are written everywhere: "2026-08-05", "2026-06-09/2026-06-13", "2026-09", "2026Q4", "2026H2", "2026". */
  period: string;
  /** First and last day, as days since 1970. */
  first: number;
  last: number;
  /** Whether the text counts from the article's day: "下周三". */
  isRelative: boolean;
  /** Whether it is one day, a span of named days, or the next week. */
  isExact: boolean;
  /** Place in the text; `end` is exclusive. */
  at: number;
  end: number;
}

const DAY_MS = 86_400_000;
/** A month and a day without a year belong to the year in which they are nearest to the article. */
const HALF_YEAR = 183;

const two = (value: number): string => String(value).padStart(2, '0');
const utcDay = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;
const isDay = (year: number, month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();

interface CalendarDay {
  year: number;
  month: number;
  day: number;
}

function calendarDay(day: number): CalendarDay {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** "2026-08-05" for days since 1970. */
export function writeDay(day: number): string {
  const { year, month, day: date } = calendarDay(day);
  return `${year}-${two(month)}-${two(date)}`;
}

type Reading = Omit<ComingDate, 'at' | 'end' | 'isRelative'> | null;
type Groups = Record<string, string | undefined>;

function oneDay(day: number): Reading {
  return { period: writeDay(day), first: day, last: day, isExact: true };
}

function span(first: number, last: number, period: string, isExact = false): Reading {
  return { period, first, last, isExact };
}

function wholeMonth(year: number, month: number): Reading {
  const next = month === 12 ? utcDay(year + 1, 1, 1) : utcDay(year, month + 1, 1);
  return span(utcDay(year, month, 1), next - 1, `${year}-${two(month)}`);
}

/** The year in which a month (and day) without one lies nearest to the article. */
function nearestYear(month: number, day: number, base: number): number {
  const { year } = calendarDay(base);
  const away = utcDay(year, month, day) - base;
  return away < -HALF_YEAR ? year + 1 : away > HALF_YEAR ? year - 1 : year;
}

function yearOf(word: string | undefined, base: number): number | undefined {
  if (word === undefined) return undefined;
  const { year } = calendarDay(base);
  return word.startsWith('明') ? year + 1 : word.startsWith('今') ? year : Number(word.slice(0, 4));
}

function readMonthDay({ year: word, month, day, toMonth, toDay }: Groups, base: number): Reading {
  const [m, d] = [Number(month), Number(day)];
  const year = yearOf(word, base) ?? nearestYear(m, d, base);
  if (!isDay(year, m, d)) return null;
  const first = utcDay(year, m, d);
  if (toDay === undefined) return oneDay(first);
  const [lastMonth, lastDay] = [Number(toMonth ?? month), Number(toDay)];
  const lastYear = lastMonth < m ? year + 1 : year;
  if (!isDay(lastYear, lastMonth, lastDay)) return null;
  const last = utcDay(lastYear, lastMonth, lastDay);
  return last <= first ? oneDay(first) : span(first, last, `${writeDay(first)}/${writeDay(last)}`, true);
}

/** "9月", "7、8月", "7-8月". */
function readMonth({ year: word, month, fromMonth }: Groups, base: number): Reading {
  const m = Number(month);
  if (m < 1 || m > 12) return null;
  const last = wholeMonth(yearOf(word, base) ?? nearestYear(m, 15, base), m);
  const from = Number(fromMonth ?? 0);
  if (last === null || from < 1 || from >= m) return last;
  const first = wholeMonth(calendarDay(last.first).year, from);
  return first && span(first.first, last.last, `${first.period}/${last.period}`);
}

/** "下月", "下月8日", "本月底", "本月28日", "28日". */
function readRelativeMonth({ which, day }: Groups, base: number): Reading {
  const { year, month, day: today } = calendarDay(base);
  const ahead = which?.startsWith('下') || (which === undefined && Number(day) < today) ? 1 : 0;
  const [y, m] = month + ahead > 12 ? [year + 1, 1] : [year, month + ahead];
  if (day === undefined) return wholeMonth(y, m);
  return isDay(y, m, Number(day)) ? oneDay(utcDay(y, m, Number(day))) : null;
}

/** Weeks begin on Monday. */
function readNextWeek({ weekday }: Groups, base: number): Reading {
  // 1 January 1970 was a Thursday.
  const monday = base - ((base + 3) % 7) + 7;
  if (weekday === undefined) return span(monday, monday + 6, `${writeDay(monday)}/${writeDay(monday + 6)}`, true);
  return oneDay(monday + Math.min(6, '一二三四五六日天'.indexOf(weekday)));
}

function readPartOfYear({ year: word, quarter, half }: Groups, base: number): Reading {
  const year = yearOf(word, base) ?? calendarDay(base).year;
  const number = quarter === undefined ? 0 : '一二三四'.indexOf(quarter) + 1 || Number(quarter);
  if (number > 0) {
    const first = utcDay(year, 3 * number - 2, 1);
    return span(
      first,
      utcDay(number === 4 ? year + 1 : year, number === 4 ? 1 : 3 * number + 1, 1) - 1,
      `${year}Q${number}`,
    );
  }
  if (half === undefined) return span(utcDay(year, 1, 1), utcDay(year, 12, 31), `${year}`);
  return half === '下'
    ? span(utcDay(year, 7, 1), utcDay(year, 12, 31), `${year}H2`)
    : span(utcDay(year, 1, 1), utcDay(year, 6, 30), `${year}H1`);
}

function readEnglishDay({ name, day, year: word }: Groups, base: number): Reading {
  const month = SHORT_MONTHS.indexOf((name ?? '').slice(0, 3)) + 1;
  const year = word === undefined ? nearestYear(month, Number(day), base) : Number(word);
  return isDay(year, month, Number(day)) ? oneDay(utcDay(year, month, Number(day))) : null;
}

const YEAR = '(?<year>20\\d\\d年|明年|今年)?';
const FORMS: readonly (readonly [RegExp, (groups: Groups, base: number) => Reading])[] = [
  [
    new RegExp(
      `${YEAR}(?<month>\\d{1,2})月(?<day>\\d{1,2})[日号](?:(?:\\([^)]{1,6}\\))?[-~—–至到](?:(?<toMonth>\\d{1,2})月)?(?<toDay>\\d{1,2})[日号])?`,
      'gu',
    ),
    readMonthDay,
  ],
  [
    new RegExp(
      `${YEAR}(?<![\\d.])(?:(?<fromMonth>\\d{1,2})月? ?[-~—–至到/、] ?)?(?<month>\\d{1,2})月(?!\\d|[-~—–至到]\\d)`,
      'gu',
    ),
    readMonth,
  ],
  [/(?<which>下个?月|本月)(?:(?<day>\d{1,2})[日号])?/gu, readRelativeMonth],
  [/(?<=(?:于|在|定档|定于|本月|:|^))(?<day>\d{1,2})[日号]/gu, readRelativeMonth],
  [/下(?:周|星期)(?<weekday>[一二三四五六日天])?/gu, readNextWeek],
  [/(?:明[日天晚])/gu, (_, base) => oneDay(base + 1)],
  [/(?<year>20\d\d年|明年|今年)?第?(?<quarter>[一二三四1-4])季度/gu, readPartOfYear],
  [/(?<year>20\d\d年|明年|今年)(?<half>[上下])半年/gu, readPartOfYear],
  [/(?<year>20\d\d年|明年|今年)(?:内|年内)/gu, readPartOfYear],
  [
    /\b(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? (?<day>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<year>20\d\d))?\b/gu,
    readEnglishDay,
  ],
];

const RELATIVE = /^[下本明](?!年)|^\d{1,2}[日号]/u;

/** "8月5日", "5月25日至31日", "9月": a day or a span of days in Chinese, for words that counted from the article's day. */
export function writeChineseDay({ first, last, isExact }: ComingDate): string {
  const [from, to] = [calendarDay(first), calendarDay(last)];
  if (!isExact) return `${from.month}月`;
  const start = `${from.month}月${from.day}日`;
  if (first === last) return start;
  return `${start}至${from.month === to.month ? '' : `${to.month}月`}${to.day}日`;
}

/**
 * The dates after an article's day, in order of appearance.
 * @param text folded, in lower case, without spaces beside Chinese characters
 * @param written the article's date
 */
export function findComingDates(text: string, written: string): ComingDate[] {
  const base = dayOf(written);
  if (base === null) return [];
  const found: ComingDate[] = [];
  for (const [form, read] of FORMS) {
    for (const match of text.matchAll(form)) {
      const [at, end] = [match.index, match.index + match[0].length];
      if (found.some((other) => at < other.end && end > other.at)) continue;
      const reading = read(match.groups ?? {}, base);
      if (reading === null || reading.last <= base) continue;
      found.push({ ...reading, at, end, isRelative: RELATIVE.test(match[0]) });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}
