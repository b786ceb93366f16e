/** How does named evidence become the numbered rows that weights apply to? */
import type { Relevance } from '../../model.js';
import type { CompiledLexicon, Description } from './compile-lexicon.js';
import { type Features, listEvidence } from './list-evidence.js';
import { listNgrams } from './list-ngrams.js';
import { pairFeatures } from './pair-features.js';

/** One article's features: their numbers and their values, side by side. */
export interface SparseRow {
  at: Int32Array;
  value: Float32Array;
}

/** Numbers of named evidence. */
export interface Vocabulary {
  evidence: ReadonlyMap<string, number>;
  ngrams: ReadonlyMap<string, number>;
}

/** An article as rows of numbers. */
export interface Vector {
  evidence: SparseRow;
  /** Evidence, then n-grams. */
  full: SparseRow;
  /** One list for each theme of the topic. */
  pairs: number[][];
  certain: Relevance | undefined;
}

export function numberNames(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

/** All that was noticed in an article, by name. */
export interface Observed {
  evidence: Features;
  ngrams: Features;
  pairs: number[][];
  /** The verdict of a rule that is never wrong, where one holds. */
  certain: Relevance | undefined;
}

/** @param known only these n-grams are counted; all where absent, which is slow and meant for training */
export function observe(
  compiled: CompiledLexicon,
  description: Description,
  known?: ReadonlyMap<string, number>,
): Observed {
  return {
    evidence: listEvidence(compiled, description),
    ngrams: listNgrams(description.scanned, known),
    pairs: pairFeatures(description.scanned, compiled.themes),
    certain: certainVerdict(compiled, description),
  };
}

function certainVerdict(compiled: CompiledLexicon, { rule }: Description): Relevance | undefined {
  const first = compiled.rules[rule];
  return first?.certain ? first.verdict : undefined;
}

/** Evidence that the vocabulary does not know is left out. */
export function vectorise(vocabulary: Vocabulary, observed: Observed): Vector {
  const at: number[] = [];
  const value: number[] = [];
  for (const [name, strength] of observed.evidence) {
    const number = vocabulary.evidence.get(name);
    if (number === undefined) continue;
    at.push(number);
    value.push(strength);
  }
  const evidence = { at: new Int32Array(at), value: new Float32Array(value) };
  for (const [gram, strength] of observed.ngrams) {
    const number = vocabulary.ngrams.get(gram);
    if (number === undefined) continue;
    at.push(vocabulary.evidence.size + number);
    value.push(strength);
  }
  return {
    evidence,
    full: { at: new Int32Array(at), value: new Float32Array(value) },
    pairs: observed.pairs,
    certain: observed.certain,
  };
}

/** A theme's pair evidence with the theme itself, as the shared model sees it. */
export function pairRow(numbers: readonly number[], theme: number): SparseRow {
  return {
    at: Int32Array.from([...numbers.keys(), numbers.length + theme]),
    value: Float32Array.from([...numbers, 1]),
  };
}

/** Evidence with one more number at its end. */
export function withExtra(row: SparseRow, at: number, value: number): SparseRow {
  return { at: Int32Array.from([...row.at, at]), value: Float32Array.from([...row.value, value]) };
}
