/** How much two headlines have in common. */
import { letterPairs, sharedPart } from '../../text/letter-pairs.js';

const pairsOf = (text: string): Set<string> => letterPairs(text.replace(/[^\p{L}\p{N}]/gu, ''));

/** Pairs of characters in both, as a share of the shorter headline's. */
export function sharedBigrams(a: string, b: string): number {
  return sharedPart(pairsOf(a), pairsOf(b));
}
