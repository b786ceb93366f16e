/**
 * Recall of the figures found against labelled ones. Precision is not measured: labels list at most four figures per article, so
 * an unlabelled figure may still be right.
 */

import { type BaseValue, sameValue, toBase } from '../metrics/units.js';
import type { Figure } from '../model.js';

/** A figure as labelled in the evaluation data. */
export interface LabelledFigure {
  readonly metric: string;
  readonly subject: string;
  readonly value: number;
  readonly unit: string;
  readonly period: string | null;
  readonly source: string | null;
}

export interface FigureRecall {
  readonly found: number;
  readonly labelled: number;
  /** 1 if nothing was labelled. */
  readonly recall: number;
  readonly missed: readonly LabelledFigure[];
}

/** Half a per cent: 80,856 matches "8.1 万", 23.5 does not match 23.7. */
const TOLERANCE = 0.005;

/** A label is found if any stated value has the same normalised unit and matches within half a per cent. Both ends of a range and the change beside a value count as stated. */
export function figureRecall(predicted: readonly Figure[], labelled: readonly LabelledFigure[]): FigureRecall {
  const stated = predicted.flatMap(statedValues);
  const missed = labelled.filter((label) => {
    const wanted = comparable(label.value, label.unit);
    return !stated.some((value) => sameValue(value, wanted, TOLERANCE));
  });
  const found = labelled.length - missed.length;
  return { found, labelled: labelled.length, recall: labelled.length === 0 ? 1 : found / labelled.length, missed };
}

function statedValues(figure: Figure): BaseValue[] {
  const values = [comparable(figure.value, figure.unit)];
  if (figure.high !== null) values.push(comparable(figure.high, figure.unit));
  if (figure.comparison !== null) values.push({ value: figure.comparison.percent, unit: '%' });
  return values;
}

/** Persons and units are both counts: the metric says what is counted ("1.8 亿" installations or users). */
function comparable(value: number, unit: string): BaseValue {
  const base = toBase(value, unit);
  return base.unit === 'persons' ? { ...base, unit: 'units' } : base;
}
