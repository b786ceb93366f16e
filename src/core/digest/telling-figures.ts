/** The figures of a story that a strategist would quote. */
import { METRICS } from '../metrics/metric-names.js';
import type { InputFigure } from './edition/edition-input.js';

/** Metrics below this are battery sizes, top speeds, share prices and the like. */
const TELLING_WEIGHT = 0.5;

const weightOf = ({ metric }: InputFigure) => METRICS[metric]?.weight ?? 0;

/** Share, deliveries and margin first, each value once; otherwise in the article's order. */
export function tellingFigures(figures: InputFigure[]): InputFigure[] {
  const distinct = new Map<string, InputFigure>();
  for (const figure of figures) {
    const key = `${figure.metric} ${figure.value} ${figure.unit}`;
    if (weightOf(figure) >= TELLING_WEIGHT && !distinct.has(key)) distinct.set(key, figure);
  }
  return [...distinct.values()].sort((a, b) => weightOf(b) - weightOf(a));
}
