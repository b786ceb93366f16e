/**
 * Where does one reporting period end and the next begin, and when is it published?
 * Periods are cut at local midnight of each publishing day: a digest sent on Mondays at 08:00 reports Monday 00:00 to
 * Monday 00:00. The boundaries form one strictly rising series, so periods tile time whatever the zone does to its clocks.
 */
import { type CronInZone, type DayNumber, localDay, localInstant, readCron } from './cron-days.js';

/** 29 February on a given weekday comes back after 28 years, across 2100 after 40; what never runs must end somewhere. */
const FARTHEST_DAYS = 41 * 366;

function* days(from: DayNumber, step: 1 | -1): Generator<DayNumber> {
  for (let walked = 0; walked <= FARTHEST_DAYS; walked++) yield from + step * walked;
}

/** The first run strictly after `after`. Throws a RangeError where the expression never runs. */
export function nextRun(calendar: CronInZone, after: Date): Date {
  const { runsOf } = readCron(calendar);
  // One day early: a zone that jumps over the date line can put yesterday's run after `after`.
  for (const day of days(localDay(after, calendar.zone) - 1, 1)) {
    const run = runsOf(day).find((one) => one > after);
    if (run !== undefined) return run;
  }
  throw new RangeError(`the schedule “${calendar.cron}” never runs`);
}

/** The first boundary strictly after `at`. Throws a RangeError where the expression never runs. */
export function boundaryAfter(calendar: CronInZone, at: Date): Date {
  const { runsOn } = readCron(calendar);
  for (const day of days(localDay(at, calendar.zone) - 1, 1)) {
    const start = runsOn(day) ? localInstant(day, calendar.zone, 0, 0) : at;
    if (start > at) return start;
  }
  throw new RangeError(`the schedule “${calendar.cron}” never runs`);
}

/** The last boundary at or before `at`. Throws a RangeError where the expression never ran. */
export function boundaryAtOrBefore(calendar: CronInZone, at: Date): Date {
  const { runsOn } = readCron(calendar);
  for (const day of days(localDay(at, calendar.zone) + 1, -1)) {
    if (!runsOn(day)) continue;
    const start = localInstant(day, calendar.zone, 0, 0);
    if (start <= at) return start;
  }
  throw new RangeError(`the schedule “${calendar.cron}” never runs`);
}
