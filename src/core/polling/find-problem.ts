/**
 * What, if anything, is wrong with a feed that answers?
 * A status of 200 proves little: a feed can stand still for years, fall silent overnight, move, or show its items too briefly.
 */
import type { FeedMemory } from './feed-memory.js';
import { chanceOfSilence, type FeedRhythm, silentDays } from './feed-rhythm.js';

export type FeedProblem =
  /** It never held an item. */
  | { kind: 'empty' }
  /** Much longer without news than its own rhythm allows. */
  | { kind: 'silent'; days: number; rhythm: FeedRhythm }
  /** No rhythm is known, but nothing came for very long. */
  | { kind: 'frozen'; days: number }
  | { kind: 'moved'; to: string }
  | { kind: 'slow'; seconds: number }
  | { kind: 'setting'; detail: string }
  /** All items were new: some may have come and gone unseen. */
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

/** A move is believed once it was seen this often: some redirects last an afternoon. */
export const CONFIRMED_MOVES = 3;
/** One false alarm in five hundred silences; a daily feed is then missed after two silent working days. */
const CHANCE_TO_ALARM = 0.002;
/** A source of news that says nothing for a month has stopped, or another address has its news … */
const FROZEN_DAYS = 30;
/** … unless its items always came further apart: three times their usual distance. */
const FROZEN_GAPS = 3;
/** A third of the time limit that holds by default; good servers need less than one. */
const SLOW_MS = 10_000;
/** A loss is worth telling for one edition. */
const OVERFLOW_DAYS = 7;
const DAY_MS = 86_400_000;

/** The problem that matters most; null where all is well. `zone`: where the feed's days begin. */
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
  if (facts.rhythm && chanceOfSilence(facts.rhythm, silentDays(last, now, zone)) < CHANCE_TO_ALARM) {
    return { kind: 'silent', days, rhythm: facts.rhythm };
  }
  return days > Math.max(FROZEN_DAYS, FROZEN_GAPS * usualGapDays(facts)) ? { kind: 'frozen', days } : null;
}

/** Days between two items, from the newer half of those it shows: one old item that is kept on top says nothing. */
function usualGapDays({ windowItems, medianItemAt, newestItemAt }: HealthFacts): number {
  if (!windowItems || !medianItemAt || !newestItemAt) return 0;
  return daysBetween(medianItemAt, newestItemAt) / (windowItems / 2);
}

function daysBetween(from: Date, to: Date): number {
  return (to.getTime() - from.getTime()) / DAY_MS;
}
