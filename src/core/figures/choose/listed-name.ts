/**
 * Which of several listed names is a number's?
 * "小米YU7、理想MEGA分别为 82.8%、79.7%": the second number belongs to the second name.
 */

import type { NameToken, Sentence, Token } from '../tokens/tokens.js';
import { isSubject } from './subject-names.js';

/** The name in the place of the quantity at `at`; null where no list is told with "分别". */
export function listedName({ tokens, from }: Sentence, at: number): NameToken | null {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity') return null;
  let place = 0;
  let each = at - 1;
  for (; each >= from && tokens[each]?.kind !== 'each'; each -= 1) {
    const token = tokens[each];
    if (token?.kind === 'stop' && token.weight > 0.5) return null;
    if (token?.kind === 'quantity' && token.of === quantity.of) place += 1;
  }
  const names = listBefore(tokens, from, each);
  return names.length > 1 ? (names[place] ?? null) : null;
}

/** The names of the nearest clause before `end` that names more than one, of one kind: products, or else whoever is listed. */
function listBefore(tokens: readonly Token[], from: number, end: number): NameToken[] {
  let names: NameToken[] = [];
  for (let i = end - 1; i >= from; i -= 1) {
    const token = tokens[i];
    const ends = token?.kind === 'stop' && token.weight > 0.5;
    if (ends && names.length > 1) break;
    if (ends) names = [];
    if (isSubject(token)) names.unshift(token);
  }
  const products = names.filter(({ role }) => role === 'product');
  return products.length > 0 ? products : names;
}
