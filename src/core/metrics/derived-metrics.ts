/** Metrics derived from a base metric by a suffix: growth, forecast, target, former value, yearly average. */
const GROWTH = '_growth';
const FORECAST = '_forecast';
const TARGET = '_target';
const BEFORE = '_before';
const YEARLY = '_yearly';
const DERIVED = [GROWTH, FORECAST, TARGET, BEFORE, YEARLY];
/** Metrics of units sold, under any name. */
const SOLD = new Set(['deliveries', 'sales', 'shipments']);

/** "净利润同比下降 43 %" without the value is net_profit_growth; the growth of a price change is that of the price. */
export function growthOf(metric: string): string {
  const base = baseMetric(metric);
  if (base === 'growth') return base;
  return `${base === 'price_change' || base === 'deal_price' ? 'price' : base}${GROWTH}`;
}

/** An expected value: revenue_forecast. */
export function forecastOf(metric: string): string {
  return metric + FORECAST;
}

/** A planned value: stores_target; for units sold under any name, sales_target. */
export function targetOf(metric: string): string {
  return SOLD.has(metric) ? 'sales_target' : metric + TARGET;
}

/** A value that has been replaced: price_before. */
export function beforeOf(metric: string): string {
  return baseMetric(metric) + BEFORE;
}

/** A yearly average over several years: rd_spend_yearly. */
export function yearlyOf(metric: string): string {
  return metric + YEARLY;
}

/** The metric a derived one is based on; a base metric is returned as is. */
export function baseMetric(metric: string): string {
  const ending = DERIVED.find((suffix) => metric.endsWith(suffix) && metric !== 'sales_target');
  return ending === undefined ? metric : metric.slice(0, -ending.length);
}

/** How a metric is derived; null for a base metric. */
export function derivation(metric: string): Derivation | null {
  const base = baseMetric(metric);
  return base === metric ? null : (metric.slice(base.length + 1) as Derivation); // `baseMetric` cuts only the suffixes in `DERIVED`
}

export type Derivation = 'growth' | 'forecast' | 'target' | 'before' | 'yearly';

export function isGrowth(metric: string): boolean {
  return metric.endsWith(GROWTH) || metric === 'growth';
}
