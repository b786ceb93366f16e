/** How much two headlines say the same. */
import { foldAligned } from '../text/fold-text.js';
import { letterPairs, sharedPart } from '../text/letter-pairs.js';

const pairsOf = (title: string): Set<string> => letterPairs(foldAligned(title).replace(/[\s\p{P}\p{S}]/gu, ''));

/** Share of the shorter headline's pairs that the other has too, 0 to 1. */
export function titleLikeness(one: string, other: string): number {
  return sharedPart(pairsOf(one), pairsOf(other));
}
