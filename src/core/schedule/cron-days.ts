/**
 * The local days on which a cron expression runs, and the instants on such a day.
 * Evaluated per local calendar day, so that a clock change neither repeats nor skips a run: a time that the zone skips runs
 * right after the gap, and a time that occurs twice runs the first time. (cron-parser parses the fields; its own iteration
 * fails in zones that shift by half an hour.)
 */
import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';

/** A five-field cron expression in an IANA time zone. */
export interface CronInZone {
  cron: string;
  zone: string;
}

/** Calendar days counted from 1970-01-01, in any zone. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

/** The local day of the instant `at`. */
export function localDay(at: Date, zone: string): DayNumber {
  const { year, month, day } = DateTime.fromJSDate(at, { zone });
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The instant of a local time on a day: the earlier one if it occurs twice, the end of the gap if it does not occur. */
export function localInstant(day: DayNumber, zone: string, hour: number, minute: number): Date {
  const date = new Date(day * DAY_MS);
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute };
  const candidates = DateTime.fromObject(parts, { zone }).getPossibleOffsets();
  return new Date(Math.min(...candidates.map((one) => one.toMillis())));
}

/** The runs of a cron expression. Throws if the expression is invalid. */
export function readCron({ cron, zone }: CronInZone) {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = CronExpressionParser.parse(cron).fields;
  const dates = new Set<number | string>(dayOfMonth.values);
  const months = new Set<number>(month.values);
  const weekdays = new Set<number | string>(dayOfWeek.values);
  // As in every cron since 1979: if both date and weekday are given, either suffices.
  const either = !dayOfMonth.isWildcard && !dayOfWeek.isWildcard;

  /** Whether it runs on that day. */
  function runsOn(day: DayNumber): boolean {
    const date = new Date(day * DAY_MS);
    if (!months.has(date.getUTCMonth() + 1)) return false;
    const byDate = dates.has(date.getUTCDate());
    const byWeekday = weekdays.has(date.getUTCDay()) || (date.getUTCDay() === 0 && weekdays.has(7));
    return either ? byDate || byWeekday : byDate && byWeekday;
  }

  /** The runs of that day, in order. */
  function runsOf(day: DayNumber): Date[] {
    if (!runsOn(day)) return [];
    const times = hour.values.flatMap((h) => minute.values.map((m) => localInstant(day, zone, h, m)));
    return times.sort((a, b) => a.getTime() - b.getTime());
  }

  return { runsOn, runsOf };
}
