/** Multinomial logistic regression with an L2 penalty, minimised by L-BFGS. Deterministic. */

import type { SparseRow } from '../features/vectorise.js';
import { minimise } from './minimise.js';

export interface FitOptions {
  classes: number;
  features: number;
  /** Strength of the penalty on squared weights, relative to one example; the bias is not penalised. */
  penalty: number;
  /** Weight of each example; 1 if omitted. */
  importance?: readonly number[];
  iterations?: number;
  /** Weights to stay near: the fit starts there, and the penalty is on the distance from them, bias included. */
  prior?: ArrayLike<number>;
}

/** Weights, class by class: class c, feature f at `c * (features + 1) + f`; the bias is the last of each class. */
export type SoftmaxWeights = Float64Array;

/** Fits one weight per class and feature. */
export function fitSoftmax(rows: readonly SparseRow[], labels: readonly number[], options: FitOptions): SoftmaxWeights {
  const { classes, features } = options;
  const table = joinRows(rows);
  // While fitting, a feature's weights for all classes are adjacent, because memory access dominates the time.
  const prior = options.prior && transpose(options.prior, classes, features + 1);
  const evaluate = (at: Float64Array, gradient: Float64Array) => loss(at, gradient, table, labels, options, prior);
  const start = prior ? prior.slice() : new Float64Array(classes * (features + 1));
  return transpose(minimise(start, evaluate, options.iterations ?? 150), features + 1, classes);
}

/** Turns a row-major table into a column-major one. */
function transpose(table: ArrayLike<number>, rows: number, columns: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(rows * columns);
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) out[column * rows + row] = table[row * columns + column] ?? 0;
  return out;
}

/** All rows concatenated: row r has the entries from `start[r]` to `start[r + 1]`. */
interface Table {
  start: Int32Array;
  at: Int32Array;
  value: Float64Array;
}

function joinRows(rows: readonly SparseRow[]): Table {
  const start = new Int32Array(rows.length + 1);
  rows.forEach((row, index) => {
    start[index + 1] = (start[index] ?? 0) + row.at.length;
  });
  const size = start[rows.length] ?? 0;
  const table = { start, at: new Int32Array(size), value: new Float64Array(size) };
  rows.forEach((row, index) => {
    table.at.set(row.at, start[index]);
    table.value.set(row.value, start[index]);
  });
  return table;
}

/** Loss and gradient. Plain loops over one table, since training spends its time here. */
function loss(
  weights: Float64Array,
  gradient: Float64Array,
  { start, at, value }: Table,
  labels: readonly number[],
  { classes, features, penalty, importance }: FitOptions,
  prior: Float64Array | undefined,
): number {
  gradient.fill(0);
  const bias = features * classes;
  const scores = new Float64Array(classes);
  let total = 0;
  for (let row = 0; row + 1 < start.length; row += 1) {
    const from = start[row] ?? 0;
    const to = start[row + 1] ?? 0;
    for (let c = 0; c < classes; c += 1) scores[c] = weights[bias + c] ?? 0;
    for (let i = from; i < to; i += 1) {
      const f = (at[i] ?? 0) * classes;
      const strength = value[i] ?? 0;
      for (let c = 0; c < classes; c += 1) scores[c] = (scores[c] ?? 0) + (weights[f + c] ?? 0) * strength;
    }
    toChances(scores);
    const share = importance?.[row] ?? 1;
    const label = labels[row] ?? 0;
    total -= share * Math.log(Math.max(scores[label] ?? 0, 1e-12));
    for (let c = 0; c < classes; c += 1) {
      const slope = share * ((scores[c] ?? 0) - (c === label ? 1 : 0));
      scores[c] = slope;
      gradient[bias + c] = (gradient[bias + c] ?? 0) + slope;
    }
    for (let i = from; i < to; i += 1) {
      const f = (at[i] ?? 0) * classes;
      const strength = value[i] ?? 0;
      for (let c = 0; c < classes; c += 1) gradient[f + c] = (gradient[f + c] ?? 0) + (scores[c] ?? 0) * strength;
    }
  }
  const end = bias + (prior ? classes : 0);
  for (let f = 0; f < end; f += 1) {
    const weight = (weights[f] ?? 0) - (prior?.[f] ?? 0);
    total += 0.5 * penalty * weight * weight;
    gradient[f] = (gradient[f] ?? 0) + penalty * weight;
  }
  return total;
}

/** Softmax in place. */
function toChances(scores: Float64Array): void {
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let c = 0; c < scores.length; c += 1) {
    const power = Math.exp((scores[c] ?? 0) - top);
    scores[c] = power;
    sum += power;
  }
  for (let c = 0; c < scores.length; c += 1) scores[c] = (scores[c] ?? 0) / sum;
}
