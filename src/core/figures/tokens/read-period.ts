/**
 * Periods resolved to absolute ones: `read-period-parts.ts` reads the words, the article's date fills the gaps. "四季度" in a January
 * article is last year's; "去年 9 月" counts from the article's year.
 */
import { SHORT_MONTHS } from '../../dates/month-names.js';

import type { PeriodParts } from '../../lexicon/period-words.js';
import { readPeriodParts } from './read-period-parts.js';
import type { PeriodToken, Token } from './tokens.js';

/** "5 月 26 日消息", "5月26日电": the date of the report, not of the fact. */
const DATELINE = /^\s?(?:消息|电|讯|报道)/u;
const SINCE = /^(?:以来|至今)/u;
/** Words before a period that make it the basis of a comparison. */
const AGAINST = /[比较与]\s?$/u;
const COMPARED = /\bfrom $|than $/u;
const TO = /^\s?[-~—至到]\s?$/u;
/** Annual results are published by the end of April. */
const REPORT_MONTHS = 4;
/** How far back "全年" searches for its year, in tokens. */
const YEAR_REACH = 60;

/** The period at `at`; null if there is none or if it depends on an unknown date. */
export function readPeriod(text: string, at: number, today: Day | null, before: readonly Token[]): PeriodToken | null {
  const read = readPeriodParts(text, at);
  if (read === null) return null;
  const { parts, end } = read;
  const period = periodOf(parts, today, before);
  if (period === null) return null;
  const against =
    AGAINST.test(text.slice(Math.max(0, at - 2), at)) ||
    (parts.sameLast === true && COMPARED.test(text.slice(Math.max(0, at - 6), at)));
  if (today !== null && SINCE.test(text.slice(end, end + 2)))
    return { kind: 'period', period: `${period}/${dayText(today)}`, weak: false, against, start: at, end: end + 2 };
  const weak = parts.dayShift !== undefined || parts.quarterShift === 0 || DATELINE.test(text.slice(end, end + 3));
  return { kind: 'period', period, weak, against, start: at, end };
}

function periodOf(parts: PeriodParts, today: Day | null, before: readonly Token[]): string | null {
  if (parts.whole === true) return yearBefore(before, today);
  if (parts.sameLast !== true) return resolvePeriod(parts, today);
  const last = before.slice(-YEAR_REACH).findLast((token) => token.kind === 'period' && !token.weak && !token.against);
  return last?.kind === 'period' ? yearEarlier(last.period) : resolvePeriod({ yearShift: -1 }, today);
}

/** "2026 年 1 月～2026 年 3 月" is one period; null if the two do not join. */
export function joinPeriods(text: string, first: Token | undefined, second: Token): PeriodToken | null {
  if (first?.kind !== 'period' || second.kind !== 'period' || first.period.includes('/')) return null;
  if (!TO.test(text.slice(first.end, second.start))) return null;
  return { ...first, period: `${first.period}/${second.period}`, end: second.end };
}

/** "2025 年业绩，全年收入": the latest year mentioned; otherwise the article's year, or the previous one in the months of annual reports. */
function yearBefore(before: readonly Token[], today: Day | null): string | null {
  const last = before.slice(-YEAR_REACH).findLast((token) => token.kind === 'period');
  if (last?.kind === 'period') return last.period.slice(0, 4);
  return today === null ? null : String(today.month <= REPORT_MONTHS ? today.year - 1 : today.year);
}

/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const DAY_MS = 86_400_000;

/** The calendar day of an article's date, given as ISO 8601 or in the RFC 2822 form of feeds; null if there is none. */
export function parseDay(date: string | null): Day | null {
  if (date === null) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const mail = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/u.exec(date);
  const month = SHORT_MONTHS.indexOf(mail?.[2]?.toLowerCase() ?? '') + 1;
  return mail === null || month === 0 ? null : { year: Number(mail[3]), month, day: Number(mail[1]) };
}

/** The period in the form of `Figure.period`; null if it depends on an unknown date. */
export function resolvePeriod(parts: PeriodParts, today: Day | null): string | null {
  if (today === null && parts.year === undefined) return null;
  const now = today ?? { year: parts.year ?? 0, month: 12, day: 31 };
  if (parts.dayShift !== undefined) return dayText(shiftDays(now, parts.dayShift));
  if (parts.monthShift !== undefined) return monthText(now.year, now.month + parts.monthShift);
  if (parts.quarterShift !== undefined) return quarterText(now, parts.quarterShift);
  if (parts.years !== undefined) return yearsText(now.year, parts.years);
  const year = parts.year ?? (parts.yearShift === undefined ? impliedYear(parts, now) : now.year + parts.yearShift);
  if (parts.quarter !== undefined) return `${year}Q${parts.quarter}`;
  if (parts.half !== undefined) return `${year}H${parts.half}`;
  if (parts.week !== undefined) return `${year}W${two(parts.week)}`;
  if (parts.month === undefined) return `${year}`;
  if (parts.toMonth !== undefined) return `${monthText(year, parts.month)}/${monthText(year, parts.toMonth)}`;
  return parts.day === undefined ? monthText(year, parts.month) : `${monthText(year, parts.month)}-${two(parts.day)}`;
}

/** A month or quarter without a year is this year's, unless that is so far ahead that last year's must be meant. */
function impliedYear(parts: PeriodParts, now: Day): number {
  const month = parts.month ?? (parts.quarter === undefined ? (parts.half ?? 1) * 6 : parts.quarter * 3);
  // News looks up to about seven months ahead ("预计四季度上市" in March); in January, 四季度 and December are past.
  return month - now.month > 8 ? now.year - 1 : now.year;
}

function quarterText(now: Day, shift: number): string {
  const index = now.year * 4 + Math.floor((now.month - 1) / 3) + shift;
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
}

/** The same period a year earlier: "2026Q3" → "2025Q3". */
export function yearEarlier(period: string): string {
  return period.replace(/\d{4}(?=$|[-/QHW])/gu, (year) => String(Number(year) - 1));
}

/** 未来三年 begins with the current year, 过去五年 ends with the last full one. */
function yearsText(year: number, years: number): string {
  return years > 0 ? `${year}/${year + years - 1}` : `${year + years}/${year - 1}`;
}

function monthText(year: number, month: number): string {
  const index = year * 12 + month - 1;
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}`;
}

/** "2026-05-21". */
export function dayText(day: Day): string {
  return `${monthText(day.year, day.month)}-${two(day.day)}`;
}

function shiftDays(day: Day, by: number): Day {
  const moved = new Date(Date.UTC(day.year, day.month - 1, day.day) + by * DAY_MS);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
