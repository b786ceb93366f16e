/**
 * The earlier story that a new one follows, and what is new in it.
 */
import { dayOf } from '../../dates/days-between.js';
import { holdsAmount, readAmount } from '../../lexicon/amounts.js';
import type { PairScore } from '../compare/score-pair.js';
import type { Veto } from '../compare/vetoes.js';
import type { FiledCandidate, Filing, Fingerprint, Undecided } from '../describe/signature.js';
import { whyFollows } from './why-filed.js';

type Follows = NonNullable<Extract<Filing, { kind: 'new' }>['follows']>;

/** Maximum number of new figures and names to report. */
const MOST_NEWS = 8;

/** Product names have letters; a bare generation ("17") is too weak a link. */
const isDistinct = (model: string): boolean => /[a-z]/.test(model);

function newsOf(self: Undecided, before: FiledCandidate): string[] {
  const known = [...before.signature.titleNumbers, ...before.signature.numbers].map(readAmount);
  const numbers = [...self.signature.titleNumbers, ...self.signature.numbers].filter(
    (amount) => readAmount(amount).isKey && !holdsAmount(known, readAmount(amount)),
  );
  const names = [...before.signature.titleBrands, ...before.signature.brands];
  const brands = [...self.signature.titleBrands, ...self.signature.brands].filter((brand) => !names.includes(brand));
  return [...numbers, ...brands].slice(0, MOST_NEWS);
}

/** Actions that continue a story. */
const STEPS: readonly string[] = [
  ...['leak', 'tease', 'launch', 'presale', 'crowdfund', 'sale', 'price', 'orders', 'deliver', 'recall', 'record'],
  ...['accident', 'law', 'results', 'deny', 'merge'],
];
/** Vetoes that mean another time or another step, not another subject. */
const ONWARD: readonly Veto[] = ['figures', 'days', 'period', 'stage', 'direction', 'routine'];
/** Lowest link score of two articles on one subject. */
const SAME_SUBJECT = 0.5;

const steps = ({ signature }: { signature: Fingerprint }): string[] =>
  signature.titleActions.filter((action) => STEPS.includes(action));

/** True when both headlines name one product and the later one reports another step. */
function stepsOn(self: Undecided, candidate: FiledCandidate): boolean {
  const named = self.signature.titleModels.some(
    (model) => isDistinct(model) && candidate.signature.titleModels.includes(model),
  );
  const before = steps(candidate);
  return named && before.length > 0 && steps(self).some((step) => !before.includes(step));
}

function continues(self: Undecided, { candidate, score }: { candidate: FiledCandidate; score: PairScore }): boolean {
  if (score.days === null || score.days === 0 || (dayOf(candidate.date) ?? 0) > (dayOf(self.date) ?? 0)) return false;
  if (!score.vetoes.every((veto) => ONWARD.includes(veto))) return false;
  return score.link >= SAME_SUBJECT || stepsOn(self, candidate);
}

/** The nearest earlier story that the article follows, if any. */
export function findPredecessor(
  self: Undecided,
  scored: readonly { candidate: FiledCandidate; score: PairScore }[],
): Follows | undefined {
  const best = scored
    .filter((pair) => continues(self, pair))
    .sort((x, y) => y.score.link - x.score.link || (x.candidate.articleId < y.candidate.articleId ? -1 : 1))[0];
  if (!best) return undefined;
  const news = newsOf(self, best.candidate);
  return {
    storyId: best.candidate.storyId,
    articleId: best.candidate.articleId,
    news,
    why: whyFollows(best.candidate, news),
  };
}
