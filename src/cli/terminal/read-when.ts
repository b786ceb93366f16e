/**
 * Which moment does "7d", "2026-11-16" or "yesterday" mean?
 */
import { InvalidArgumentError } from 'commander';
import { DateTime } from 'luxon';

const UNITS: Record<string, 'minutes' | 'hours' | 'days' | 'weeks'> = {
  m: 'minutes',
  h: 'hours',
  d: 'days',
  w: 'weeks',
};

/** A moment in the past as people write it; days begin in `zone`. Throws commander's usage error for anything else. */
export function readWhen(text: string, zone: string, now: Date): Date {
  const today = DateTime.fromJSDate(now, { zone });
  const ago = /^(\d{1,4})\s*([mhdw])$/i.exec(text.trim());
  const unit = UNITS[(ago?.[2] ?? '').toLowerCase()];
  if (ago && unit) return today.minus({ [unit]: Number(ago[1]) }).toJSDate();
  if (text === 'today') return today.startOf('day').toJSDate();
  if (text === 'yesterday') return today.minus({ days: 1 }).startOf('day').toJSDate();
  const date = DateTime.fromISO(text.trim(), { zone });
  if (date.isValid) return date.toJSDate();
  throw new InvalidArgumentError('Write 7d, 24h, today, yesterday, or a date such as 2026-11-16.');
}

/** A moment as a listing shows it: "11-16 08:05", with the year where it is another one. */
export function showWhen(at: Date, zone: string, now: Date): string {
  const local = DateTime.fromJSDate(at, { zone });
  return local.toFormat(local.year === DateTime.fromJSDate(now, { zone }).year ? 'MM-dd HH:mm' : 'yyyy-MM-dd');
}

/** "3 d", "5 h", "12 min": how long ago something was. */
export function showAge(at: Date, now: Date): string {
  const minutes = Math.max(0, Math.round((now.getTime() - at.getTime()) / 60_000));
  if (minutes < 90) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} d`;
}
