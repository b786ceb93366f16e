/**
 * The candidate index in memory: the filed articles that share the heaviest keys with a given one.
 * It serves evaluation, training and tests. It follows the rule of the index in PostgreSQL, except that its window counts calendar days
 * instead of minutes.
 */
import { dayOf } from '../../dates/days-between.js';
import type { IndexKey } from '../describe/signature.js';

/** Articles compared with each new one. */
export const MOST_CANDIDATES = 20;
/** Later articles considered for a new decision: twice as many, because each has its own best twenty. */
export const MOST_LATER = 2 * MOST_CANDIDATES;
/** A key with more entries than this within the window is not distinctive and is skipped. */
export const MOST_POSTINGS = 300;
/** Number of days searched before and after. */
const WINDOW_DAYS = 30;

interface Posting {
  id: string;
  day: number | null;
  weight: number;
}

/** An article as the index sees it. */
export interface Indexed {
  id: string;
  date: string | null;
  signature: { keys: readonly IndexKey[] };
}

export interface SearchOptions {
  /** Limits the search if both dates are known; the index's own limit by default. */
  windowDays?: number;
  /** Whether an article may be among the results; all may by default. */
  accepts?: (id: string) => boolean;
  /** Number of results; `MOST_CANDIDATES` by default. */
  most?: number;
}

export interface CandidateIndex {
  add(article: Indexed): void;
  /** Ids of the best candidates, best first; ties by id. */
  search(article: Indexed, options?: SearchOptions): string[];
}

/** An empty index. */
export function createCandidateIndex({
  windowDays: bound = WINDOW_DAYS,
}: {
  windowDays?: number;
} = {}): CandidateIndex {
  const postings = new Map<string, Posting[]>();
  return {
    add({ id, date, signature }) {
      const day = dayOf(date);
      for (const { key, weight } of signature.keys) {
        const list = postings.get(key);
        if (list) list.push({ id, day, weight });
        else postings.set(key, [{ id, day, weight }]);
      }
    },
    search({ id, date, signature }, { windowDays = bound, accepts = () => true, most = MOST_CANDIDATES } = {}) {
      const day = dayOf(date);
      const isNear = (one: Posting): boolean =>
        one.id !== id && (one.day === null || day === null || Math.abs(one.day - day) <= windowDays) && accepts(one.id);
      const sums = new Map<string, number>();
      for (const { key, weight } of signature.keys) {
        const near = (postings.get(key) ?? []).filter(isNear);
        if (near.length > MOST_POSTINGS) continue;
        for (const one of near) sums.set(one.id, (sums.get(one.id) ?? 0) + Math.min(weight, one.weight));
      }
      return [...sums]
        .sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1))
        .slice(0, most)
        .map(([other]) => other);
    },
  };
}
