/**
 * Whether a value is expected rather than reported.
 */

import { OF_RESULTS } from '../../metrics/metric-groups.js';
import type { Sentence } from '../tokens/tokens.js';

/** What is foretold before it is so; a property of a product is as true before its launch as after. */
const FORETOLD = new Set([
  ...OF_RESULTS,
  'shipments',
  'share',
  'deliveries',
  'sales',
  'orders',
  'price',
  'stores',
  'users',
  'mix',
  'capacity',
]);

/** Whether the clause of the number at `at` says before it that the value is expected ("预计售价 45 万元", "市场预期的 55 亿元"). */
export function isForecast({ tokens, from }: Sentence, at: number, metric: string): boolean {
  if (!FORETOLD.has(metric)) return false;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'forecast') return true;
    if (token?.kind === 'stop' && token.weight > 0.5) return false;
    if (token?.kind === 'quantity' && token.of !== 'rank') return false;
  }
  return false;
}
