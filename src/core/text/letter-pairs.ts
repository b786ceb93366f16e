/** Pairs of neighbouring letters and characters, for counting what two headlines or sentences have in common. */

/** The distinct pairs of a text that its caller has cleaned of case, spaces and marks. */
export function letterPairs(letters: string): Set<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

/** How many pairs of the first are in the second too. */
export function countShared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of some) if (others.has(pair)) shared += 1;
  return shared;
}

/** Pairs in both, as a share of the smaller set: 0 to 1. */
export function sharedPart(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const least = Math.min(a.size, b.size);
  return least === 0 ? 0 : countShared(a, b) / least;
}
