/**
 * Which period does a figure cover?
 * The nearest one its sentence names; for results the reporting period of the text; "今日" only where a day can be meant.
 */
import { OF_MARKET, OF_RESULTS, TIMELESS } from './metric-groups.js';
import type { Day } from './resolve-period.js';
import type { PeriodToken, Sentence } from './tokens.js';

const LONG = /^\d{4}(?:[QH]\d)?(?:\/\d{4})?$/u;
const QUARTER = /^\d{4}Q\d$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const CHARS_PER_STEP = 30;
const AFTER_COST = 1;
/** Sentences, title included, that can name the reporting period. */
const OPENING = 5;

/** The period of the quantity at `at`; `reporting` is the text's own reporting period. */
export function choosePeriod(sentence: Sentence, at: number, metric: string, reporting: string | null): string | null {
  if (TIMELESS.has(metric)) return null;
  const near = nearest(sentence, at, (token) => !token.weak && suits(token.period, metric));
  if (near !== null) return near.period;
  if (OF_RESULTS.has(metric)) return reporting;
  const told = nearest(sentence, at, (token) => token.weak);
  if (told === null) return OF_MARKET.has(metric) ? reporting : null;
  return QUARTER.test(told.period) ? (reporting ?? told.period) : told.period; // "本季度" in a report is the quarter reported
}

function suits(period: string, metric: string): boolean {
  return OF_RESULTS.has(metric) ? LONG.test(period) : !(OF_MARKET.has(metric) && DAY.test(period));
}

function nearest(
  { tokens, from, to }: Sentence,
  at: number,
  fits: (token: PeriodToken) => boolean,
): PeriodToken | null {
  const quantity = tokens[at];
  if (quantity === undefined) return null;
  let best: PeriodToken | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let stops = 0;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') stops += token.weight * 0.5;
    if (token?.kind !== 'period' || !fits(token)) continue;
    best = token;
    bestCost = stops + (quantity.start - token.end) / CHARS_PER_STEP;
    break;
  }
  stops = AFTER_COST;
  for (let i = at + 1; i < to; i += 1) {
    const token = tokens[i];
    if (token?.kind === 'quantity' || (token?.kind === 'stop' && token.weight > 1)) break;
    if (token?.kind === 'period' && fits(token) && stops + (token.start - quantity.end) / CHARS_PER_STEP < bestCost)
      return token;
  }
  return best;
}

/** The quarter or half that a report is about: the first one its opening names that was over when it was written. */
export function reportingPeriod(sentences: readonly Sentence[], today: Day | null): string | null {
  if (today === null) return null;
  for (const { tokens, from, to } of sentences.slice(0, OPENING)) {
    for (let i = from; i < to; i += 1) {
      const token = tokens[i];
      if (token?.kind === 'period' && !token.weak && isOver(token.period, today)) return token.period;
    }
  }
  return null;
}

function isOver(period: string, today: Day): boolean {
  const part = /^(\d{4})([QH])(\d)$/u.exec(period);
  if (part === null) return false;
  const lastMonth = Number(part[3]) * (part[2] === 'Q' ? 3 : 6);
  return Number(part[1]) * 12 + lastMonth < today.year * 12 + today.month;
}
