/**
 * When does a cron expression next fall due, and when did it last?
 * Answers the same instant from wherever one starts to look, also in the hour that a clock change repeats or skips.
 */
import { CronExpressionParser } from 'cron-parser';
import { DateTime } from 'luxon';

/** A cron expression read in an IANA time zone. */
export interface CronInZone {
  cron: string;
  zone: string;
}

/** How far back to look for the last run; a yearly cron needs the last step, 29 February the one before giving up. */
const LOOK_BACK_DAYS = [2, 9, 40, 370, 1500, 4000];

/**
 * Noon of the day before `at`: no zone changes its clocks at noon, so walking forward from here is unambiguous.
 * (Started inside a repeated hour, cron-parser would report a daily run a second time.)
 */
function safeStart(at: Date, zone: string, daysBack = 1): Date {
  return DateTime.fromJSDate(at, { zone }).minus({ days: daysBack }).set({ hour: 12 }).startOf('hour').toJSDate();
}

/** The first run strictly after `after`. Throws where the expression is invalid or never fires. */
export function nextRun({ cron, zone }: CronInZone, after: Date): Date {
  const runs = CronExpressionParser.parse(cron, { tz: zone, currentDate: safeStart(after, zone) });
  for (;;) {
    const run = runs.next().toDate();
    if (run > after) return run;
  }
}

/** The last run at or before `at`; null where there was none in the past eleven years. */
export function lastRun({ cron, zone }: CronInZone, at: Date): Date | null {
  for (const days of LOOK_BACK_DAYS) {
    const runs = CronExpressionParser.parse(cron, { tz: zone, currentDate: safeStart(at, zone, days) });
    let last: Date | null = null;
    for (let run = runs.next().toDate(); run <= at; run = runs.next().toDate()) last = run;
    if (last !== null) return last;
  }
  return null;
}
