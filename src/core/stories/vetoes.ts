/**
 * What forbids that two articles tell of one event, however alike they read?
 * Templates (recall notices, buy-backs, deals) differ in nothing but the figure, the model or the subject: there, words mislead.
 */
import type { Features } from './compare-articles.js';

export type Veto =
  | 'figures'
  | 'direction'
  | 'brand'
  | 'subject'
  | 'model'
  | 'trim'
  | 'days'
  | 'routine'
  | 'roundup'
  | 'stage';

/** Reports of one event appear within this many days; a later article is a development and becomes a story of its own. */
export const MOST_DAYS = 3;

/** The vetoes against one story; an empty answer leaves the decision to the score. */
export function findVetoes(features: Features, days: number | null): Veto[] {
  const has = (name: string): boolean => (features[name] ?? 0) > 0;
  const vetoes: Veto[] = [];
  // Each headline states an amount that the other article nowhere states: right on 64 of 67 read pairs.
  if (has('amountsLackBoth') || has('lapsDiffer')) vetoes.push('figures');
  if (has('directionsDiffer')) vetoes.push('direction');
  if (has('brandConflict')) vetoes.push('brand');
  if (has('subjectsDiffer') || has('speakersDiffer')) vetoes.push('subject');
  if (has('modelConflict')) vetoes.push('model');
  // One outlet tells its readers of "Pro" and "Ultra" in two articles because they are two.
  if (has('trimConflict') && has('sameOutlet')) vetoes.push('trim');
  if (days !== null && days > MOST_DAYS) vetoes.push('days');
  if ((features.routine ?? 0) === 1 && days !== null && days > 0) vetoes.push('routine');
  // Listing, presale and sale of one product share nearly every word.
  if (has('stagesDiffer') && has('sameOutlet') && days !== null && days > 0) vetoes.push('stage');
  if (has('roundup')) vetoes.push('roundup');
  return vetoes;
}
