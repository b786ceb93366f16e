/** Fitted weights as stored: one list of rounded numbers per class. */

import type { SparseRow } from '../features/vectorise.js';
import { fitSoftmax } from './fit-softmax.js';

/** More digits change no decision, only the file size. */
const DIGITS = 3;

/**
 * One list per class: features, then bias.
 * @param importance weight of each example; 1 if omitted
 */
export function fitClasses(
  rows: readonly SparseRow[],
  labels: readonly number[],
  classes: number,
  features: number,
  penalty: number,
  importance?: readonly number[],
): number[][] {
  const flat = fitSoftmax(rows, labels, { classes, features, penalty, ...(importance && { importance }) });
  return Array.from({ length: classes }, (_, c) => round(flat.slice(c * (features + 1), (c + 1) * (features + 1))));
}

/** Two classes as one list: the difference of their weights. */
export function fitBinary(
  rows: readonly SparseRow[],
  labels: readonly number[],
  features: number,
  penalty: number,
  importance?: readonly number[],
): number[] {
  const flat = fitSoftmax(rows, labels, { classes: 2, features, penalty, ...(importance && { importance }) });
  return round(flat.slice(features + 1).map((weight, index) => weight - (flat[index] ?? 0)));
}

function round(weights: ArrayLike<number>): number[] {
  return Array.from(weights, (weight) => Number(weight.toPrecision(DIGITS)) + 0);
}
