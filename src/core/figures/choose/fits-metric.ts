/** Compatibility of quantities and metrics by kind, unit and size. */
import { METRICS } from '../../metrics/metric-names.js';
import { roughYuan } from '../../metrics/units.js';
import type { QuantityToken } from '../tokens/tokens.js';

/** A metric proposed for a quantity. */
export interface MetricChoice {
  /** `nothing` where the words say that the number is no figure. */
  readonly metric: string;
  /** 0 for a cue that touches the number, growing with distance; figures are ranked by it. */
  readonly cost: number;
}

/** Units restricted to some metrics: "600 家" are shops or firms, never cars. */
const UNIT_METRICS: Readonly<Record<string, readonly string[]>> = {
  stores: ['stores', 'new_stores'],
  factories: ['factories'],
  times: ['test_drives', 'views'],
  shares: ['buyback'],
  cities: ['cities'],
  countries: ['countries'],
  TOPS: ['compute'],
  Nm: ['torque', 'process'],
  'N·m/deg': ['stiffness'],
  PS: ['power'],
  kW: ['power'],
  rpm: ['motor_speed'],
  V: ['voltage'],
  MPa: ['strength'],
  'm²': ['area'],
  mm: ['size'],
  inch: ['screen'],
  g: ['weight'],
  kg: ['weight'],
  nits: ['brightness'],
  W: ['charging'],
  Hz: ['refresh'],
  px: ['pixels'],
  L: ['volume', 'fuel_use'],
};
/** Metrics that require their own unit. */
const NEEDS_UNIT = new Set(['factories', 'test_drives', 'cities', 'countries']);
/** "售价 25.35 万起" may omit 元, "价格 5" is something else. */
const LEAST_BARE_PRICE = 500;

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

/** The first of a cue's metrics that the quantity suits; null if none does. */
export function firstFitting(metrics: readonly string[], quantity: QuantityToken): string | null {
  return metrics.find((metric) => fitsMetric(metric, quantity)) ?? null;
}

/** The metrics a unit is restricted to; empty if it is not restricted. */
export function metricsOfUnit(unit: string): readonly string[] {
  return UNIT_METRICS[unit] ?? [];
}
