/**
 * On which local days does a cron expression run, and at which instants of such a day?
 * Read by local calendar day, so that a clock change can neither repeat nor swallow a run: a time that the zone skips runs
 * right after the gap, a time that it has twice runs at the first. (cron-parser reads the fields; its own walking loses
 * its way in zones that shift by half an hour.)
 */
import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';

/** A five-field cron expression read in an IANA time zone. */
export interface CronInZone {
  cron: string;
  zone: string;
}

/** Calendar days counted from 1970-01-01, whatever the zone. */
export type DayNumber = number;

const DAY_MS = 86_400_000;

/** The local day that `at` falls on. */
export function localDay(at: Date, zone: string): DayNumber {
  const { year, month, day } = DateTime.fromJSDate(at, { zone });
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** The instant of a local time on a day: the earlier one where it happens twice, after the gap where it does not happen. */
export function localInstant(day: DayNumber, zone: string, hour: number, minute: number): Date {
  const date = new Date(day * DAY_MS);
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour, minute };
  const candidates = DateTime.fromObject(parts, { zone }).getPossibleOffsets();
  return new Date(Math.min(...candidates.map((one) => one.toMillis())));
}

/** The runs of a cron expression. Throws where the expression cannot be read. */
export function readCron({ cron, zone }: CronInZone) {
  const { minute, hour, dayOfMonth, month, dayOfWeek } = CronExpressionParser.parse(cron).fields;
  const dates = new Set<number | string>(dayOfMonth.values);
  const months = new Set<number>(month.values);
  const weekdays = new Set<number | string>(dayOfWeek.values);
  // As in every cron since 1979: with both the date and the weekday given, either is enough.
  const either = !dayOfMonth.isWildcard && !dayOfWeek.isWildcard;

  /** Whether there is a run on that day. */
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
