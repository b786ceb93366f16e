/**
 * Where does one reporting period end and the next begin?
 * Boundaries form one strictly rising series per calendar, so that periods tile time whatever the zone does to its clocks.
 */
import { DateTime } from 'luxon';
import { z } from 'zod';
import { type CronInZone, lastRun, nextRun } from './runs.js';

/** Calendar periods start at local midnight (weeks on Monday); `between-runs` reaches from one publishing time to the next. */
export const PeriodKind = z.enum(['day', 'week', 'month', 'between-runs']);
export type PeriodKind = z.infer<typeof PeriodKind>;

/** When a digest is published (`cron`, read in `zone`) and which stretches of time it reports on. */
export interface Calendar extends CronInZone {
  period: PeriodKind;
}

type CalendarUnit = Exclude<PeriodKind, 'between-runs'>;

/** The unit's first instant. Where local midnight happens twice, the earlier one; where it is skipped, the first instant after the gap. */
function unitStart(local: DateTime, unit: CalendarUnit, shift: number): Date {
  const day = local.plus({ [unit]: shift }).startOf(unit);
  const midnight = DateTime.fromObject({ year: day.year, month: day.month, day: day.day }, { zone: local.zone });
  const earliest = midnight
    .getPossibleOffsets()
    .reduce((first, other) => (other.toMillis() < first.toMillis() ? other : first));
  return earliest.toJSDate();
}

/** The starts of the units around `at`. Three, because a clock set back over midnight puts `at` before its own date's start. */
function nearbyStarts({ zone }: Calendar, unit: CalendarUnit, at: Date): Date[] {
  const local = DateTime.fromJSDate(at, { zone });
  return [-1, 0, 1, 2].map((shift) => unitStart(local, unit, shift));
}

/** The last boundary at or before `at`. */
export function boundaryAtOrBefore(calendar: Calendar, at: Date): Date {
  if (calendar.period === 'between-runs') return lastRun(calendar, at) ?? new Date(0);
  const starts = nearbyStarts(calendar, calendar.period, at).filter((start) => start <= at);
  return starts[starts.length - 1] ?? at;
}

/** The first boundary strictly after `at`. */
export function boundaryAfter(calendar: Calendar, at: Date): Date {
  if (calendar.period === 'between-runs') return nextRun(calendar, at);
  return nearbyStarts(calendar, calendar.period, at).find((start) => start > at) ?? at;
}
