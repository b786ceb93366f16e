/**
 * Is this an ISO 8601 or W3C date, or one of the near relatives of it that servers write?
 */
import { type CalendarTime, readOffset } from './calendar-time.js';

const DATE = /^([+-]?\d{4})(?:[-./]?(\d{1,2})(?:[-./]?(\d{1,2}))?)?/;
const ORDINAL = /^(\d{4})-?(\d{3})(?=$|[T ])/;
const CLOCK = /^(?:[T ]+|, ?)(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?(?:[.,:]\d+)?\s*(.*)$/i;

/** Reads "2025", "2025-06", "20250610", "2025-161", "2025/6/1 9:05", "2025-06-10T04:00:00.5+0800". Undefined where it is none of them. */
export function readIsoDate(text: string): CalendarTime | undefined {
  const ordinal = ORDINAL.exec(text);
  const date = ordinal ? fromOrdinal(Number(ordinal[1]), Number(ordinal[2])) : fromDate(DATE.exec(text));
  if (!date) return undefined;
  const rest = text.slice((ordinal ?? DATE.exec(text))?.[0].length ?? 0);
  if (rest.trim() === '') return date;
  const bare = readOffset(rest);
  if (bare !== undefined) return { ...date, offset: bare };
  const clock = CLOCK.exec(rest);
  if (!clock) return undefined;
  const time = { ...date, hour: Number(clock[1]), minute: Number(clock[2] ?? 0), second: Number(clock[3] ?? 0) };
  const zoneText = clock[4]?.trim() ?? '';
  if (zoneText === '') return time;
  const offset = readOffset(zoneText.replace(/\s*\[[^\]]*\]$/, ''));
  return offset === undefined ? undefined : { ...time, offset };
}

function fromDate(m: RegExpExecArray | null): CalendarTime | undefined {
  return m ? { year: Number(m[1]), month: Number(m[2] ?? 1), day: Number(m[3] ?? 1) } : undefined;
}

function fromOrdinal(year: number, dayOfYear: number): CalendarTime | undefined {
  if (dayOfYear < 1 || dayOfYear > 366) return undefined;
  const date = new Date(Date.UTC(year, 0, dayOfYear));
  return { year, month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
