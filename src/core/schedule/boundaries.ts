/**
 * The boundaries between reporting periods, and their publication times.
 * Periods are cut at local midnight of each publishing day: a digest sent on Mondays at 08:00 reports Monday 00:00 to
 * Monday 00:00. The boundaries increase strictly, so periods tile time whatever the zone's clocks do.
 */
import { type CronInZone, type DayNumber, localDay, localInstant, readCron } from './cron-days.js';

/** 29 February on a given weekday recurs after 28 years, or 40 across 2100; a search for what never runs must end somewhere. */
const FARTHEST_DAYS = 41 * 366;

function* days(from: DayNumber, step: 1 | -1): Generator<DayNumber> {
  for (let walked = 0; walked <= FARTHEST_DAYS; walked++) yield from + step * walked;
}

/** The first run strictly after `after`. Throws a RangeError if the expression never runs. */
export function nextRun(calendar: CronInZone, after: Date): Date {
  const { runsOf } = readCron(calendar);
  // Starts a day early: in a zone that crosses the date line, yesterday's run can fall after `after`.
  for (const day of days(localDay(after, calendar.zone) - 1, 1)) {
    const run = runsOf(day).find((one) => one > after);
    if (run !== undefined) return run;
  }
  throw new RangeError(`the schedule “${calendar.cron}” never runs`);
}

/** The first boundary strictly after `at`. Throws a RangeError if the expression never runs. */
export function boundaryAfter(calendar: CronInZone, at: Date): Date {
  const { runsOn } = readCron(calendar);
  for (const day of days(localDay(at, calendar.zone) - 1, 1)) {
    const start = runsOn(day) ? localInstant(day, calendar.zone, 0, 0) : at;
    if (start > at) return start;
  }
  throw new RangeError(`the schedule “${calendar.cron}” never runs`);
}

/** The last boundary at or before `at`. Throws a RangeError if the expression never ran. */
export function boundaryAtOrBefore(calendar: CronInZone, at: Date): Date {
  const { runsOn } = readCron(calendar);
  for (const day of days(localDay(at, calendar.zone) + 1, -1)) {
    if (!runsOn(day)) continue;
    const start = localInstant(day, calendar.zone, 0, 0);
    if (start <= at) return start;
  }
  throw new RangeError(`the schedule “${calendar.cron}” never runs`);
}
