/** Are these the labels that weights were learned from? */
import { createHash } from 'node:crypto';
import type { Relevance, Stance } from '../../model.js';

/** What of a label weights are learned from. */
export interface LearnedLabel {
  id: string;
  relevance: Relevance;
  themes: readonly string[];
  stance: Stance | null;
}

/** The same for the same labels in any order; stored with the weights that were learned from them. */
export function hashLabels(labels: readonly LearnedLabel[]): string {
  const rows = labels
    .map(({ id, relevance, themes, stance }) => [id, relevance, themes, stance] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
}
