/** The opinion of a simulated model of known accuracy. It sees the label, so it measures what a second opinion is worth without a model. */
import type { Label } from '../learn/evaluate-judge.js';
import { bucketOf } from '../learn/examples.js';
import type { Opinion } from './opinion.js';

const PARTS = 10_000;

/**
 * Returns the label or, for a share of 1 - `accuracy` of all ids, another relevance. Depends on the id alone, so every run agrees.
 * @param themes answered when it wrongly calls an article premium
 */
export function simulateOpinion(
  label: Pick<Label, 'id' | 'relevance' | 'themes' | 'stance'>,
  accuracy: number,
  themes: readonly string[],
): Opinion {
  const { id, relevance, stance } = label;
  const right = bucketOf(id, 'stand-in', PARTS) < accuracy * PARTS;
  if (right) return { relevance, themes: label.themes, stance, reason: '' };
  const others = ([0, 1, 2] as const).filter((one) => one !== relevance);
  const wrong = others[bucketOf(id, 'wrong', others.length)] ?? 0;
  return wrong === 2
    ? { relevance: 2, themes: [...themes], stance: 'neutral', reason: '' }
    : { relevance: wrong, themes: [], stance: null, reason: '' };
}
