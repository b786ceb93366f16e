/**
 * Data derived from a signature once, before it is compared with many others.
 */
import { type Amount, readAmount } from '../../lexicon/amounts.js';
import { isPerson } from '../../lexicon/find-brands.js';
import { createRunTable, type HasRun } from '../describe/run-table.js';
import type { Fingerprint } from '../describe/signature.js';
import { lettersOf, runsOf } from '../describe/sketch.js';
import type { Idf } from '../describe/story-model.js';
import { termsOf } from '../describe/terms.js';

/** Named measurements of a pair of articles, most of them in 0..1; 1 for true. */
export type PairFeatures = Record<string, number>;

/** Terms with their weights, and the length of that vector. */
export interface Weighted {
  terms: ReadonlyMap<string, number>;
  norm: number;
}

/** The functions provide what only some comparisons need, computed at the first call. */
export interface Prepared {
  signature: Fingerprint;
  /** Headline and core. */
  full: string;
  /** Terms of the headline, in order. */
  titleTerms: readonly string[];
  speakerTerms: readonly string[];
  title: Weighted;
  titleLetters: string;
  /** Terms of headline and core. */
  all(): Weighted;
  /** Hashes of the letter runs of the core. */
  runs(): Uint32Array;
  hasRun(): HasRun;
  titleAmounts: readonly Amount[];
  amounts: readonly Amount[];
  models: ReadonlySet<string>;
  trims: ReadonlySet<string>;
  /** Known makers in the headline, without people. */
  makers: readonly string[];
  brands: ReadonlySet<string>;
}

function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function weigh(terms: Iterable<string>, idf: Idf): Weighted {
  const weights = new Map<string, number>();
  let squares = 0;
  for (const term of terms) {
    if (weights.has(term)) continue;
    const weight = idf(term);
    weights.set(term, weight);
    squares += weight ** 4;
  }
  return { terms: weights, norm: Math.sqrt(squares) };
}

function prepare(signature: Fingerprint, idf: Idf): Prepared {
  const { title, core } = signature;
  const titleTerms = termsOf(title);
  const titleAmounts = signature.titleNumbers.map(readAmount);
  const runs = lazy(() => runsOf(core));
  return {
    signature,
    full: `${title}\n${core}`,
    titleTerms,
    speakerTerms: termsOf(signature.speaker),
    title: weigh(titleTerms, idf),
    titleLetters: lettersOf(title),
    all: lazy(() => weigh([...titleTerms, ...termsOf(core)], idf)),
    runs,
    hasRun: lazy(() => createRunTable(runs())),
    titleAmounts,
    amounts: [...titleAmounts, ...signature.numbers.map(readAmount)],
    models: new Set([...signature.titleModels, ...signature.models]),
    trims: new Set([...signature.titleTrims, ...signature.trims]),
    makers: signature.titleBrands.filter((brand) => !isPerson(brand)),
    brands: new Set([...signature.titleBrands, ...signature.brands]),
  };
}

export type Prepare = (signature: Fingerprint) => Prepared;

const MADE = Symbol('prepared');

/** A signature with its derived data and the weights they were derived with. */
interface Memoized extends Fingerprint {
  [MADE]?: { idf: Idf; prepared: Prepared };
}

/**
 * A `prepare` that memoizes its result for the lifetime of the signature object.
 * The result is stored on the object itself, under a private symbol: values in a WeakMap survive every collection of the young
 * generation, which cost more than comparing.
 */
export function createPrepare(idf: Idf): Prepare {
  return (signature: Memoized) => {
    const known = signature[MADE];
    if (known?.idf === idf) return known.prepared;
    const prepared = prepare(signature, idf);
    Object.defineProperty(signature, MADE, { value: { idf, prepared }, writable: true });
    return prepared;
  };
}
