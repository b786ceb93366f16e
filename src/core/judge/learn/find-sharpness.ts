/** Calibrates the score factor, so that a probability of 0.8 is right eight times in ten. */

import type { SparseRow } from '../features/vectorise.js';
import { apply, softmax } from '../score-article.js';
import { fitClasses } from './fit-lists.js';

const CLASSES = 3;
const STEPS = 30;
const STEPS_TO_ONE = 20;

/**
 * Returns the factor with the lowest log loss on held-out examples.
 * @param fold fold of each example; negative: always learned from, never held out
 */
export function findSharpness(
  rows: readonly SparseRow[],
  labels: readonly number[],
  fold: readonly number[],
  size: number,
  penalty: number,
  importance?: readonly number[],
): number {
  const scores: number[][] = [];
  for (let part = 0; part <= Math.max(...fold); part += 1) {
    const outside = rows.flatMap((_, index) => (fold[index] === part ? [] : [index]));
    const weight = importance && pick(importance, outside);
    const classes = fitClasses(pick(rows, outside), pick(labels, outside), CLASSES, size, penalty, weight);
    rows.forEach((row, index) => {
      if (fold[index] === part) scores[index] = classes.map((list) => apply(list, row));
    });
  }
  // Articles that are never held out leave gaps in `scores`, which `reduce` skips.
  const loss = (factor: number) =>
    scores.reduce((sum, raw, index) => {
      const chances = softmax(raw.map((score) => score * factor));
      return sum - Math.log(Math.max(1e-9, chances[labels[index] ?? 0] ?? 0));
    }, 0);
  const factors = Array.from({ length: STEPS }, (_, step) => (step + 1) / STEPS_TO_ONE);
  return factors.reduce((best, factor) => (loss(factor) < loss(best) ? factor : best), 1);
}

function pick<T>(list: readonly T[], indices: readonly number[]): T[] {
  return indices.flatMap((index) => {
    const item = list[index];
    return item === undefined ? [] : [item];
  });
}
