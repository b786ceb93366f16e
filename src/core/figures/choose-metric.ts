/**
 * Which metric does a quantity measure?
 * The nearest cue word of its sentence whose metric accepts the number's kind and size; words to the left govern, words to the right only within the clause.
 */
import { METRICS } from './metric-names.js';
import type { Measured, QuantityToken, Sentence, Token } from './tokens.js';
import { roughYuan } from './units.js';

export interface ChosenMetric {
  readonly metric: string;
  /** 0 for a cue that touches the number, growing with distance; figures are ranked by it. */
  readonly cost: number;
  /** Index of the cue among the tokens, or -1 where the number's own unit says enough. */
  readonly cue: number;
}

/** Beyond this a cue no longer governs a number: two clauses and some words. */
const FARTHEST = 5;
/** Characters that cost as much as one step: about a short clause. */
const CHARS_PER_STEP = 14;
/** Between two numbers of a list stands a name at most. */
const LIST_GAP = 24;
const MAX_STEPS = 60;
/** A nearer word for another kind of number (净利率 before "60 亿元") makes a cue beyond it doubtful. */
const BLOCKED = 1.5;
const STRONG = 0.7;
/** "售价 25.35 万起" may leave 元 out, "价格 5" is something else. */
const LEAST_BARE_PRICE = 500;

/** "大幅领先第二名": the place is another's. */
const OTHERS_RANK = /(?:领先|超过|高于|高出|比|较|击败|超越|仅次于)\s?$/u;
/** A number without a unit counts the noun behind it ("50000 积分") unless it ends here. */
const BARE_ENDS = /^(?:$|[\s，。、；！？,.;!?）)”"」】《（(的了+])/u;

/** The metric of the quantity at `at`, or null where nothing announces one. */
export function chooseMetric({ source, tokens, from, to }: Sentence, at: number): ChosenMetric | null {
  const quantity = tokens[at];
  if (quantity?.kind !== 'quantity' || quantity.band) return null;
  if (quantity.of === 'rank') return isNoRank(source, quantity) ? null : rankContext(tokens, at, from, to);
  if (
    quantity.of === 'bare' &&
    !BARE_ENDS.test(source.slice(quantity.end, quantity.end + 2)) &&
    tokens[at + 1]?.start !== quantity.end
  )
    return null;
  const left = searchLeft(tokens, at, quantity, from);
  const right = searchRight(tokens, at, quantity, to);
  const best = left === null || (right !== null && right.cost < left.cost) ? right : left;
  const own = ownUnit(tokens, at, quantity);
  const chosen = best !== null && best.cost <= FARTHEST && (own === null || best.cost <= own.cost) ? best : own;
  return chosen === null ? null : { ...chosen, metric: narrow(tokens, chosen, at) };
}

function searchLeft(tokens: readonly Token[], at: number, quantity: QuantityToken, from: number): ChosenMetric | null {
  let cost = 0;
  for (let i = at - 1; i >= from && i >= at - MAX_STEPS; i -= 1) {
    const token = tokens[i];
    if (token === undefined || cost > FARTHEST) return null;
    if (token.kind === 'stop') cost += token.weight;
    else if (token.kind === 'quantity' && token.of !== 'duration') cost += 0.4;
    else if (token.kind === 'trend' && token.sign !== 0 && i === at - 1 && changesPrice(quantity))
      return { metric: 'price_change', cost: 0.2, cue: i };
    else if (token.kind === 'cue') {
      const metric = accepted(token.metrics, quantity);
      if (metric !== null) return { metric, cost: cost + (quantity.start - token.end) / CHARS_PER_STEP, cue: i };
      if (token.metrics.some((other) => (METRICS[other]?.weight ?? 0) >= STRONG)) cost += BLOCKED;
    }
  }
  return null;
}

function searchRight(tokens: readonly Token[], at: number, quantity: QuantityToken, to: number): ChosenMetric | null {
  let cost = 0.8;
  for (let i = at + 1; i < to && i <= at + MAX_STEPS; i += 1) {
    const token = tokens[i];
    if (
      token === undefined ||
      (token.kind === 'stop' && token.weight > 0.5) ||
      (token.kind === 'quantity' && token.of === quantity.of)
    )
      return null;
    if (token.kind === 'stop') cost += 0.8;
    if (token.kind !== 'cue') continue;
    const metric = accepted(token.metrics, quantity);
    const gap = token.start - quantity.end;
    if (metric === 'nothing' && gap > 2) continue;
    // "20 万辆大定", "10 亿元的收入": what touches the number names it, whatever stands before.
    if (metric !== null) return { metric, cost: gap <= 1 ? 0.1 : cost + gap / CHARS_PER_STEP, cue: i };
  }
  return null;
}

function accepted(metrics: readonly string[], quantity: QuantityToken): string | null {
  for (const metric of metrics) if (fits(metric, quantity)) return metric;
  return null;
}

function fits(metric: string, quantity: QuantityToken): boolean {
  const known = METRICS[metric];
  if (known?.accepts.includes(quantity.of) !== true) return false;
  const noun = quantity.unit === 'stores' || quantity.unit === 'factories';
  if (noun && metric !== quantity.unit) return false; // "600 家" counts shops or firms, never cars
  if (metric === 'factories' && !noun) return false;
  if (quantity.of === 'bare' && metric === 'price' && quantity.value < LEAST_BARE_PRICE) return false;
  const size = quantity.of === 'money' ? roughYuan(quantity.value, quantity.unit) : quantity.value;
  return size >= known.least && size <= known.most;
}

function changesPrice(quantity: QuantityToken): boolean {
  return quantity.of === 'money' && fits('price_change', quantity);
}

/** "499 家门店" names itself; "6999 元起", "16GB+512GB 版 6999 元" and "42.99 万的大满配" are prices. */
function ownUnit(tokens: readonly Token[], at: number, quantity: QuantityToken): ChosenMetric | null {
  if (quantity.of === 'stores') return { metric: 'stores', cost: 0.5, cue: -1 };
  if (!fits('price', quantity)) return null;
  if (quantity.from) return { metric: 'price', cost: 1, cue: -1 };
  const before = tokens[at - 1]?.kind === 'stop' ? tokens[at - 2] : tokens[at - 1];
  const after = tokens[at + 1];
  if (after?.kind === 'trim' && after.start - quantity.end <= 1) return { metric: 'price', cost: 1.5, cue: -1 };
  const near = before !== undefined && quantity.start - before.end <= 3 && quantity.of === 'money';
  return near && (before.kind === 'trim' || (before.kind === 'name' && before.role === 'product'))
    ? { metric: 'price', cost: 1.5, cue: -1 }
    : null;
}

/** "小米 17 系列约 473 万台、小米 17 Ultra 约 20 万台": a number in a list takes the metric of the one before. */
export function inheritMetric(previous: Measured | undefined, quantity: QuantityToken): ChosenMetric | null {
  if (
    previous === undefined ||
    previous.quantity.of !== quantity.of ||
    previous.quantity.unit !== quantity.unit ||
    quantity.band
  )
    return null;
  const gap = quantity.start - previous.quantity.end;
  return gap <= LIST_GAP && fits(previous.metric, quantity)
    ? { metric: previous.metric, cost: previous.cost + 1, cue: -1 }
    : null;
}

/** "第一，…" that opens a sentence counts reasons; "领先第二名" names another's place. */
function isNoRank(source: string, { start, end }: QuantityToken): boolean {
  if (OTHERS_RANK.test(source.slice(Math.max(0, start - 4), start))) return true;
  return (
    /^[，、：,:]/u.test(source.slice(end, end + 1)) &&
    /^$|[\s。；：！？]/u.test(source.slice(Math.max(0, start - 1), start)) &&
    source.charAt(start) === '第'
  );
}

/** A place is a rank only where the sentence ranks something. */
function rankContext(tokens: readonly Token[], at: number, from: number, to: number): ChosenMetric | null {
  const start = tokens[at]?.start ?? 0;
  for (let i = at - 1; i >= Math.max(from, at - 12); i -= 1)
    if (ranks(tokens[i])) return { metric: 'rank', cost: (start - (tokens[i]?.end ?? 0)) / CHARS_PER_STEP, cue: i };
  for (let i = at + 1; i < Math.min(to, at + 4); i += 1)
    if (ranks(tokens[i])) return { metric: 'rank', cost: 1, cue: i };
  return null;
}

function ranks(token: Token | undefined): boolean {
  if (token === undefined) return false;
  return (
    token.kind === 'ranking' ||
    token.kind === 'place' ||
    (token.kind === 'cue' && token.metrics.some((metric) => RANKED.has(metric)))
  );
}

const RANKED = new Set(['shipments', 'sales', 'share', 'usage', 'residual_value', 'deliveries', 'revenue', 'users']);

/** A delivery that is a plan is a target; an investment in AI or research is told apart. */
function narrow(tokens: readonly Token[], chosen: ChosenMetric, at: number): string {
  if (chosen.metric !== 'deliveries' && chosen.metric !== 'sales') return chosen.metric;
  for (let i = Math.min(chosen.cue, at); i <= Math.max(chosen.cue, at); i += 1)
    if (tokens[i]?.kind === 'target') return 'sales_target';
  return chosen.metric;
}
