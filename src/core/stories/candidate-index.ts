/**
 * Which filed articles share the heaviest keys with a new one?
 * The same rule as the product's index in PostgreSQL, in memory: for evaluation, tests and rebuilding.
 */
import { dayOf } from '../dates/days-between.js';
import type { Described } from './describe/signature.js';

/** Articles compared for each new one. */
export const MOST_CANDIDATES = 20;
/** A key listed more often than this inside the window tells nothing and is skipped. */
export const MOST_POSTINGS = 300;
/** Days before and after that are searched. */
export const WINDOW_DAYS = 30;

interface Posting {
  id: string;
  day: number | null;
  weight: number;
}

export interface CandidateIndex {
  add(article: Described): void;
  /** Ids of the best candidates, best first; ties by id. */
  search(article: Described): string[];
}

/** An empty index. `windowDays` bounds the search where both dates are known. */
export function createCandidateIndex({ windowDays = WINDOW_DAYS }: { windowDays?: number } = {}): CandidateIndex {
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
    search({ id, date, signature }) {
      const day = dayOf(date);
      const sums = new Map<string, number>();
      for (const { key, weight } of signature.keys) {
        const near = (postings.get(key) ?? []).filter(
          (one) => one.day === null || day === null || Math.abs(one.day - day) <= windowDays,
        );
        if (near.length > MOST_POSTINGS) continue;
        for (const one of near)
          if (one.id !== id) sums.set(one.id, (sums.get(one.id) ?? 0) + Math.min(weight, one.weight));
      }
      return [...sums]
        .sort(([x, a], [y, b]) => b - a || (x < y ? -1 : 1))
        .slice(0, MOST_CANDIDATES)
        .map(([other]) => other);
    },
  };
}
