/**
 * Qualifies a metric by its sentence: new shops are not all shops, a plan is not a result, a forecast is not a report, the price of
 * an option is not the car's.
 */

import { targetOf, yearlyOf } from '../../metrics/derived-metrics.js';
import { OF_COMPANY, OF_RESULTS } from '../../metrics/metric-groups.js';
import type { Measured, QuantityToken, TokenSentence } from '../tokens/tokens.js';
import { isMakersShare } from './metric-without-cue.js';

const NEW = /新增|新开|增加|newly opened|new $/iu;
const NEW_CHARS = 6;
/** Metrics that can be planned; prices and spending are plans by nature. */
const PLANNED = new Set([
  ...['deliveries', 'sales', 'shipments', 'stores', 'new_stores', 'cities', 'countries', 'share', 'mix', 'users'],
  ...['revenue', 'profit', 'net_profit', 'margin', 'headcount', 'production', 'rank', 'count'],
]);
const YEARLY = /每年|年均|一年(?:投入|花)/u;
const A_YEAR = /^\s?(?:[/每]年|a year|per year|annually|yearly)/u;
const YEARLY_CHARS = 12;
/** Most tokens between a plan and its number. */
const MOST_STEPS = 30;
const OPTION = /选装|选配/u;
const OPTION_CHARS = 16;
/** "从 4499 元涨到 4799 元": a verb of change stands between the two. */
const MOVES = /[涨升降调增提减跌扩改变缩至]/u;
const FROM = /(?:[从由自]|from )\s?$/iu;
const TO = /^ ?to $/u;
const MOVES_CHARS = 24;

/** The metric as its sentence means it. */
export function qualify(sentence: TokenSentence, metric: string, at: number, quantity: QuantityToken): string {
  const { source } = sentence;
  const { start, end, unit } = quantity;
  if (metric === 'mix' && isMakersShare(sentence, at, quantity)) return 'share';
  if (metric === 'sales_value' && unit === 'hkd') return 'turnover';
  if (metric === 'price' && OPTION.test(source.slice(Math.max(0, start - OPTION_CHARS), start))) return 'option_price';
  const named =
    metric === 'stores' && NEW.test(source.slice(Math.max(0, start - NEW_CHARS), start)) ? 'new_stores' : metric;
  if (PLANNED.has(named) && isPlanned(sentence, at)) return targetOf(named);
  return isYearly(source, named, quantity, end) ? yearlyOf(named) : named;
}

/** Whether the clause before a number, or the word next to it, speaks of a plan: "计划增至 150 家", "60 万辆的目标". */
function isPlanned({ source, tokens, from }: TokenSentence, at: number): boolean {
  const next = tokens[at + 1];
  const end = tokens[at]?.end ?? 0;
  if (next?.kind === 'target' && /^\s?的?$/u.test(source.slice(end, next.start))) return true;
  let beyond = false;
  for (let i = at - 1; i >= Math.max(from, at - MOST_STEPS); i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'target' && (!beyond || '：:'.includes(source.charAt(token.end)))) return true; // "三个目标：…，…"
    if (token?.kind === 'stop' && token.weight > 0.5) beyond = true;
    if (token?.kind === 'quantity' && token.of !== 'rank') beyond = true;
  }
  return false;
}

function isYearly(source: string, metric: string, { of, start }: QuantityToken, end: number): boolean {
  if (of !== 'money' || !OF_COMPANY.has(metric)) return false;
  return (
    YEARLY.test(source.slice(Math.max(0, start - YEARLY_CHARS), start)) || A_YEAR.test(source.slice(end, end + 10))
  );
}

/** Whether `second` replaces `first`: "从 55 港元上调到 62 港元", "raised from $50 to $60". */
export function replaces({ source, tokens, from }: TokenSentence, first: Measured, second: Measured): boolean {
  const [a, b] = [first.quantity, second.quantity];
  if (a.of !== b.of || a.unit !== b.unit || b.start - a.end > MOVES_CHARS) return false;
  if (!FROM.test(source.slice(Math.max(0, a.start - 5), a.start))) return false;
  const between = source.slice(a.end, b.start);
  if (!TO.test(between)) return MOVES.test(between);
  for (let i = first.at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'trend') return true;
    if (token?.kind === 'stop' || token?.kind === 'quantity') return false;
  }
  return false;
}

/** Metrics that can be forecast; product properties are the same before and after the launch. */
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

/** Whether the words before the number in its clause say that the value is expected ("预计售价 45 万元", "市场预期的 55 亿元"). */
export function isForecast({ tokens, from }: TokenSentence, at: number, metric: string): boolean {
  if (!FORETOLD.has(metric)) return false;
  for (let i = at - 1; i >= from; i -= 1) {
    const token = tokens[i];
    if (token?.kind === 'forecast') return true;
    if (token?.kind === 'stop' && token.weight > 0.5) return false;
    if (token?.kind === 'quantity' && token.of !== 'rank') return false;
  }
  return false;
}
