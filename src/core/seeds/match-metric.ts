/** Matches a figure found in the news to a row of the scorecard. */
import { periodLength } from '../metrics/period-length.js';
import { tidy, toBase } from '../metrics/units.js';
import type { Figure } from '../model.js';
import type { Metric } from './metric.js';
import type { WordsAround } from './words-around.js';

/** A matching row, and the figure's value in the row's unit. */
export interface MetricMatch {
  metric: Metric;
  value: number;
  high: number | null;
}

/** Returns the first row whose metric, unit, bounds, period, subject and words all match, or null. */
export function matchMetric(
  figure: Pick<Figure, 'metric' | 'subject' | 'value' | 'high' | 'unit' | 'period'>,
  around: WordsAround,
  metrics: readonly Metric[],
): MetricMatch | null {
  for (const metric of metrics) {
    if (!metric.metric.includes(figure.metric)) continue;
    const value = convert(figure.value, figure.unit, metric.unit);
    if (value === null || value < metric.plausible[0] || value > metric.plausible[1]) continue;
    if (metric.period !== null && periodLength(figure.period) !== metric.period) continue;
    if (!fits(metric.subject, figure.subject)) continue;
    if (!fits(metric.segment, around.sentence) || !fits(metric.clause, around.clause)) continue;
    return { metric, value, high: figure.high === null ? null : convert(figure.high, figure.unit, metric.unit) };
  }
  return null;
}

/** Converts between units of the same base (yuan to billions of yuan); null if the bases differ. */
function convert(value: number, from: string, to: string): number | null {
  const source = toBase(value, from);
  const target = toBase(1, to);
  return source.unit === target.unit ? tidy(source.value / target.value) : null;
}

function fits(words: Metric['subject'], text: string): boolean {
  const occurs = (pattern: string): boolean => new RegExp(pattern, 'iu').test(text);
  return (words.any.length === 0 || words.any.some(occurs)) && !words.none.some(occurs);
}
