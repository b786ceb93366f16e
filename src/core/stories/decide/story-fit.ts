/**
 * How well an article fits the core of a story, not only one of its members.
 * Joining by the nearest member alone chains: on a stream of market news, sixty articles grew into one story.
 */
import { dayOf } from '../../dates/days-between.js';
import type { PairScore } from '../compare/score-pair.js';
import type { FiledCandidate, Undecided } from '../describe/signature.js';

/** The nearest member scores at least this … */
const BEST = 0.5;
/** … the core averages at least this … */
const MEAN = 0.45;
/** … and no core member scores less than this (a veto scores 0). */
const LEAST = 0.1;
/** Number of members that represent the story, without copies. */
const CORE = 6;
/** Maximum number of days between the first and the last report of one event. */
export const MOST_SPAN_DAYS = 4;

export interface StoryFit {
  joins: boolean;
  score: number;
  /** The nearest member, and its score. */
  nearest: FiledCandidate | null;
  pair: PairScore | null;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Fits an article to a story, given those of its members that are candidates. */
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
