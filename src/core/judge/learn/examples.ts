/**
 * Labelled articles as training data: what they hold, how they are identified, and into which fold they fall.
 */
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
  /** Written for training (`seeds/examples/`), not found in the news: it teaches, but nothing is measured on it. */
  invented?: boolean;
}

/** An example as it was observed once; observing is the slow part and does not depend on the weights. */
export interface ObservedExample extends Example {
  observed: Observed;
}

export function observeExamples(compiled: CompiledLexicon, examples: readonly Example[]): ObservedExample[] {
  return examples.map((example) => {
    const { title, text } = example.article;
    return { ...example, observed: observe(compiled, compiled.describe(title, text)) };
  });
}

/** Names an example together with its label: a label that was changed is another one, and not learned from yet. */
export function labelKey({ article, relevance, themes, stance }: Example): string {
  return [article.id, relevance, [...themes].sort().join('+'), stance ?? ''].join(' ');
}

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

/**
 * A fifth of the labelled articles was set aside before the first rule was written: no one read their texts while names, phrases and
 * rules were made. By hash of the id, so that everyone sets the same ones aside.
 */
export function isSetAside(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 5 === 0;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value ^= text.charCodeAt(at);
    value = Math.imul(value, 0x01000193);
  }
  // Mix once more: the low bits of FNV follow the last character closely.
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  value ^= value >>> 12;
  return value >>> 0;
}

/** @param purpose a word that makes one division independent of another */
export function bucketOf(id: string, purpose: string, parts: number): number {
  return hash(`${purpose}:${id}`) % parts;
}
