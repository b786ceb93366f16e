/** Scores for relevance, themes and stance: learned weights applied to an article's features. */
import type { Relevance, Stance } from '../model.js';
import { THEME_FEATURES } from './features/theme-features.js';
import { type SparseRow, type Vector, withExtra } from './features/vectorise.js';
import type { Weights } from './weights.js';

/** In the order of the weights. */
export const STANCES: readonly Stance[] = ['supports', 'weakens', 'mixed', 'neutral'];
/** Damping of the shared model's logit when it serves as a feature of a theme's own model. */
const SHARED_SCALE = 0.5;

/** Share of a theme's own model in its score; the rest is the shared model's. Cross-validation is flat from 0.5 to 0.8. */
const OWN_SHARE = 0.6;

/** Probabilities given to the verdict of a rule that has no known error. */
const CERTAIN: readonly [number, number, number][] = [
  [0.98, 0.01, 0.01],
  [0.01, 0.98, 0.01],
  [0.01, 0.01, 0.98],
];

export interface Scores {
  relevance: Relevance;
  probabilities: [number, number, number];
  /** In the order of `weights.themes.ids`. */
  themes: number[];
  stances: number[];
}

/** Scores one article; a rule that is certain overrides the weights for relevance. */
export function scoreArticle(weights: Omit<Weights, 'learnedFrom'>, vector: Vector): Scores {
  const settled = vector.certain === undefined ? undefined : CERTAIN[vector.certain];
  const probabilities = settled ?? weigh(weights, vector);
  const [off, about, premium] = probabilities;
  return {
    relevance: premium >= weights.relevance.cut ? 2 : about >= off ? 1 : 0,
    probabilities,
    themes: weights.themes.ids.map((_, theme) => scoreTheme(weights, vector, theme)),
    stances: softmax(weights.stances.map((list) => apply(list, vector.evidence))),
  };
}

function weigh({ relevance }: Pick<Weights, 'relevance'>, vector: Vector): [number, number, number] {
  const raw = relevance.classes.map((list) => apply(list, vector.full) * relevance.sharpness);
  const [off = 0, about = 0, premium = 0] = softmax(raw);
  return [off, about, premium];
}

/** Own and shared model combined, which does better on unseen articles than either alone. */
function scoreTheme(weights: Pick<Weights, 'themes'>, vector: Vector, theme: number): number {
  const logit = sharedLogit(weights.themes.shared, vector.pairs[theme] ?? [], theme);
  const own = weights.themes.own[theme] ?? [];
  if (own.length === 0) return sigmoid(logit);
  const extra = (own[own.length - 2] ?? 0) * opinion(logit);
  return OWN_SHARE * sigmoid(apply(own, vector.evidence) + extra) + (1 - OWN_SHARE) * sigmoid(logit);
}

/** The shared model's logit for one theme: pair features, the theme's own bias, the bias common to all. */
export function sharedLogit(shared: readonly number[], numbers: readonly number[], theme: number): number {
  let sum = (shared[THEME_FEATURES + theme] ?? 0) + (shared[shared.length - 1] ?? 0);
  for (let i = 0; i < numbers.length; i += 1) sum += (shared[i] ?? 0) * (numbers[i] ?? 0);
  return sum;
}

/** Input of a theme's own model: the article's evidence and, at index `at`, the shared model's opinion. */
export function themeRow(evidence: SparseRow, at: number, logit: number): SparseRow {
  return withExtra(evidence, at, opinion(logit));
}

function opinion(logit: number): number {
  return Math.max(-9, Math.min(9, logit)) * SHARED_SCALE;
}

/** Number of weights of the shared model. */
export function sharedSize(themes: number): number {
  return THEME_FEATURES + themes;
}

/** The themes of a premium article, strongest first: all that reach the cut, or the best one where none does. */
export function chooseThemes({ themes }: Pick<Weights, 'themes'>, scores: Scores): string[] {
  const ranked = themes.ids
    .map((id, index) => ({ id, score: scores.themes[index] ?? 0 }))
    .sort((a, b) => b.score - a.score);
  const given = ranked.filter(({ score }) => score >= themes.cut);
  return (given.length > 0 ? given : ranked.slice(0, 1)).map(({ id }) => id);
}

/** The stance of a premium article. */
export function chooseStance({ stances }: Scores): Stance {
  return STANCES[stances.indexOf(Math.max(...stances))] ?? 'neutral';
}

/** Weighted sum plus the bias, which is the last number of the list. */
export function apply(list: readonly number[], row: SparseRow): number {
  let sum = list[list.length - 1] ?? 0;
  for (let i = 0; i < row.at.length; i += 1) sum += (list[row.at[i] ?? 0] ?? 0) * (row.value[i] ?? 0);
  return sum;
}

export function sigmoid(score: number): number {
  return 1 / (1 + Math.exp(-score));
}

/** exp(x) / Σ exp, shifted by the maximum so that large scores do not overflow. */
export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
