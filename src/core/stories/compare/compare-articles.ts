/**
 * In which respects are two articles alike, and in which do they contradict each other?
 * Numbers only; what they are worth is learned (see the model), and what forbids a merge stands in `vetoes.ts`.
 */
import { amountFeatures } from './amount-features.js';
import { copyFeatures } from './copy-features.js';
import { doingFeatures } from './doing-features.js';
import type { Features } from './features.js';
import { nameFeatures } from './name-features.js';
import type { Prepared } from './prepare.js';
import { wordFeatures } from './word-features.js';

/** All features of a pair that need no date and no outlet; symmetric in its two sides. */
export function compareArticles(a: Prepared, b: Prepared): Features {
  // Assigning is several times faster than spreading, and this runs for every candidate of every article.
  return Object.assign(
    wordFeatures(a, b),
    copyFeatures(a, b),
    amountFeatures(a, b),
    nameFeatures(a, b),
    doingFeatures(a, b),
  );
}
