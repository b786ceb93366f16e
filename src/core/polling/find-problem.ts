/**
 * Problems of a feed that responds.
 * A status of 200 proves little: a feed can be frozen for years, fall silent overnight, move, or drop its items too soon.
 */
import type { FeedMemory } from './feed-memory.js';
import { chanceOfSilence, type FeedRhythm, silentDays } from './feed-rhythm.js';

export type FeedProblem =
  /** It never had an item. */
  | { kind: 'empty' }
  /** Much longer without news than its own rhythm allows. */
  | { kind: 'silent'; days: number; rhythm: FeedRhythm }
  /** No rhythm is known, but there was nothing new for a very long time. */
  | { kind: 'frozen'; days: number }
  | { kind: 'moved'; to: string }
  | { kind: 'slow'; seconds: number }
  | { kind: 'setting'; detail: string }
  /** All items were new, so some may have come and gone unseen. */
  | { kind: 'overflow'; items: number; at: Date };

export type HealthFacts = Pick<
  FeedMemory,
  | 'windowItems'
  | 'medianItemAt'
  | 'newestItemAt'
  | 'lastNewAt'
  | 'overflowAt'
  | 'readFault'
  | 'rhythm'
  | 'movedTo'
  | 'movedTimes'
  | 'tookMs'
>;

/** A move counts as permanent after this many sightings: some "permanent" redirects last an afternoon. */
export const CONFIRMED_MOVES = 3;
/** One false alarm in five hundred silences; a daily feed is reported after two silent working days. */
const ALARM_PROBABILITY = 0.002;
/** A news source without news for a month has stopped, or publishes at another address … */
const FROZEN_DAYS = 30;
/** … unless its items are usually far apart: then it takes three times the usual gap. */
const FROZEN_GAPS = 3;
/** A third of the default time limit; good servers need less than a second. */
const SLOW_MS = 10_000;
/** A possible loss is reported for one weekly edition. */
const OVERFLOW_DAYS = 7;
const DAY_MS = 86_400_000;

/** The most important problem; null if there is none. `zone`: time zone of the feed's days. */
export function findProblem(facts: HealthFacts, zone: string, now: Date): FeedProblem | null {
  const silence = findSilence(facts, zone, now);
  if (silence) return silence;
  if (facts.movedTo !== null && facts.movedTimes >= CONFIRMED_MOVES) return { kind: 'moved', to: facts.movedTo };
  if (facts.tookMs !== null && facts.tookMs > SLOW_MS) {
    return { kind: 'slow', seconds: Math.round(facts.tookMs / 1_000) };
  }
  if (facts.readFault !== null) return { kind: 'setting', detail: facts.readFault };
  if (facts.overflowAt !== null && daysBetween(facts.overflowAt, now) < OVERFLOW_DAYS) {
    return { kind: 'overflow', items: facts.windowItems ?? 0, at: facts.overflowAt };
  }
  return null;
}

function findSilence(facts: HealthFacts, zone: string, now: Date): FeedProblem | null {
  const last = facts.lastNewAt;
  if (last === null) return facts.windowItems === 0 ? { kind: 'empty' } : null;
  const days = Math.floor(daysBetween(last, now));
  if (facts.rhythm && chanceOfSilence(facts.rhythm, silentDays(last, now, zone)) < ALARM_PROBABILITY) {
    return { kind: 'silent', days, rhythm: facts.rhythm };
  }
  return days > Math.max(FROZEN_DAYS, FROZEN_GAPS * usualGapDays(facts)) ? { kind: 'frozen', days } : null;
}

/** Usual days between items, from the newer half of the window: a single old item pinned to the top says nothing. */
function usualGapDays({ windowItems, medianItemAt, newestItemAt }: HealthFacts): number {
  if (!windowItems || !medianItemAt || !newestItemAt) return 0;
  return daysBetween(medianItemAt, newestItemAt) / (windowItems / 2);
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}
