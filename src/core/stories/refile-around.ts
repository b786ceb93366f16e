/**
 * What must be filed anew when an article arrives after others that it precedes?
 * A story only ever forms along strong ties, so that the articles tied to the late one, directly or through others, are all
 * that its arrival can move. Filing those anew in their own order gives what filing everything in order would have given.
 */
import { type Assignment, clusterWindow, filingOrder } from './cluster-window.js';
import { type Matcher, scorePair } from './score-pair.js';
import type { Described } from './signature.js';
import { BEST } from './story-fit.js';

/** True when either article could draw the other into its story. */
export function areTied(a: Described, b: Described, matcher: Matcher): boolean {
  const { text, story } = scorePair(a, b, matcher);
  return text >= BEST || story >= BEST;
}

/**
 * True when filing `self` after the others is not enough: it precedes one of them.
 * @param others articles tied to it, and the members of the story that it joined.
 */
export function comesLate(self: Described, others: readonly Described[]): boolean {
  return others.some((other) => filingOrder(self, other) < 0);
}

/** The articles of `window` that are tied to `start`, directly or through others; `start` is among them. */
export function tiedTo(start: Described, window: readonly Described[], matcher: Matcher): Described[] {
  const found = new Map([[start.id, start]]);
  const queue = [start];
  for (let next = queue.pop(); next; next = queue.pop()) {
    for (const other of window) {
      if (found.has(other.id) || !areTied(next, other, matcher)) continue;
      found.set(other.id, other);
      queue.push(other);
    }
  }
  return [...found.values()].sort(filingOrder);
}

export interface Refiled {
  assignments: Assignment[];
  /** New story → the known story that it continues; a story not named here is new. */
  keeps: Map<string, string>;
}

/**
 * Files the late article and all that are tied to it anew.
 * @param window all articles that can be tied to it: its candidates, theirs, and the members of the stories of both.
 * @param before known story of each article of the window.
 */
export function refileAround(
  late: Described,
  window: readonly Described[],
  before: ReadonlyMap<string, string>,
  matcher: Matcher,
): Refiled {
  const assignments = clusterWindow(tiedTo(late, window, matcher), matcher);
  return { assignments, keeps: matchStories(assignments, before) };
}

/** Gives every new story the known one with which it shares most members; each known story is given once. */
export function matchStories(
  assignments: readonly Assignment[],
  before: ReadonlyMap<string, string>,
): Map<string, string> {
  const shared = new Map<string, { fresh: string; known: string; count: number }>();
  for (const { articleId, storyId: fresh } of assignments) {
    const known = before.get(articleId);
    if (known === undefined) continue;
    const key = `${fresh}\n${known}`;
    shared.set(key, { fresh, known, count: (shared.get(key)?.count ?? 0) + 1 });
  }
  const best = [...shared].sort(([x, a], [y, b]) => b.count - a.count || (x < y ? -1 : 1)).map(([, one]) => one);
  const keeps = new Map<string, string>();
  const given = new Set<string>();
  for (const { fresh, known } of best) {
    if (keeps.has(fresh) || given.has(known)) continue;
    keeps.set(fresh, known);
    given.add(known);
  }
  return keeps;
}
