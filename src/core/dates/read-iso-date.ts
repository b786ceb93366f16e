/** ISO 8601 and W3C dates, and the variants that servers write. */
import { type CalendarTime, readOffset } from './calendar-time.js';

const DATE = /^([+-]?\d{4})(?:[-./]?(\d{1,2})(?:[-./]?(\d{1,2}))?)?/;
const ORDINAL = /^(\d{4})-?(\d{3})(?=$|[T ])/;
const CLOCK = /^(?:[T ]+|, ?)(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?(?:[.,:]\d+)?\s*(.*)$/i;

/** Reads "19.11.2026 18:30", and dates with slashes if unambiguous: "11/19/2026", "19/11/2026". */
export function readNumericDate(text: string): CalendarTime | undefined {
  const m = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?( ?[ap]m)?)?$/i.exec(text);
  if (!m) return undefined;
  const [first, second] = [Number(m[1]), Number(m[3])];
  const isMonthFirst = m[2] === '/' && second > 12;
  // 3/4/2026 may be in March or in April.
  if (m[2] === '/' && !isMonthFirst && first <= 12) return undefined;
  const half = m[8]?.trim().toLowerCase();
  const hour = half === undefined ? Number(m[5] ?? 0) : (Number(m[5]) % 12) + (half === 'pm' ? 12 : 0);
  const [month, day] = isMonthFirst ? [first, second] : [second, first];
  return { year: Number(m[4]), month, day, hour, minute: Number(m[6] ?? 0), second: Number(m[7] ?? 0) };
}

/** Reads "2025", "2025-06", "20250610", "2025-161", "2025/6/1 9:05", "2025-06-10T04:00:00.5+0800". `zone` decides what "CST" means. */
export function readIsoDate(given: string, zone?: string): CalendarTime | undefined {
  const text = given.replace(/^(\d{8})(\d{6})$/, '$1T$2');
  const ordinal = ORDINAL.exec(text);
  const date = ordinal ? fromOrdinal(Number(ordinal[1]), Number(ordinal[2])) : fromDate(DATE.exec(text));
  if (!date) return undefined;
  const rest = text.slice((ordinal ?? DATE.exec(text))?.[0].length ?? 0);
  if (rest.trim() === '') return date;
  const bare = readOffset(rest, zone);
  if (bare !== undefined) return { ...date, offset: bare };
  const clock = CLOCK.exec(rest);
  if (!clock) return undefined;
  const time = { ...date, hour: Number(clock[1]), minute: Number(clock[2] ?? 0), second: Number(clock[3] ?? 0) };
  const zoneText = clock[4]?.trim() ?? '';
  if (zoneText === '') return time;
  const offset = readOffset(zoneText.replace(/\s*\[[^\]]*\]$/, ''), zone);
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
