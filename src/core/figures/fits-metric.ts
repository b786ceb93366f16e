/**
 * Can this number be that metric?
 * By kind, unit and size; a number that names its own metric ("499 家门店", "6999 元起") needs no cue word.
 */
import { METRICS } from './metric-names.js';
import type { QuantityToken, Token } from './tokens.js';
import { roughYuan } from './units.js';

/** Units that only some metrics are counted in: "600 家" are shops or firms, never cars. */
const UNIT_METRICS: Readonly<Record<string, readonly string[]>> = {
  stores: ['stores', 'new_stores'],
  factories: ['factories'],
  times: ['test_drives'],
  shares: ['buyback'],
  cities: ['cities'],
  countries: ['countries'],
};
/** Metrics that are counted in nothing else. */
const NEEDS_UNIT = new Set(['factories', 'test_drives', 'cities', 'countries']);
/** Units that say by themselves what is measured. */
const NAMED_BY_UNIT: Readonly<Record<string, string>> = {
  stores: 'stores',
  cities: 'cities',
  countries: 'countries',
  TOPS: 'compute',
  Nm: 'torque',
  rpm: 'motor_speed',
  V: 'voltage',
  MPa: 'strength',
  'm²': 'area',
};
const OWN_COST = 0.5;
/** A large sum that nothing names: any cue of its sentence goes before. */
const AMOUNT_COST = 4.5;
/** "售价 25.35 万起" may leave 元 out, "价格 5" is something else. */
const LEAST_BARE_PRICE = 500;
/** What a price belongs to stands right before it: "16GB+512GB 版：6999 元". */
const NEAR_CHARS = 3;

/** Whether the quantity's kind, unit and size suit the metric. */
export function fitsMetric(metric: string, quantity: QuantityToken): boolean {
  const known = METRICS[metric];
  if (known?.accepts.includes(quantity.of) !== true) return false;
  const only = UNIT_METRICS[quantity.unit];
  if (only !== undefined ? !only.includes(metric) : NEEDS_UNIT.has(metric)) return false;
  if (quantity.of === 'bare' && metric === 'price' && quantity.value < LEAST_BARE_PRICE) return false;
  const size = quantity.of === 'money' ? roughYuan(quantity.value, quantity.unit) : quantity.value;
  return Math.abs(size) >= known.least && size <= known.most;
}

/** The first of a cue's metrics that the quantity suits; null where none does. */
export function firstFitting(metrics: readonly string[], quantity: QuantityToken): string | null {
  return metrics.find((metric) => fitsMetric(metric, quantity)) ?? null;
}

/** The metric that a quantity states by itself or by what touches it, with its cost; null where it needs a cue. */
export function ownMetric(
  tokens: readonly Token[],
  at: number,
  quantity: QuantityToken,
): { metric: string; cost: number } | null {
  const firms = quantity.unit === 'stores' && quantity.of === 'count'; // "600 家" may be suppliers, "600 家门店" are shops
  const named = firms ? undefined : NAMED_BY_UNIT[quantity.unit];
  if (named !== undefined && fitsMetric(named, quantity)) return { metric: named, cost: OWN_COST };
  if (quantity.of === 'money' && fitsMetric('amount', quantity)) return { metric: 'amount', cost: AMOUNT_COST };
  if (!fitsMetric('price', quantity)) return null;
  const after = tokens[at + 1];
  const before = tokens[at - 1]?.kind === 'stop' ? tokens[at - 2] : tokens[at - 1];
  const near = before !== undefined && quantity.start - before.end <= NEAR_CHARS;
  if (quantity.from)
    return near && before.kind === 'name' && before.role === 'company' ? null : { metric: 'price', cost: 1 };
  if (after?.kind === 'trim' && after.start - quantity.end <= 1) return { metric: 'price', cost: 1.5 };
  const versioned = near && (before.kind === 'trim' || (before.kind === 'name' && before.role === 'product'));
  return versioned && quantity.of === 'money' ? { metric: 'price', cost: 1.5 } : null;
}
