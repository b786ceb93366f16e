/**
 * How long may a feed that answers be left alone?
 * Between ten minutes and a day, by how much of it is new. What the source asks for is honoured, but never for so long that items
 * come and go unseen: half of a short window may pass within hours.
 */

export interface IntervalFacts {
  intervalMinutes: number;
  /** Share of the items shown that are new, 0..1. */
  freshShare: number;
  /** The first time that it is read: all is new then, which says nothing. */
  first: boolean;
  /** Every item was new: the window is shorter than the interval. */
  overflown: boolean;
  /** What the source asks for (ttl, sy:, Cache-Control, Expires); 0 where it asks for nothing. */
  askedMinutes: number;
  /** Half of the items that it shows are newer than this; null where they have no dates. */
  medianItemAt: Date | null;
}

export interface IntervalLimits {
  shortestMinutes: number;
  longestMinutes: number;
}

/** A source that asks to be left alone for a week would make a weekly digest miss it. */
const MOST_ASKED_MINUTES = 360;

/** Whole minutes. */
export function nextInterval(facts: IntervalFacts, limits: IntervalLimits, now: Date): number {
  if (facts.overflown) return limits.shortestMinutes;
  // Half of the window passes in this time, on average; by day it goes about twice as fast as that, so a quarter is safe.
  const halfMinutes = facts.medianItemAt ? (now.getTime() - facts.medianItemAt.getTime()) / 60_000 : Infinity;
  const safe = Math.max(limits.shortestMinutes, halfMinutes / 2);
  const asked = Math.min(facts.askedMinutes, MOST_ASKED_MINUTES, safe);
  const most = Math.max(limits.shortestMinutes, Math.min(limits.longestMinutes, safe));
  const least = Math.min(most, Math.max(limits.shortestMinutes, asked));
  return Math.round(Math.min(most, Math.max(least, facts.intervalMinutes * changeOf(facts))));
}

/** Most of it new: far less; some of it: a little less; nothing: a little more. */
function changeOf({ first, freshShare }: IntervalFacts): number {
  if (first) return 1;
  if (freshShare > 0.5) return 0.4;
  return freshShare > 0 ? 0.8 : 1.25;
}
