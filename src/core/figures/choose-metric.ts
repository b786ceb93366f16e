/**
 * Which metric does a quantity measure?
 * The nearest cue word of its sentence whose metric accepts the number's kind and size; words to the left govern, words to the
 * right only within the clause.
 */
import { rankCost } from './choose-rank.js';
import { firstFitting, fitsMetric, ownMetric } from './fits-metric.js';
import { METRICS } from './metric-names.js';
import type { Measured, QuantityToken, Sentence, Token } from './tokens.js';

export interface ChosenMetric {
  /** `nothing` where the words say that the number is no figure. */
  readonly metric: string;
  /** 0 for a cue that touches the number, growing with distance; figures are ranked by it. */
  readonly cost: number;
}

interface Governed extends ChosenMetric {
  /** The cue's place among the tokens. */
  readonly cue: number;
}

const NOTHING: ChosenMetric = { metric: 'nothing', cost: 0 };
/** Beyond this a cue no longer governs a number: two clauses and some words. */
const FARTHEST = 5;
/** Characters that cost as much as one step: about a short clause. */
const CHARS_PER_STEP = 14;
const MAX_STEPS = 60;
/** A number between cue and number is mostly another item of the same list. */
const NUMBER_COST = 0.4;
/** A nearer word for another kind of number (净利率 before "60 亿元") makes a cue beyond it doubtful. */
const BLOCKED = 1.5;
const STRONG = 0.7;
const RIGHT_COST = 0.8;
/** "20 万辆大定", "10 亿元的收入": what touches the number names it, whatever stands before. */
const TOUCHING = 0.1;
/** Between two numbers of a list stands a name at most. */
const LIST_GAP = 24;
/** A number without a unit counts the noun behind it ("50000 积分") unless it ends here or a known word follows. */
const BARE_ENDS = /^(?:$|[\s，。、；！？,.;!?）)”"」】《（(的了+])/u;
const NEW = /新增|新开/u;
/** "从 4999 元涨至 5399 元": the former value stands behind the new one. */
const FORMER = /[从由]\s?$/u;
const FORMER_COST = 1.5;
const NEW_CHARS = 6;
const COUNTED_AHEAD = new Set(['deliveries', 'sales', 'shipments']);

/** The metric of the quantity at `at`; null where nothing announces one. */
export function chooseMetric(sentence: Sentence, at: number): ChosenMetric | null {
  const { tokens } = sentence;
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity') return NOTHING;
  if (quantity.band) return fitsMetric('price_band', quantity) ? { metric: 'price_band', cost: 0 } : NOTHING;
  if (countsUnknown(sentence, at, quantity)) return NOTHING;
  if (quantity.of === 'rank') {
    const cost = rankCost(sentence, at, quantity);
    return cost === null ? NOTHING : { metric: 'rank', cost };
  }
  const left = searchLeft(sentence, at, quantity);
  const right = searchRight(sentence, at, quantity);
  const best = left === null || (right !== null && right.cost < left.cost) ? right : left;
  const own = ownMetric(tokens, at, quantity);
  if (best === null || best.cost > FARTHEST || (own !== null && own.cost < best.cost)) return own;
  const former = FORMER.test(sentence.source.slice(Math.max(0, quantity.start - 2), quantity.start));
  return { metric: qualify(sentence, best, at, quantity), cost: best.cost + (former ? FORMER_COST : 0) };
}

/** New shops are not all shops, a target or a forecast is no result. */
function qualify(sentence: Sentence, { metric, cue }: Governed, at: number, { start }: QuantityToken): string {
  if (metric === 'stores' && NEW.test(sentence.source.slice(Math.max(0, start - NEW_CHARS), start)))
    return 'new_stores';
  if (COUNTED_AHEAD.has(metric) && isTarget(sentence.tokens, cue, at)) return 'sales_target';
  return metric;
}

/** "小米 17 系列约 473 万台、小米 17 Ultra 约 20 万台": a number in a list takes the metric of the one before. */
export function inheritMetric(previous: Measured | undefined, quantity: QuantityToken): ChosenMetric | null {
  if (previous === undefined || previous.quantity.of !== quantity.of || previous.quantity.unit !== quantity.unit)
    return null;
  const near = quantity.start - previous.quantity.end <= LIST_GAP;
  return near && fitsMetric(previous.metric, quantity) ? { metric: previous.metric, cost: previous.cost + 1 } : null;
}

function countsUnknown({ source, tokens }: Sentence, at: number, { of, end }: QuantityToken): boolean {
  return of === 'bare' && tokens[at + 1]?.start !== end && !BARE_ENDS.test(source.slice(end, end + 2));
}

function searchLeft({ tokens, from }: Sentence, at: number, quantity: QuantityToken): Governed | null {
  let cost = 0;
  for (let i = at - 1; i >= Math.max(from, at - MAX_STEPS) && cost <= FARTHEST; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'stop') cost += token.weight;
    else if (token?.kind === 'quantity' && token.of !== 'duration') cost += NUMBER_COST;
    else if (token?.kind === 'trend' && i === at - 1 && changesPrice(token.sign, quantity))
      return { metric: 'price_change', cost: TOUCHING, cue: i };
    else if (token?.kind === 'cue') {
      const metric = firstFitting(token.metrics, quantity);
      if (metric !== null) return { metric, cost: cost + (quantity.start - token.end) / CHARS_PER_STEP, cue: i };
      if (token.metrics.some((other) => (METRICS[other]?.weight ?? 0) >= STRONG)) cost += BLOCKED;
    }
  }
  return null;
}

function searchRight({ tokens, to }: Sentence, at: number, quantity: QuantityToken): Governed | null {
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
    return { metric, cost: gap <= 1 ? TOUCHING : cost + gap / CHARS_PER_STEP, cue: i };
  }
  return null;
}

/** "上涨 200 元" beside a small sum of money. */
function changesPrice(sign: number, quantity: QuantityToken): boolean {
  return sign !== 0 && quantity.of === 'money' && fitsMetric('price_change', quantity);
}

function isTarget(tokens: readonly Token[], cue: number, at: number): boolean {
  for (let i = Math.min(cue, at); i <= Math.max(cue, at); i += 1) if (tokens[i]?.kind === 'target') return true;
  return false;
}
