/** How much two headlines have in common. */

function bigramsOf(text: string): Set<string> {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < plain.length; at += 1) pairs.add(plain.slice(at, at + 2));
  return pairs;
}

/** Pairs of characters in both, as a share of the shorter headline's. */
export function sharedBigrams(a: string, b: string): number {
  const [first, second] = [bigramsOf(a), bigramsOf(b)];
  const least = Math.min(first.size, second.size);
  if (least === 0) return 0;
  let shared = 0;
  for (const pair of first) if (second.has(pair)) shared += 1;
  return shared / least;
}
