/** Minimises a smooth function of many variables. */

/** Number of earlier steps that shape the next one. */
const MEMORY = 8;

/** Returns the value at a point and writes the gradient into `gradient`. */
export type Evaluate = (at: Float64Array, gradient: Float64Array) => number;

/** L-BFGS with a backtracking line search (Nocedal & Wright, algorithm 7.5). */
export function minimise(
  start: Float64Array<ArrayBuffer>,
  evaluate: Evaluate,
  iterations: number,
): Float64Array<ArrayBuffer> {
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
    if (value - nextValue < 1e-6 * Math.max(1, value)) break;
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
