/** Conversion of wall-clock times to instants, with validation. */
import { DateTime } from 'luxon';

/** A wall-clock time as written; `offset` in minutes east of UTC, absent if the text names no zone. */
export interface CalendarTime {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
  offset?: number;
}

/** Milliseconds since 1970, or undefined if no such date or time exists. `zone` (IANA) applies to times without an offset. */
export function toInstant(time: CalendarTime, zone?: string): number | undefined {
  const { year, month, day, hour = 0, minute = 0, offset } = time;
  // A leap second is written as 60; treat it as 59.
  const second = Math.min(time.second ?? 0, 59);
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (hour > 24 || (hour === 24 && (minute > 0 || second > 0)) || minute > 59 || (time.second ?? 0) > 60)
    return undefined;
  if (offset !== undefined && Math.abs(offset) > 14 * 60) return undefined;
  if (offset === undefined && zone !== undefined && zone !== 'UTC') {
    const local = DateTime.fromObject({ year, month, day, hour: hour % 24, minute, second }, { zone });
    if (local.isValid) return local.toMillis() + (hour === 24 ? 86_400_000 : 0);
  }
  return Date.UTC(year, month - 1, day, hour, minute, second) - (offset ?? 0) * 60_000;
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Zone names of RFC 822 and others that servers write, in minutes east of UTC. */
const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  et: -300,
  ct: -360,
  mt: -420,
  pt: -480,
  bst: 60,
  cet: 60,
  cest: 120,
  met: 60,
  mest: 120,
  eet: 120,
  eest: 180,
  west: 60,
  msk: 180,
  ist: 330,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  acst: 570,
  acdt: 630,
  nzst: 720,
  nzdt: 780,
};

/** Reads "+0800", "+08:00", "+8", "GMT+8", "EST", "Z". `zone` decides what "CST" means: China Standard Time in Asia, US Central Time elsewhere. */
export function readOffset(text: string, zone?: string): number | undefined {
  const name = text.trim().toLowerCase().replace(/[()]/g, '');
  if (name === 'cst' && zone?.startsWith('Asia/')) return 480;
  if (Object.hasOwn(ZONES, name)) return ZONES[name];
  const m = /^(?:utc|gmt|z)?\s?([+\-−–])\s?(\d{1,2})(?::?(\d{2}))?(?::?\d{2})?$/.exec(name);
  if (!m) return undefined;
  const minutes = Number(m[2]) * 60 + Number(m[3] ?? 0);
  return m[1] === '+' ? minutes : -minutes;
}
