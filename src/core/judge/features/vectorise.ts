/** How does named evidence become the numbered rows that weights apply to? */
import type { Relevance } from '../../model.js';
import type { Description, Topic } from './know-topic.js';
import { type Evidence, listEvidence } from './list-evidence.js';
import { listNgrams } from './list-ngrams.js';
import { pairEvidence } from './pair-evidence.js';
import type { Row } from './sparse-row.js';

/** Numbers of named evidence. */
export interface Vocabulary {
  evidence: ReadonlyMap<string, number>;
  ngrams: ReadonlyMap<string, number>;
}

/** An article as rows of numbers. */
export interface Vector {
  evidence: Row;
  /** Evidence, then n-grams. */
  full: Row;
  /** One list for each theme of the topic. */
  pairs: number[][];
  certain: Relevance | undefined;
}

export function numberNames(names: readonly string[]): Map<string, number> {
  return new Map(names.map((name, index) => [name, index]));
}

/** All that was noticed in an article, by name. */
export interface Observed {
  evidence: Evidence;
  ngrams: Evidence;
  pairs: number[][];
  /** The verdict of a rule that is never wrong, where one holds. */
  certain: Relevance | undefined;
}

/** @param known only these n-grams are counted; all where absent, which is slow and meant for training */
export function observe(topic: Topic, description: Description, known?: ReadonlyMap<string, number>): Observed {
  return {
    evidence: listEvidence(topic, description),
    ngrams: listNgrams(description.reading, known),
    pairs: pairEvidence(description.reading, topic.themes),
    certain: certainVerdict(topic, description),
  };
}

function certainVerdict(topic: Topic, { rule }: Description): Relevance | undefined {
  const first = topic.rules[rule];
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
export function pairRow(numbers: readonly number[], theme: number): Row {
  return {
    at: Int32Array.from([...numbers.keys(), numbers.length + theme]),
    value: Float32Array.from([...numbers, 1]),
  };
}

/** Evidence with one more number at its end. */
export function withExtra(row: Row, at: number, value: number): Row {
  return { at: Int32Array.from([...row.at, at]), value: Float32Array.from([...row.value, value]) };
}
