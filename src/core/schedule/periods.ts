/**
 * Which reporting periods are over and still owe their edition?
 * Decided from elapsed periods, not from ticks: a tick that came late, twice or never changes nothing.
 */
import { DateTime } from 'luxon';
import { boundaryAfter, boundaryAtOrBefore, type Calendar } from './boundaries.js';
import { nextRun } from './runs.js';

/** One stretch of time that one edition reports on. */
export interface Period {
  start: Date;
  /** Exclusive. */
  end: Date;
  /** "2026-W46", "2026-11-16", "2026-11" or "2026-11-16T0800"; for people. Identity is the pair of instants. */
  label: string;
  /** The first run of the cron at or after the period's end. */
  publishAt: Date;
}

/** A period whose edition is owed. */
export interface DuePeriod extends Period {
  /** True when it is more than `LATE_AFTER_MS` past `publishAt`. */
  late: boolean;
  /** Set on the oldest one when periods before it were given up: what they covered began here and ended at `start`. */
  skippedSince: Date | null;
}

/** What `duePeriods` needs to know. One of `since` and `lastPeriodEnd` decides where to begin. */
export interface DueQuestion extends Calendar {
  now: Date;
  /** End of the newest edition's period; the next period starts exactly there, also after the calendar was edited. */
  lastPeriodEnd?: Date | null;
  /** For a digest without any edition: the first period is the one that contains this instant. */
  since: Date;
  /** At most so many periods are made up for; older ones are named in `skippedSince`. */
  catchUp?: number;
}

/** Polling, judging and composing take minutes; a reader calls a digest late from about an hour. */
export const LATE_AFTER_MS = 60 * 60_000;

/** A service that was off for months should not greet its readers with a year of mail: four weeks can still be acted on. */
export const CATCH_UP = 4;

/** The name of the period, from its last instant (an irregular first period is named after the unit that it ends in). */
export function periodLabel({ zone, period }: Calendar, { end }: Pick<Period, 'end'>): string {
  const last = DateTime.fromMillis(end.getTime() - 1, { zone });
  switch (period) {
    case 'day':
      return last.toFormat('yyyy-MM-dd');
    case 'week':
      return last.toFormat("kkkk-'W'WW");
    case 'month':
      return last.toFormat('yyyy-MM');
    case 'between-runs':
      return DateTime.fromJSDate(end, { zone }).toFormat("yyyy-MM-dd'T'HHmm");
  }
}

function makePeriod(calendar: Calendar, start: Date, end: Date): Period {
  const publishAt = nextRun(calendar, new Date(end.getTime() - 1));
  return { start, end, label: periodLabel(calendar, { end }), publishAt };
}

/** The period that `at` falls into. */
export function periodContaining(calendar: Calendar, at: Date): Period {
  return makePeriod(calendar, boundaryAtOrBefore(calendar, at), boundaryAfter(calendar, at));
}

/** The period before the one that starts at `start`. */
export function previousPeriod(calendar: Calendar, { start }: Pick<Period, 'start'>): Period {
  return periodContaining(calendar, new Date(start.getTime() - 1));
}

/**
 * Moves the oldest period's start to where the last edition ended. A remainder shorter than half a unit (the zone or the
 * cadence was edited) would make an edition of a few hours: it is joined to the next period, and waits for that one's end.
 */
function startAt(calendar: Calendar, periods: Period[], begin: Date): Period[] {
  const [oldest, next, ...later] = periods;
  if (oldest === undefined || oldest.start >= begin) return periods;
  const whole = oldest.end.getTime() - oldest.start.getTime();
  if (oldest.end.getTime() - begin.getTime() >= whole / 2) {
    return [makePeriod(calendar, begin, oldest.end), ...periods.slice(1)];
  }
  return next === undefined ? [] : [makePeriod(calendar, begin, next.end), ...later];
}

/**
 * The periods that are over, published by now according to the cron, and not yet covered by an edition; oldest first.
 * Each missed period gets its own edition, late, up to `catchUp` of them. Ask again with the same answer recorded
 * (`lastPeriodEnd`) and nothing is due twice.
 */
export function duePeriods(question: DueQuestion): DuePeriod[] {
  const { now, lastPeriodEnd, since, catchUp = CATCH_UP } = question;
  const begin = lastPeriodEnd ?? boundaryAtOrBefore(question, since);
  const found: Period[] = [];
  let period = previousPeriod(question, periodContaining(question, now));
  // One more than the cap, so that a short remainder can still be joined to its neighbour.
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
