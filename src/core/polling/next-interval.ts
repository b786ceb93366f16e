/**
 * The polling interval of a feed that responds: between ten minutes and a day, by how much of it is new.
 * The source's own request is honoured, but not for so long that items come and go unseen: half of a short window may pass within hours.
 */

export interface IntervalFacts {
  intervalMinutes: number;
  /** Share of the items that are new, 0..1. */
  freshShare: number;
  /** The first read, at which everything is new. */
  first: boolean;
  /** Every item was new, so the window is shorter than the interval. */
  overflown: boolean;
  /** What the source asks for (ttl, sy:, Cache-Control, Expires); 0 for nothing. */
  askedMinutes: number;
  /** Median date of the items; null if they have no dates. */
  medianItemAt: Date | null;
}

export interface IntervalLimits {
  shortestMinutes: number;
  longestMinutes: number;
}

/** A source that asks for a week between polls would be missing from a weekly digest. */
const MAX_ASKED_MINUTES = 360;

/** The next interval in whole minutes. */
export function nextInterval(facts: IntervalFacts, limits: IntervalLimits, now: Date): number {
  if (facts.overflown) return limits.shortestMinutes;
  // Half of the window passes in this time on average. By day it passes about twice as fast, so half of that is safe.
  const halfMinutes = facts.medianItemAt ? (now.getTime() - facts.medianItemAt.getTime()) / 60_000 : Infinity;
  const safe = Math.max(limits.shortestMinutes, halfMinutes / 2);
  const asked = Math.min(facts.askedMinutes, MAX_ASKED_MINUTES, safe);
  const most = Math.max(limits.shortestMinutes, Math.min(limits.longestMinutes, safe));
  const least = Math.min(most, Math.max(limits.shortestMinutes, asked));
  return Math.round(Math.min(most, Math.max(least, facts.intervalMinutes * changeOf(facts))));
}

/** Factor for the interval: much shorter if most items are new, slightly shorter if some are, slightly longer if none. */
function changeOf({ first, freshShare }: IntervalFacts): number {
  if (first) return 1;
  if (freshShare > 0.5) return 0.4;
  return freshShare > 0 ? 0.8 : 1.25;
}
