/**
 * Which weights explain the labels best, without trusting any word too much?
 * Multinomial logistic regression with an L2 penalty, minimised by L-BFGS. No randomness: the same rows give the same weights.
 */

import { minimise } from './minimise.js';

/** One article's evidence: indices of features and their values, side by side. */
export interface Row {
  at: Int32Array;
  value: Float32Array;
}

export interface FitOptions {
  classes: number;
  features: number;
  /** Strength of the penalty on squared weights, relative to one example; the bias is free. */
  penalty: number;
  /** Weight of each example; all 1 where absent. */
  importance?: readonly number[];
  iterations?: number;
  /** Weights to stay near: the fit begins there, and the penalty is on what it moves away, bias included. */
  prior?: ArrayLike<number>;
}

/** Weights, class by class: class c, feature f at `c * (features + 1) + f`; the bias is the last of each class. */
export type SoftmaxWeights = Float64Array;

/** Fits; deterministic. */
export function fitSoftmax(rows: readonly Row[], labels: readonly number[], options: FitOptions): SoftmaxWeights {
  const size = options.classes * (options.features + 1);
  const evaluate = (at: Float64Array, gradient: Float64Array) => loss(at, gradient, rows, labels, options);
  const start = options.prior ? Float64Array.from(options.prior) : new Float64Array(size);
  return minimise(start, evaluate, options.iterations ?? 150);
}

/** Probabilities of the classes for one row. */
export function softmaxScores(weights: ArrayLike<number>, row: Row, classes: number, features: number): number[] {
  const scores: number[] = [];
  for (let c = 0; c < classes; c += 1) {
    const base = c * (features + 1);
    let sum = weights[base + features] ?? 0;
    for (let i = 0; i < row.at.length; i += 1) sum += (weights[base + (row.at[i] ?? 0)] ?? 0) * (row.value[i] ?? 0);
    scores.push(sum);
  }
  return normalise(scores);
}

/** exp(x) / Σ exp, safe for large scores. */
export function normalise(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function loss(
  at: Float64Array,
  gradient: Float64Array,
  rows: readonly Row[],
  labels: readonly number[],
  options: FitOptions,
): number {
  const { classes, features, penalty, importance, prior } = options;
  gradient.fill(0);
  let total = 0;
  rows.forEach((row, index) => {
    const share = importance?.[index] ?? 1;
    const chances = softmaxScores(at, row, classes, features);
    const label = labels[index] ?? 0;
    total -= share * Math.log(Math.max(chances[label] ?? 0, 1e-12));
    for (let c = 0; c < classes; c += 1) {
      const slope = share * ((chances[c] ?? 0) - (c === label ? 1 : 0));
      const base = c * (features + 1);
      for (let i = 0; i < row.at.length; i += 1) {
        const f = base + (row.at[i] ?? 0);
        gradient[f] = (gradient[f] ?? 0) + slope * (row.value[i] ?? 0);
      }
      gradient[base + features] = (gradient[base + features] ?? 0) + slope;
    }
  });
  for (let c = 0; c < classes; c += 1) {
    const end = c * (features + 1) + features + (prior ? 1 : 0);
    for (let f = c * (features + 1); f < end; f += 1) {
      const weight = (at[f] ?? 0) - (prior?.[f] ?? 0);
      total += 0.5 * penalty * weight * weight;
      gradient[f] = (gradient[f] ?? 0) + penalty * weight;
    }
  }
  return total;
}
