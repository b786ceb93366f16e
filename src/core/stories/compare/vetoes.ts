/** Reports of one event appear within this many days; a later article is a development and becomes a story of its own. */
import type { Features } from './features.js';

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

export const MOST_DAYS = 3;

/** Two texts that share so many letters each way were made from one another, or from one template. */
const TEMPLATE_SHARE = 0.4;

/** True when most letters agree and every figure differs. */
const isFilledAnew = (features: Features): boolean =>
  (features.amountsDiffer ?? 0) > 0 && Math.min(features.contained ?? 0, features.containedBack ?? 0) >= TEMPLATE_SHARE;

/** The vetoes against one story; an empty answer leaves the decision to the score. */
export function findVetoes(features: Features, days: number | null): Veto[] {
  const has = (name: string): boolean => (features[name] ?? 0) > 0;
  const vetoes: Veto[] = [];
  // Each headline states an amount that the other article nowhere states: right on 64 of 67 read pairs.
  if (has('amountsLackBoth') || has('lapsDiffer') || isFilledAnew(features)) vetoes.push('figures');
  // Results hold both: the price per phone rose, the profit fell.
  if (has('directionsDiffer') && !has('bothResults')) vetoes.push('direction');
  if (has('brandConflict')) vetoes.push('brand');
  if (has('subjectsDiffer') || has('speakersDiffer')) vetoes.push('subject');
  if (has('modelConflict')) vetoes.push('model');
  // One outlet tells its readers of "Pro" and "Ultra" in two articles because they are two.
  if (has('trimConflict') && has('sameOutlet')) vetoes.push('trim');
  if (has('periodsDiffer')) vetoes.push('period');
  if (days !== null && days > MOST_DAYS) vetoes.push('days');
  if ((features.routine ?? 0) === 1 && days !== null && days > 0) vetoes.push('routine');
  // Listing, presale and sale of one product share nearly every word.
  if (has('stagesDiffer') && has('sameOutlet') && days !== null && days > 0) vetoes.push('stage');
  if (has('roundup')) vetoes.push('roundup');
  return vetoes;
}

/** Vetoes that hold against a copy as well: in a template all words but these are one text. */
const TEMPLATE: readonly Veto[] = ['brand', 'subject', 'model', 'period'];
/** From here on the texts are one, letter for letter, whatever their headlines say. */
const IDENTICAL = 0.97;

/** True when two texts follow one template about different things or with other figures, and so are no copies of each other. */
export function isTemplateSwap(features: Features, vetoes: readonly Veto[]): boolean {
  const identical = Math.min(features.contained ?? 0, features.containedBack ?? 0) >= IDENTICAL;
  return !identical && (isFilledAnew(features) || vetoes.some((veto) => TEMPLATE.includes(veto)));
}
