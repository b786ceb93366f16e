/**
 * What of a signature is worked out once, before it is compared with many others?
 */
import type { Signature } from './signature.js';
import { lettersOf, runsOf } from './sketch.js';
import { termsOf } from './terms.js';

export interface Prepared {
  signature: Signature;
  titleTerms: readonly string[];
  title: ReadonlySet<string>;
  /** Headline and lead. */
  front: ReadonlySet<string>;
  /** Headline and all of the core that is news. */
  news: ReadonlySet<string>;
  /** Headline and all of the core. */
  all: ReadonlySet<string>;
  letters: string;
  titleLetters: string;
  runs: Uint32Array;
  runSet: ReadonlySet<number>;
  amounts: readonly string[];
  models: ReadonlySet<string>;
  trims: ReadonlySet<string>;
  brands: ReadonlySet<string>;
}

/** Characters of the core that count as its lead. */
const LEAD = 140;

const known = new WeakMap<Signature, Prepared>();

/** Prepares a signature; the answer is remembered as long as the signature object lives (a memo: the same in, the same out). */
export function prepare(signature: Signature): Prepared {
  const before = known.get(signature);
  if (before) return before;
  const { title, core } = signature;
  const news = core.slice(0, Math.max(signature.news, 60));
  const titleTerms = termsOf(title);
  const letters = lettersOf(core);
  const runs = runsOf(letters);
  const made: Prepared = {
    signature,
    titleTerms,
    title: new Set(titleTerms),
    front: new Set([...titleTerms, ...termsOf(news.slice(0, LEAD))]),
    news: new Set([...titleTerms, ...termsOf(news)]),
    all: new Set([...titleTerms, ...termsOf(core)]),
    letters,
    titleLetters: lettersOf(title),
    runs,
    runSet: new Set(runs),
    amounts: [...signature.titleNumbers, ...signature.numbers],
    models: new Set([...signature.titleModels, ...signature.models]),
    trims: new Set([...signature.titleTrims, ...signature.trims]),
    brands: new Set([...signature.titleBrands, ...signature.brands]),
  };
  known.set(signature, made);
  return made;
}
