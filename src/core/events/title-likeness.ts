/** How much two headlines say the same. */
import { foldAligned } from '../text/fold-text.js';

/** Pairs of neighbouring letters and characters of a headline. */
function titlePairs(title: string): Set<string> {
  const letters = foldAligned(title).replace(/[\s\p{P}\p{S}]/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

/** Share of the shorter headline's pairs that the other has too, 0 to 1. */
export function titleLikeness(one: string, other: string): number {
  const [a, b] = [titlePairs(one), titlePairs(other)];
  const least = Math.min(a.size, b.size);
  if (least === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared += 1;
  return shared / least;
}
