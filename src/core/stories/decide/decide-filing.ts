/**
 * The decision about one article: a copy of a known text, another report of a known event, or the beginning of a story.
 */
import { type Matcher, type PairScore, scorePair } from '../compare/score-pair.js';
import { isNamedBy } from '../describe/is-named-by.js';
import type { FiledCandidate, Filing, Undecided } from '../describe/signature.js';
import { addedShare } from '../describe/sketch.js';
import { findPredecessor } from './find-predecessor.js';
import { storyFit } from './story-fit.js';
import { whyCopy, whyNew, whyReport } from './why-filed.js';

/** Lowest probability of a copy. */
const COPY = 0.5;

export interface Scored {
  candidate: FiledCandidate;
  score: PairScore;
}

/** Best first, equal scores by id, so that the result never depends on the order of the candidates. */
const byScore =
  (of: (scored: Scored) => number) =>
  (x: Scored, y: Scored): number =>
    of(y) - of(x) || (x.candidate.articleId < y.candidate.articleId ? -1 : 1);

function asCopy(self: Undecided, scored: readonly Scored[]): Filing | null {
  const best = scored.filter(({ score }) => score.text >= COPY).sort(byScore(({ score }) => score.text))[0];
  if (!best) return null;
  const rootId = best.candidate.copyOf ?? best.candidate.articleId;
  const root = scored.find(({ candidate }) => candidate.articleId === rootId)?.candidate ?? best.candidate;
  return {
    kind: 'copy',
    storyId: best.candidate.storyId,
    copyOf: rootId,
    addedShare: addedShare(self.signature, root.signature),
    isOrigin: isNamedBy(self.site, root.signature.source) && !isNamedBy(root.site, root.signature.source),
    score: best.score.text,
    why: whyCopy(root, best.score),
  };
}

function byStory(scored: readonly Scored[]): Map<string, Scored[]> {
  const stories = new Map<string, Scored[]>();
  for (const one of scored) stories.set(one.candidate.storyId, [...(stories.get(one.candidate.storyId) ?? []), one]);
  return stories;
}

/**
 * Decides where an article belongs.
 * @param candidates filed articles that share keys with it, and up to six members of each of their stories, without copies
 */
export function decideFiling(self: Undecided, candidates: readonly FiledCandidate[], matcher: Matcher): Filing {
  const scored = candidates
    .filter(({ articleId }) => articleId !== self.id)
    .map((candidate) => ({ candidate, score: scorePair(self, candidate, matcher) }));
  const copy = asCopy(self, scored);
  if (copy) return copy;
  const fits = [...byStory(scored)]
    .map(([storyId, members]) => ({ storyId, fit: storyFit(self, members) }))
    .filter(({ fit }) => fit.joins)
    .sort((x, y) => y.fit.score - x.fit.score || (x.storyId < y.storyId ? -1 : 1));
  const best = fits[0];
  if (best) return { kind: 'report', storyId: best.storyId, score: best.fit.score, why: whyReport(self, best.fit) };
  const follows = findPredecessor(self, scored);
  return { kind: 'new', why: whyNew(scored), ...(follows ? { follows } : {}) };
}
