/**
 * All features of a pair of articles: in which respects they agree and in which they contradict each other.
 * Their weights are learned (see the model); what forbids a merge is in `vetoes.ts`.
 */
import { amountFeatures } from './amount-features.js';
import { copyFeatures } from './copy-features.js';
import { doingFeatures } from './doing-features.js';
import { nameFeatures } from './name-features.js';
import type { PairFeatures, Prepared } from './prepare.js';
import { wordFeatures } from './word-features.js';

/** The features that need neither date nor outlet; symmetric. */
export function compareArticles(a: Prepared, b: Prepared): PairFeatures {
  // `assign` is several times faster than spreading, and this runs for every candidate of every article.
  return Object.assign(
    wordFeatures(a, b),
    copyFeatures(a, b),
    amountFeatures(a, b),
    nameFeatures(a, b),
    doingFeatures(a, b),
  );
}
