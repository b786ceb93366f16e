/**
 * Adapts existing weights to a few corrected articles.
 * Used when the labelled articles behind the weights are not available. It is the same fit, but the penalty is on the distance from the
 * existing weights, so that they move no further than the corrections require. No new features are learned; that takes a full refit.
 */

import { numberNames, type SparseRow, vectorise } from '../features/vectorise.js';
import { STANCES, sharedLogit, themeRow } from '../score-article.js';
import type { ObservedExample } from './examples.js';
import { fitSoftmax } from './fit-softmax.js';
import type { LearnedWeights } from './try-weights.js';

/**
 * Penalty for moving a weight. Measured by learning from half of the labelled articles, adapting to corrections of the other half and
 * judging the rest: see docs/decisions/0008-learning-from-readers.md.
 */
const PENALTY = 10;
const DIGITS = 4;

/** Deterministic. Without examples the weights are returned unchanged. */
export function adaptJudge(
  base: LearnedWeights,
  examples: readonly ObservedExample[],
  penalty = PENALTY,
): LearnedWeights {
  if (examples.length === 0) return base;
  const vocabulary = { evidence: numberNames(base.evidence), ngrams: numberNames(base.ngrams) };
  const articles = examples.map((example) => ({ example, vector: vectorise(vocabulary, example.observed) }));
  const premium = articles.filter(({ example }) => example.relevance === 2);
  const { ids, shared } = base.themes;
  const own = base.themes.own.map((weights, theme) => {
    // A theme that did not exist at training time has no weights to move.
    if (weights.length === 0) return [];
    const logit = (numbers: readonly number[] = []) => sharedLogit(shared, numbers, theme);
    return moveOne(
      weights,
      premium.map(({ vector }) => themeRow(vector.evidence, weights.length - 2, logit(vector.pairs[theme]))),
      premium.map(({ example }) => example.themes.includes(ids[theme] ?? '')),
      penalty,
    );
  });
  return {
    ...base,
    relevance: {
      ...base.relevance,
      classes: move(
        base.relevance.classes,
        articles.map(({ vector }) => vector.full),
        articles.map(({ example }) => example.relevance),
        penalty,
      ),
    },
    themes: { ...base.themes, own },
    stances: move(
      base.stances,
      premium.map(({ vector }) => vector.evidence),
      premium.map(({ example }) => STANCES.indexOf(example.stance ?? 'neutral')),
      penalty,
    ),
  };
}

function move(
  lists: readonly (readonly number[])[],
  rows: readonly SparseRow[],
  labels: readonly number[],
  penalty: number,
): number[][] {
  if (rows.length === 0) return lists.map((list) => [...list]);
  const size = lists[0]?.length ?? 1;
  const flat = fitSoftmax(rows, labels, { classes: lists.length, features: size - 1, penalty, prior: lists.flat() });
  return lists.map((_, index) => Array.from(flat.slice(index * size, (index + 1) * size), round));
}

/** A yes-or-no model as one list: the difference between two classes. */
function moveOne(
  weights: readonly number[],
  rows: readonly SparseRow[],
  yes: readonly boolean[],
  penalty: number,
): number[] {
  const halves = [weights.map((weight) => -weight / 2), weights.map((weight) => weight / 2)];
  const [no = [], is = []] = move(
    halves,
    rows,
    yes.map((value) => (value ? 1 : 0)),
    penalty,
  );
  return is.map((weight, index) => round(weight - (no[index] ?? 0)));
}

function round(weight: number): number {
  return Number(weight.toPrecision(DIGITS)) + 0;
}
