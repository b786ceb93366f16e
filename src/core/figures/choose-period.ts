/**
 * Which period does a figure cover?
 * The nearest one its sentence names; for results the reporting period of the text; "今日" only where a day can be meant.
 */
import { OF_COMPANY } from './choose-subject.js';
import type { PeriodToken, Sentence } from './tokens.js';

/** Told for a quarter or a year, never for a day. */
const OF_QUARTER = new Set([...OF_COMPANY, 'shipments', 'share', 'asp']);
for (const metric of ['market_cap', 'share_price', 'target_price', 'buyback', 'headcount', 'investment', 'ai_spend'])
  OF_QUARTER.delete(metric);
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const CHARS_PER_STEP = 30;
const AFTER_COST = 1;

/** The period of the quantity at `at`; `reporting` is the text's own reporting period. */
export function choosePeriod(sentence: Sentence, at: number, metric: string, reporting: string | null): string | null {
  const quarterly = OF_QUARTER.has(metric);
  const near = nearest(sentence, at, (token) => !token.weak && !(quarterly && DAY.test(token.period)));
  if (near !== null) return near.period;
  if (quarterly) return reporting;
  return nearest(sentence, at, (token) => token.weak)?.period ?? null;
}

function nearest(
  { tokens, from, to }: Sentence,
  at: number,
  suits: (token: PeriodToken) => boolean,
): PeriodToken | null {
  const quantity = tokens[at];
  if (quantity === undefined) return null;
  let best: PeriodToken | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let stops = 0;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') stops += token.weight * 0.5;
    if (token?.kind !== 'period' || !suits(token)) continue;
    best = token;
    bestCost = stops + (quantity.start - token.end) / CHARS_PER_STEP;
    break;
  }
  stops = AFTER_COST;
  for (let i = at + 1; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'quantity' || (token?.kind === 'stop' && token.weight > 1)) break;
    if (token?.kind === 'period' && suits(token) && stops + (token.start - quantity.end) / CHARS_PER_STEP < bestCost)
      return token;
  }
  return best;
}

/** The quarter, half or year that a results text is about: the first one its title or opening names. */
export function reportingPeriod(sentences: readonly Sentence[]): string | null {
  for (const { tokens, from, to } of sentences.slice(0, 4)) {
    for (let i = from; i < to; i += 1) {
      const token = tokens[i];
      if (token?.kind === 'period' && /^\d{4}(Q\d|H\d)$/u.test(token.period)) return token.period;
    }
  }
  return null;
}
