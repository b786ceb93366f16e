/**
 * Which absolute period do a text's words mean on the day it was written?
 * "四季度" in a January article is last year's; "去年 9 月" counts from the article's year.
 */
import type { PeriodParts } from '../../lexicon/period-parts.js';

/** A day of the calendar; months count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MONTH_NAMES = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const DAY_MS = 86_400_000;

/** The day an article's date names: ISO 8601 or the RFC 2822 form of feeds; null where it names none. */
export function parseDay(date: string | null): Day | null {
  if (date === null) return null;
  const iso = /^(\d{4})-(\d{2})-(\d{2})/u.exec(date);
  if (iso !== null) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) };
  const mail = /(\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/u.exec(date);
  const month = MONTH_NAMES.indexOf(mail?.[2]?.toLowerCase() ?? '') + 1;
  return mail === null || month === 0 ? null : { year: Number(mail[3]), month, day: Number(mail[1]) };
}

/** The period in the form of `Figure.period`, or null where it hangs on a date that is not known. */
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

/** A month or quarter without a year means this year's, unless that lies so far ahead that only last year's can be meant. */
function impliedYear(parts: PeriodParts, now: Day): number {
  const month = parts.month ?? (parts.quarter === undefined ? (parts.half ?? 1) * 6 : parts.quarter * 3);
  // News speaks of up to about seven months ahead ("预计四季度上市" in March); in January 四季度 and December are past ones.
  return month - now.month > 8 ? now.year - 1 : now.year;
}

function quarterText(now: Day, shift: number): string {
  const index = now.year * 4 + Math.floor((now.month - 1) / 3) + shift;
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
}

/** The same stretch a year earlier: "2026Q3" → "2025Q3". */
export function yearEarlier(period: string): string {
  return period.replace(/\d{4}(?=$|[-/QHW])/gu, (year) => String(Number(year) - 1));
}

/** 未来三年 begins with the running year, 过去五年 ends with the last full one. */
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
