/**
 * Sparse feature rows, and the softmax over class scores.
 */

/** One article's evidence: indices of features and their values, side by side. */
export interface Row {
  at: Int32Array;
  value: Float32Array;
}

/** exp(x) / Σ exp, safe for large scores. */
export function normalise(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
