/**
 * Points in time as people type and read them: "7d", "yesterday", "2026-11-16".
 */
import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';

const UNITS: Record<string, 'minutes' | 'hours' | 'days' | 'weeks'> = {
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
};

/** Reads a past point in time; days begin at midnight in `zone`. @throws InvalidArgumentError for anything else. */
export function readWhen(text: string, zone: string, now: Date): Date {
  const today = DateTime.fromJSDate(now, { zone });
  const ago = /^(\d{1,4})\s*([mhdw])$/i.exec(text.trim());
  const unit = UNITS[(ago?.[2] ?? '').toLowerCase()];
  if (ago && unit) return today.minus({ [unit]: Number(ago[1]) }).toJSDate();
  if (text === 'today') return today.startOf('day').toJSDate();
  if (text === 'yesterday') return today.minus({ days: 1 }).startOf('day').toJSDate();
  const date = DateTime.fromISO(text.trim(), { zone });
  if (date.isValid) return date.toJSDate();
  throw new InvalidArgumentError('Give 7d, 24h, today, yesterday, or a date such as 2026-11-16.');
}

/** "11-16 08:05" within the current year, "2025-11-16" in other years. */
export function showWhen(at: Date, zone: string, now: Date): string {
  const local = DateTime.fromJSDate(at, { zone });
  return local.toFormat(local.year === DateTime.fromJSDate(now, { zone }).year ? 'MM-dd HH:mm' : 'yyyy-MM-dd');
}

/** Time since `at`: "3 d", "5 h", "12 min". */
export function showAge(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 90) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} d`;
}
