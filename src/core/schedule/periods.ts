/**
 * The reporting periods that have ended and still need an edition.
 * Decided from elapsed periods, not from ticks: a tick that is late, repeated or missed changes nothing.
 */
import { DateTime } from 'luxon';
import { boundaryAfter, boundaryAtOrBefore, nextRun } from './boundaries.js';
import type { CronInZone } from './cron-days.js';

/** The time span that one edition reports on. */
export interface Period {
  start: Date;
  /** Exclusive. */
  end: Date;
  /** "2026-W46", "2026-11-16", "2026-11", or else "2026-11-12_2026-11-15"; for people only. The pair of instants is the identity. */
  label: string;
  /** The first run of the cron at or after the period's end. */
  publishAt: Date;
}

/** A period that needs an edition. */
export interface DuePeriod extends Period {
  /** True from `LATE_AFTER_MS` after `publishAt`. */
  late: boolean;
  /** Set on the oldest period if earlier ones were given up: the gap runs from here to `start`. */
  skippedSince: Date | null;
}

/** Input of `duePeriods`. The later of `since` and `lastPeriodEnd` determines where to begin. */
export interface DueQuestion extends CronInZone {
  now: Date;
  /** End of the latest edition's period. The next period starts exactly there, even if the schedule has been edited. */
  lastPeriodEnd?: Date | null;
  /** When collecting began. The first period is the one that contains this instant; earlier ones are published only by hand. */
  since: Date;
  /** Maximum number of missed periods to make up for; older ones are reported in `skippedSince`. */
  catchUp?: number;
}

/** Polling, judging and composing take minutes; readers consider a digest late after about an hour. */
export const LATE_AFTER_MS = 60 * 60_000;

/** A service that was off for months should not send a year of mail when it returns; four weeks are still actionable. */
export const CATCH_UP = 4;

/** Periods of these lengths in days have a name of their own; clock and zone changes shift the length by hours. */
const WEEK = 7;
const MONTH = { from: 28, to: 31 };

/** The period's name: its date, the ISO week of its midpoint, its month, or its first and last date. */
export function periodLabel(zone: string, { start, end }: Pick<Period, 'start' | 'end'>): string {
  const first = DateTime.fromJSDate(start, { zone });
  const last = DateTime.fromMillis(end.getTime() - 1, { zone });
  const days = Math.round((end.getTime() - start.getTime()) / 86_400_000);
  if (first.hasSame(last, 'day')) return last.toISODate() ?? '';
  if (days === WEEK) return first.plus({ hours: (WEEK * 24) / 2 }).toFormat("kkkk-'W'WW");
  if (days >= MONTH.from && days <= MONTH.to && first.day === 1) return first.toFormat('yyyy-MM');
  return `${first.toISODate()}_${last.toISODate()}`;
}

function makePeriod(calendar: CronInZone, start: Date, end: Date): Period {
  const publishAt = nextRun(calendar, new Date(end.getTime() - 1));
  return { start, end, label: periodLabel(calendar.zone, { start, end }), publishAt };
}

/** The period that contains `at`. */
export function periodContaining(calendar: CronInZone, at: Date): Period {
  return makePeriod(calendar, boundaryAtOrBefore(calendar, at), boundaryAfter(calendar, at));
}

/** The period before the one that starts at `start`. */
export function previousPeriod(calendar: CronInZone, { start }: Pick<Period, 'start'>): Period {
  return periodContaining(calendar, new Date(start.getTime() - 1));
}

/** Whether one span lies within another, both ends included. */
export function isWithin(inner: { start: Date; end: Date }, outer: { start: Date; end: Date }): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/**
 * Moves the oldest period's start to where the last edition ended. A remainder shorter than half a unit (after the zone or
 * the schedule was edited) would make an edition of a few hours, so it is joined to the next period and waits for its end.
 */
function startAt(calendar: CronInZone, periods: Period[], begin: Date): Period[] {
  const [oldest, next, ...later] = periods;
  if (oldest === undefined || oldest.start >= begin) return periods;
  const whole = oldest.end.getTime() - oldest.start.getTime();
  if (oldest.end.getTime() - begin.getTime() >= whole / 2) {
    return [makePeriod(calendar, begin, oldest.end), ...periods.slice(1)];
  }
  return next === undefined ? [] : [makePeriod(calendar, begin, next.end), ...later];
}

/**
 * The periods that have ended, are due for publication by the cron, and have no edition yet; oldest first.
 * Each missed period gets its own late edition, up to `catchUp` of them. Once they are recorded (`lastPeriodEnd`),
 * asking again returns nothing.
 */
export function duePeriods(question: DueQuestion): DuePeriod[] {
  const { now, lastPeriodEnd, since, catchUp = CATCH_UP } = question;
  const first = boundaryAtOrBefore(question, since);
  // An edition published by hand for a period before the first must not make all those between them due.
  const begin = lastPeriodEnd && lastPeriodEnd > first ? lastPeriodEnd : first;
  const found: Period[] = [];
  let period = previousPeriod(question, periodContaining(question, now));
  // One more than the limit, so that a short remainder can still be joined to its neighbour.
  while (period.end > begin && found.length <= catchUp) {
    if (period.publishAt <= now) found.unshift(period);
    period = previousPeriod(question, period);
  }
  const due = startAt(question, found, begin).slice(-catchUp);
  return due.map((one, index) => ({
    ...one,
    late: now.getTime() - one.publishAt.getTime() > LATE_AFTER_MS,
    skippedSince: index === 0 && one.start > begin ? begin : null,
  }));
}
