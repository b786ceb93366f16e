/** Which row of the scorecard does a figure found in the news continue? */
import type { Figure } from '../model.js';
import type { Metric } from './metric.js';

/** How many of the key unit one of the others makes; units not named here convert only to themselves. */
const factors: Record<string, Record<string, number>> = {
  yuan: { yuan: 1, yuan_bn: 1e9 },
  yuan_bn: { yuan: 1e-9, yuan_bn: 1 },
  hkd_bn: { hkd: 1e-9, hkd_bn: 1 },
  units: { units: 1, persons: 1 },
  persons: { units: 1, persons: 1 },
  factories: { factories: 1, units: 1 },
};

/** A figure matched to a row, with its value in the row's unit. */
export interface MetricMatch {
  metric: Metric;
  value: number;
  high: number | null;
}

/**
 * The first row whose metric, unit, subject, segment and bounds all fit; null where none does.
 * `sentence` is the text around the figure: the segment (price band, market, time) usually stands there.
 */
export function matchMetric(
  figure: Pick<Figure, 'metric' | 'subject' | 'value' | 'high' | 'unit'>,
  sentence: string,
  metrics: readonly Metric[],
): MetricMatch | null {
  for (const metric of metrics) {
    const factor = figure.unit === metric.unit ? 1 : factors[metric.unit]?.[figure.unit];
    if (factor === undefined || !metric.metric.includes(figure.metric)) continue;
    const value = figure.value * factor;
    const [least, most] = metric.plausible;
    if (value < least || value > most) continue;
    if (!fits(metric.subject, figure.subject) || !fits(metric.segment, sentence)) continue;
    return { metric, value, high: figure.high === null ? null : figure.high * factor };
  }
  return null;
}

function fits(words: Metric['subject'], text: string): boolean {
  const occurs = (pattern: string): boolean => new RegExp(pattern, 'iu').test(text);
  return (words.any.length === 0 || words.any.some(occurs)) && !words.none.some(occurs);
}
