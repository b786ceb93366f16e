/** Turns named features into the numbered sparse rows that weights apply to. */
import type { Relevance } from '../../model.js';
import type { CompiledLexicon, Description } from './compile-lexicon.js';
import { listEvidence, type NamedFeatures } from './list-evidence.js';
import { listNgrams } from './list-ngrams.js';
import { themeFeatures } from './theme-features.js';

/** One article's features: indices and values, side by side. */
export interface SparseRow {
  at: Int32Array;
  value: Float32Array;
}

/** Feature name → index. */
export interface Vocabulary {
  evidence: ReadonlyMap<string, number>;
  ngrams: ReadonlyMap<string, number>;
}

/** An article as rows of numbers. */
export interface Vector {
  evidence: SparseRow;
  /** Evidence, then n-grams. */
  full: SparseRow;
  /** Pair features, one list per theme of the lexicon. */
  pairs: number[][];
  certain: Relevance | undefined;
}

export function numberNames(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

/** Everything observed in an article, by feature name. */
export interface Observed {
  evidence: NamedFeatures;
  ngrams: NamedFeatures;
  pairs: number[][];
  /** Verdict of a rule marked `certain`, if one holds. */
  certain: Relevance | undefined;
}

/**
 * Collects the features of one article.
 * @param known count only these n-grams; all of them if omitted, which is slow and meant for training
 */
export function observe(
  compiled: CompiledLexicon,
  description: Description,
  known?: ReadonlyMap<string, number>,
): Observed {
  return {
    evidence: listEvidence(compiled, description),
    ngrams: listNgrams(description.scanned, known),
    pairs: themeFeatures(description.scanned, compiled.themes),
    certain: certainVerdict(compiled, description),
  };
}

function certainVerdict(compiled: CompiledLexicon, { rule }: Description): Relevance | undefined {
  const first = compiled.rules[rule];
  return first?.certain ? first.verdict : undefined;
}

/** Features missing from the vocabulary are dropped. */
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

/** Input of the shared model: pair features plus an indicator of the theme. */
export function pairRow(numbers: readonly number[], theme: number): SparseRow {
  return {
    at: Int32Array.from([...numbers.keys(), numbers.length + theme]),
    value: Float32Array.from([...numbers, 1]),
  };
}

/** Appends one feature to a row. */
export function withExtra(row: SparseRow, at: number, value: number): SparseRow {
  return { at: Int32Array.from([...row.at, at]), value: Float32Array.from([...row.value, value]) };
}
