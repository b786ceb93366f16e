/**
 * Contradictions that keep two articles apart, regardless of their score.
 */
import type { PairFeatures } from './prepare.js';

export type Veto =
  | 'figures'
  | 'direction'
  | 'brand'
  | 'subject'
  | 'model'
  | 'trim'
  | 'days'
  | 'period'
  | 'routine'
  | 'roundup'
  | 'stage';

/** Reports of one event appear within this many days; a later article is a development and begins a new story. */
const MOST_DAYS = 3;

/** Two texts that share at least this much in both directions were made from one another, or from one template. */
const TEMPLATE_SHARE = 0.4;

/** True when much of the text agrees and every figure differs. */
const isFilledAgain = (features: PairFeatures): boolean =>
  (features.amountsDiffer ?? 0) > 0 && Math.min(features.contained ?? 0, features.containedBack ?? 0) >= TEMPLATE_SHARE;

/** The vetoes against joining one story; with none the score decides. */
export function findVetoes(features: PairFeatures, days: number | null): Veto[] {
  const has = (name: string): boolean => (features[name] ?? 0) > 0;
  const vetoes: Veto[] = [];
  // Each headline states an amount that the other article lacks: right on 64 of 67 pairs read.
  if (has('amountsLackBoth') || has('lapsDiffer') || isFilledAgain(features)) vetoes.push('figures');
  // Results have both: the price per phone rose, the profit fell.
  if (has('directionsDiffer') && !has('bothResults')) vetoes.push('direction');
  if (has('brandConflict')) vetoes.push('brand');
  if (has('subjectsDiffer') || has('speakersDiffer')) vetoes.push('subject');
  if (has('modelConflict')) vetoes.push('model');
  // One outlet writes two articles on "Pro" and "Ultra" because they are two products.
  if (has('trimConflict') && has('sameOutlet')) vetoes.push('trim');
  if (has('periodsDiffer')) vetoes.push('period');
  if (days !== null && days > MOST_DAYS) vetoes.push('days');
  if ((features.routine ?? 0) === 1 && days !== null && days > 0) vetoes.push('routine');
  // Listing, presale and sale of one product share nearly every word.
  if (has('stagesDiffer') && has('sameOutlet') && days !== null && days > 0) vetoes.push('stage');
  if (has('roundup')) vetoes.push('roundup');
  return vetoes;
}

/** Vetoes that also apply to copies: two texts from one template differ in nothing else. */
const TEMPLATE: readonly Veto[] = ['brand', 'subject', 'model', 'period'];
/** From this share on, the texts are the same, even if their headlines differ. */
const IDENTICAL = 0.97;

/** True when two texts fill one template with other subjects or figures, and so are not copies of each other. */
export function isTemplateSwap(features: PairFeatures, vetoes: readonly Veto[]): boolean {
  const identical = Math.min(features.contained ?? 0, features.containedBack ?? 0) >= IDENTICAL;
  return !identical && (isFilledAgain(features) || vetoes.some((veto) => TEMPLATE.includes(veto)));
}
