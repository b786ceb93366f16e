/**
 * Which weights explain the labels best, without trusting any word too much?
 * Multinomial logistic regression with an L2 penalty, minimised by L-BFGS. No randomness: the same rows give the same weights.
 */

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

const MEMORY = 8;

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

type Evaluate = (at: Float64Array, gradient: Float64Array) => number;

/** L-BFGS with a backtracking line search (Nocedal & Wright, algorithm 7.5). */
function minimise(start: Float64Array<ArrayBuffer>, evaluate: Evaluate, iterations: number): Float64Array<ArrayBuffer> {
  let at = start;
  let gradient = new Float64Array(at.length);
  let value = evaluate(at, gradient);
  const steps: Float64Array[] = [];
  const changes: Float64Array[] = [];
  for (let round = 0; round < iterations; round += 1) {
    const direction = descend(gradient, steps, changes);
    const slope = dot(direction, gradient);
    if (slope > -1e-8) break;
    let rate = round === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    const nextGradient = new Float64Array(at.length);
    let next = along(at, direction, rate);
    let nextValue = evaluate(next, nextGradient);
    while (nextValue > value + 1e-4 * rate * slope && rate > 1e-6) {
      rate /= 2;
      next = along(at, direction, rate);
      nextValue = evaluate(next, nextGradient);
    }
    if (value - nextValue < 1e-7 * Math.max(1, value)) break;
    steps.push(along(next, at, -1));
    changes.push(along(nextGradient, gradient, -1));
    if (steps.length > MEMORY) {
      steps.shift();
      changes.shift();
    }
    at = next;
    gradient = nextGradient;
    value = nextValue;
  }
  return at;
}

function descend(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  let direction = gradient.map((slope) => -slope);
  const shares: number[] = [];
  for (let k = steps.length - 1; k >= 0; k -= 1) {
    const step = steps[k] ?? direction;
    const change = changes[k] ?? direction;
    const share = dot(step, direction) / dot(step, change);
    shares[k] = share;
    direction = along(direction, change, -share);
  }
  const lastStep = steps.at(-1);
  const lastChange = changes.at(-1);
  if (lastStep && lastChange) {
    const scale = dot(lastStep, lastChange) / dot(lastChange, lastChange);
    direction = direction.map((part) => part * scale);
  }
  for (let k = 0; k < steps.length; k += 1) {
    const step = steps[k] ?? direction;
    const change = changes[k] ?? direction;
    const share = dot(change, direction) / dot(step, change);
    direction = along(direction, step, (shares[k] ?? 0) - share);
  }
  return direction;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function along(a: Float64Array, b: Float64Array, rate: number): Float64Array<ArrayBuffer> {
  const out = new Float64Array(a.length);
  for (let i = 0; i < a.length; i += 1) out[i] = (a[i] ?? 0) + rate * (b[i] ?? 0);
  return out;
}
