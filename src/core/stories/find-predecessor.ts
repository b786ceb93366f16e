/**
 * Which earlier story does a new one carry on, and what is new in it?
 */

import { holdsAmount, readAmount } from './amounts.js';
import type { PairScore } from './score-pair.js';
import type { Candidate, Described, Filing } from './signature.js';
import { whyFollows } from './why-filed.js';

type Follows = NonNullable<Extract<Filing, { kind: 'new' }>['follows']>;

/** At most so many new figures and names are told. */
const MOST_NEWS = 8;

/** Product names are written with digits; bare generations ("17") are too weak a bond. */
const isDistinct = (model: string): boolean => /[a-z]/.test(model);

function newsOf(self: Described, before: Candidate): string[] {
  const known = [...before.signature.titleNumbers, ...before.signature.numbers].map(readAmount);
  const numbers = [...self.signature.titleNumbers, ...self.signature.numbers].filter(
    (amount) => readAmount(amount).isKey && !holdsAmount(known, readAmount(amount)),
  );
  const names = [...before.signature.titleBrands, ...before.signature.brands];
  const brands = [...self.signature.titleBrands, ...self.signature.brands].filter((brand) => !names.includes(brand));
  return [...numbers, ...brands].slice(0, MOST_NEWS);
}

/** True when both speak of one product or one rare subject, the later on another day or of another doing. */
function continues(self: Described, { candidate, score }: { candidate: Candidate; score: PairScore }): boolean {
  const shared = self.signature.titleModels.filter(
    (model) => isDistinct(model) && candidate.signature.titleModels.includes(model),
  );
  const blocked = score.vetoes.some(
    (veto) => veto === 'brand' || veto === 'model' || veto === 'trim' || veto === 'roundup',
  );
  if (blocked) return false;
  return shared.length > 0 || score.link >= 0.5;
}

/** The nearest earlier story that the article continues, or undefined. */
export function findPredecessor(
  self: Described,
  scored: readonly { candidate: Candidate; score: PairScore }[],
): Follows | undefined {
  const best = scored
    .filter(({ candidate }) => !self.date || !candidate.date || candidate.date <= self.date)
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
