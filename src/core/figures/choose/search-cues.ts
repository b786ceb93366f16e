/** Searches a sentence for the cue of a number: before it, after it, or its counterpart in a list with "分别为". */

import { METRICS } from '../../metrics/metric-names.js';
import type { QuantityToken, Token, TokenSentence, WordToken } from '../tokens/tokens.js';
import { firstFitting, fitsMetric, type MetricChoice } from './fits-metric.js';

/** Beyond this a cue no longer governs a number: two clauses and some words. */
export const FARTHEST = 5;
/** Characters per step of cost: about a short clause. */
const CHARS_PER_STEP = 14;
const MAX_STEPS = 60;
/** Cost of a number in between, which is usually another item of the same list. */
const NUMBER_COST = 0.4;
/** A nearer word for another kind of number (净利率 before "60 亿元") makes a cue beyond it doubtful. */
const BLOCKED = 1.5;
const STRONG = 0.7;
const RIGHT_COST = 0.8;
/** "20 万辆大定", "10 亿元的收入": an adjacent cue names the number, whatever stands before. */
const TOUCHING = 0.1;
/** "营收、净利润分别为…": most characters between two cues of a list. */
const JOINED_CHARS = 4;
/** A cue after 的 or "of" belongs to the number before it, never to one after it. */
const BACKWARD = /^(?:的|of )/u;
const VERB = /[到至]$/u;
/** Metrics whose cues are also verbs, with the nouns that take precedence. */
const VAGUE: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['price', new Set(['target_price', 'asp', 'deposit', 'share_price', 'option_price', 'deal_price', 'launch_price'])],
  ['investment', new Set(['rd_spend', 'ai_spend', 'ad_spend'])],
]);
const MOVES: ReadonlySet<string> = new Set(['price_change', 'discount']);
/** "升至 1,243 元" is a level, "上涨 200 元" a change. */
const TO_A_LEVEL = /[至到]|\bto\b/u;

/** "营收和净利润分别为 100 亿元和 20 亿元": the second number belongs to the second metric. */
export function cueFromList({ tokens, from }: TokenSentence, at: number, quantity: QuantityToken): string | null {
  let place = 0;
  let i = at - 1;
  for (; i >= from && tokens[i]?.kind !== 'each'; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop' && token.weight > 0.5) return null;
    if (token?.kind === 'quantity' && token.of === quantity.of) place += 1;
  }
  const cues: WordToken[] = [];
  for (i -= 1; i >= from; i -= 1) {
    const token = tokens[i];
    const next = cues[0];
    if (token?.kind === 'stop' && token.weight <= 0.5) continue;
    if (token?.kind !== 'cue' || (next !== undefined && next.start - token.end > JOINED_CHARS)) break;
    cues.unshift(token);
  }
  const cue = cues.length > 1 ? cues[place] : undefined;
  return cue?.kind === 'cue' ? firstFitting(cue.metrics, quantity) : null;
}

/** The nearest fitting cue before the number; null beyond `FARTHEST`. */
export function cueBefore(
  { source, tokens, from }: TokenSentence,
  at: number,
  quantity: QuantityToken,
): MetricChoice | null {
  let cost = 0;
  const by = quantity.of === 'money' && source.startsWith('by ', quantity.start - 3); // "cut the price by 200 yuan"
  for (let i = at - 1; i >= Math.max(from, at - MAX_STEPS) && cost <= FARTHEST; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') cost += token.weight;
    else if (token?.kind === 'quantity' && token.of !== 'duration') cost += NUMBER_COST;
    else if (token?.kind === 'trend' && (by || i === at - 1) && changesPrice(source, token, quantity))
      return { metric: 'price_change', cost: TOUCHING };
    else if (token?.kind === 'cue' && !by && !BACKWARD.test(source.slice(token.start, token.start + 3))) {
      const metric = firstFitting(token.metrics, quantity);
      if (quantity.from && MOVES.has(metric ?? '')) continue; // "全系涨价：4799 元起"
      if (metric !== null) {
        const named = VAGUE.has(metric) ? nounBefore({ source, tokens, from, to: i + 1 }, quantity, metric) : null;
        return { metric: named ?? metric, cost: cost + (quantity.start - token.end) / CHARS_PER_STEP };
      }
      if (token.metrics.some((other) => (METRICS[other]?.weight ?? 0) >= STRONG)) cost += BLOCKED;
    }
  }
  return null;
}

/** "目标价上调至", "AI 领域今年投入": a noun before the verb in its clause is more specific; null if there is none. */
function nounBefore({ source, tokens, from, to }: TokenSentence, quantity: QuantityToken, verb: string): string | null {
  const word = source.slice(tokens[to - 1]?.start, tokens[to - 1]?.end);
  const anything = quantity.of === 'bare' && VERB.test(word); // "锁单来到 20 万"
  for (let i = to - 2; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'quantity' || (token?.kind === 'stop' && token.weight > 0.5)) return null;
    const metric = token?.kind === 'cue' ? firstFitting(token.metrics, quantity) : null;
    if (metric !== null && metric !== verb) return anything || VAGUE.get(verb)?.has(metric) === true ? metric : null;
  }
  return null;
}

/** The fitting cue that follows the number in its clause. */
export function cueAfter({ tokens, to }: TokenSentence, at: number, quantity: QuantityToken): MetricChoice | null {
  let cost = RIGHT_COST;
  for (let i = at + 1; i < Math.min(to, at + MAX_STEPS); i += 1) {
    const token = tokens[i];
    if (token?.kind === 'stop' && token.weight > 0.5) return null;
    if (token?.kind === 'quantity' && token.of === quantity.of) return null;
    if (token?.kind === 'stop') cost += RIGHT_COST;
    const metric = token?.kind === 'cue' ? firstFitting(token.metrics, quantity) : null;
    if (token === undefined || metric === null) continue;
    const gap = token.start - quantity.end;
    if (metric === 'nothing' && gap > 2) continue;
    return { metric, cost: gap <= 1 ? TOUCHING : cost + gap / CHARS_PER_STEP };
  }
  return null;
}

/** "上涨 200 元", "cut the price by 200 yuan": a sum by which a price changes. */
function changesPrice(source: string, trend: Token, quantity: QuantityToken): boolean {
  if (trend.kind !== 'trend' || trend.sign === 0 || quantity.of !== 'money') return false;
  return !TO_A_LEVEL.test(source.slice(trend.end, quantity.start)) && fitsMetric('price_change', quantity);
}
