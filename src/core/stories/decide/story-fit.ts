/**
 * Does an article belong to the core of a story, and not only to one of its members?
 * Joining by the nearest member alone chains: on a stream of market news sixty articles grew into one story.
 */
import { dayOf } from '../../dates/days-between.js';
import type { PairScore } from '../compare/score-pair.js';
import type { FiledCandidate, Undecided } from '../describe/signature.js';

/** The best member must be this near; no story forms along weaker ties … */
const BEST = 0.5;
/** … the core on average this near … */
const MEAN = 0.45;
/** … and no core member farther than this (a veto counts 0). */
const LEAST = 0.1;
/** Non-copy members that speak for the story. */
const CORE = 6;
/** First to last report of one event, in days. */
export const MOST_SPAN_DAYS = 4;

export interface StoryFit {
  joins: boolean;
  score: number;
  /** The member that is nearest. */
  nearest: FiledCandidate | null;
  pair: PairScore | null;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** How well an article fits a story, given its members (those that are candidates). */
export function storyFit(
  self: Undecided,
  members: readonly { candidate: FiledCandidate; score: PairScore }[],
): StoryFit {
  const sorted = [...members].sort(
    (x, y) => y.score.story - x.score.story || (x.candidate.articleId < y.candidate.articleId ? -1 : 1),
  );
  const best = sorted[0];
  if (!best) return { joins: false, score: 0, nearest: null, pair: null };
  const own = sorted.filter(({ candidate }) => candidate.role !== 'copy');
  const core = (own.length > 0 ? own : sorted).slice(0, CORE).map(({ score }) => score.story);
  const days = [self.date, ...members.map(({ candidate }) => candidate.date)].map(dayOf).filter((day) => day !== null);
  const span = days.length > 0 ? Math.max(...days) - Math.min(...days) : 0;
  const joins = best.score.story >= BEST && mean(core) >= MEAN && Math.min(...core) >= LEAST && span <= MOST_SPAN_DAYS;
  return { joins, score: (best.score.story + mean(core)) / 2, nearest: best.candidate, pair: best.score };
}
