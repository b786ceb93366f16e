/** Labelled articles as training data: their content, identity, hash and fold. */
import { createHash } from 'node:crypto';
import type { Relevance, Stance } from '../../model.js';
import type { CompiledLexicon } from '../features/compile-lexicon.js';
import { type Observed, observe } from '../features/vectorise.js';

/** A labelled article. */
export interface Example {
  article: { id: string; title: string; text: string };
  relevance: Relevance;
  themes: readonly string[];
  stance: Stance | null;
  /** Written for training (`seeds/examples/`) rather than found in the news: used to learn, never to measure. */
  invented?: boolean;
}

/** An example with its features. Extracting them is the slow part and does not depend on the weights. */
export interface ObservedExample extends Example {
  observed: Observed;
}

export function observeExamples(compiled: CompiledLexicon, examples: readonly Example[]): ObservedExample[] {
  return examples.map((example) => {
    const { title, text } = example.article;
    return { ...example, observed: observe(compiled, compiled.describe(title, text)) };
  });
}

/** Identifies an example together with its label: once the label changes, the example counts as not yet learned from. */
export function labelKey({ article, relevance, themes, stance }: Example): string {
  return [article.id, relevance, [...themes].sort().join('+'), stance ?? ''].join(' ');
}

/** The parts of a label that weights are learned from. */
export interface LearnedLabel {
  id: string;
  relevance: Relevance;
  themes: readonly string[];
  stance: Stance | null;
}

/** Hash of labels, independent of their order; stored with the weights learned from them. */
export function hashLabels(labels: readonly LearnedLabel[]): string {
  const rows = labels
    .map(({ id, relevance, themes, stance }) => [id, relevance, themes, stance] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex').slice(0, 16);
}

/**
 * Whether an article is in the set-aside fifth, whose texts nobody read while names, phrases and rules were written. Decided by a hash of
 * the id, so that everyone sets the same articles aside.
 */
export function isSetAside(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 5 === 0;
}

/** FNV-1a, 32 bit, with a final mix because the low bits of FNV follow the last character closely. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 12;
  return value >>> 0;
}

/**
 * Assigns an article to one of several equal buckets by its id alone, so that every run agrees.
 * @param purpose makes one division independent of another
 */
export function bucketOf(id: string, purpose: string, parts: number): number {
  return hash(`${purpose}:${id}`) % parts;
}
