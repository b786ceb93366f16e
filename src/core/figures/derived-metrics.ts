/**
 * Which metrics come from others: the growth of a value, its forecast?
 * Their ids are the metric's own with a suffix, so that a row of the scorecard that asks for the value never takes them.
 */
import { OF_RESULTS } from './metric-groups.js';
import type { Sentence } from './tokens.js';

const GROWTH = '_growth';
const FORECAST = '_forecast';
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
]);

/** "净利润同比下降 43 %" without the value is the figure net_profit_growth; the growth of a price change is that of the price. */
export function growthOf(metric: string): string {
  const base = baseMetric(metric);
  return `${base === 'price_change' || base === 'deal_price' ? 'price' : base}${GROWTH}`;
}

/** A value that a firm expects: revenue_forecast. */
export function forecastOf(metric: string): string {
  return metric + FORECAST;
}

/** The metric that a growth or a forecast is of; any other metric itself. */
export function baseMetric(metric: string): string {
  if (metric.endsWith(GROWTH)) return metric.slice(0, -GROWTH.length);
  return metric.endsWith(FORECAST) ? metric.slice(0, -FORECAST.length) : metric;
}

export function isGrowth(metric: string): boolean {
  return metric.endsWith(GROWTH);
}

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
