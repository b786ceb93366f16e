/** What a maker hands over in numbers. */
const GROWTH = '_growth';
const FORECAST = '_forecast';
const TARGET = '_target';
const BEFORE = '_before';
const YEARLY = '_yearly';
const DERIVED = [GROWTH, FORECAST, TARGET, BEFORE, YEARLY];
const SOLD = new Set(['deliveries', 'sales', 'shipments']);

/** "净利润同比下降 43 %" without the value is the figure net_profit_growth; the growth of a price change is that of the price. */
export function growthOf(metric: string): string {
  const base = baseMetric(metric);
  if (base === 'growth') return base;
  return `${base === 'price_change' || base === 'deal_price' ? 'price' : base}${GROWTH}`;
}

/** A value that a firm expects: revenue_forecast. */
export function forecastOf(metric: string): string {
  return metric + FORECAST;
}

/** A value that a firm wants to reach: stores_target; of cars and phones by any name, sales_target. */
export function targetOf(metric: string): string {
  return SOLD.has(metric) ? 'sales_target' : metric + TARGET;
}

/** The value that another one has taken the place of: price_before. */
export function beforeOf(metric: string): string {
  return baseMetric(metric) + BEFORE;
}

/** The average of a year where several are spoken of: rd_spend_yearly. */
export function yearlyOf(metric: string): string {
  return metric + YEARLY;
}

/** The metric that a growth, a forecast, a target and so on is of; any other metric itself. */
export function baseMetric(metric: string): string {
  const ending = DERIVED.find((suffix) => metric.endsWith(suffix) && metric !== 'sales_target');
  return ending === undefined ? metric : metric.slice(0, -ending.length);
}

/** What was made of the base metric: "growth", "forecast", "target", "before", "yearly"; null for a metric as such. */
export function derivation(metric: string): Derivation | null {
  const base = baseMetric(metric);
  return base === metric ? null : (metric.slice(base.length + 1) as Derivation); // only the endings of `DERIVED` are cut
}

export type Derivation = 'growth' | 'forecast' | 'target' | 'before' | 'yearly';

export function isGrowth(metric: string): boolean {
  return metric.endsWith(GROWTH) || metric === 'growth';
}
