/**
 * A feed's publishing rhythm, and how likely a given silence is under it.
 * Days with news are counted, not items: thirty items on one Monday are one day with news. Working days and weekends are counted
 * separately, because most newsrooms rest.
 */
import { z } from 'zod';
import { type DayNumber, localDay } from '../schedule/cron-days.js';

/** Observations of one kind of day. */
const DayKind = z.object({
  days: z.int().nonnegative(),
  withNews: z.int().nonnegative(),
  /** Median number of items on such a day. */
  perDay: z.number().nonnegative(),
});

export const FeedRhythm = z.object({ workdays: DayKind, weekends: DayKind });
export type FeedRhythm = z.infer<typeof FeedRhythm>;

/** Long enough for four of each weekday, short enough to follow a newsroom that changes its habits. */
const RHYTHM_DAYS = 28;
/** Fewer days say nothing about weekends. */
const MIN_DAYS = 7;

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: DayNumber): boolean => (day + 4) % 7 === 0 || (day + 4) % 7 === 6;

/** The days to learn a rhythm from; null if it was already learned today, or too few days were observed. */
export function rhythmWindow(
  { firstSeenAt, rhythmAt }: { firstSeenAt: Date; rhythmAt: Date | null },
  zone: string,
  now: Date,
): { from: DayNumber; until: DayNumber } | null {
  const until = localDay(now, zone);
  if (rhythmAt !== null && localDay(rhythmAt, zone) === until) return null;
  // The day on which the feed was added was observed only in part.
  const from = Math.max(localDay(firstSeenAt, zone) + 1, until - RHYTHM_DAYS);
  return until - from < MIN_DAYS ? null : { from, until };
}

/**
 * Learns a rhythm.
 * @param items number of items per day; missing days had none
 * @param from first day
 * @param until day after the last
 */
export function learnRhythm(items: ReadonlyMap<DayNumber, number>, from: DayNumber, until: DayNumber): FeedRhythm {
  const days = Array.from({ length: until - from }, (_, n) => from + n);
  const counts = (weekend: boolean) =>
    days.filter((day) => isWeekend(day) === weekend).map((day) => items.get(day) ?? 0);
  return { workdays: summarise(counts(false)), weekends: summarise(counts(true)) };
}

function summarise(counts: number[]): z.infer<typeof DayKind> {
  const sorted = counts.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const perDay = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
  return { days: counts.length, withNews: counts.filter((count) => count > 0).length, perDay };
}

/** Whole local days without news between the day of the last item and today. */
export function silentDays(lastNewAt: Date, now: Date, zone: string): { workdays: number; weekends: number } {
  const first = localDay(lastNewAt, zone) + 1;
  const silent = { workdays: 0, weekends: 0 };
  for (let day = first; day < localDay(now, zone); day++) silent[isWeekend(day) ? 'weekends' : 'workdays']++;
  return silent;
}

/** The probability that a feed with this rhythm is silent that long by chance. */
export function chanceOfSilence(rhythm: FeedRhythm, silent: { workdays: number; weekends: number }): number {
  return dayWithout(rhythm.workdays) ** silent.workdays * dayWithout(rhythm.weekends) ** silent.weekends;
}

/** Probability of a day without news. Half a day is added to each side: five days of five do not prove that silent days never happen. */
function dayWithout({ days, withNews }: z.infer<typeof DayKind>): number {
  return days === 0 ? 1 : 1 - (withNews + 0.5) / (days + 1);
}
