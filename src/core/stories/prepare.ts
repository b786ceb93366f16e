/**
 * What of a signature is worked out once, before it is compared with many others?
 */
import { type Amount, readAmount } from './amounts.js';
import { isPerson } from './lexicon.js';
import type { Signature } from './signature.js';
import { lettersOf, runsOf } from './sketch.js';
import type { Idf } from './story-model.js';
import { termsOf } from './terms.js';

/** Terms with their weights, and the length of that vector. */
export interface Weighted {
  terms: ReadonlyMap<string, number>;
  norm: number;
  sum: number;
}

export interface Prepared {
  signature: Signature;
  /** Terms of the headline in order. */
  titleTerms: readonly string[];
  speakerTerms: readonly string[];
  title: Weighted;
  /** Headline and lead. */
  front: Weighted;
  /** Headline and all of the core that is news. */
  news: Weighted;
  /** Headline and all of the core. */
  all: Weighted;
  letters: string;
  titleLetters: string;
  runs: Uint32Array;
  runSet: ReadonlySet<number>;
  titleAmounts: readonly Amount[];
  amounts: readonly Amount[];
  models: ReadonlySet<string>;
  trims: ReadonlySet<string>;
  /** Known makers in the headline, without people. */
  makers: readonly string[];
  brands: ReadonlySet<string>;
}

/** Characters of the core that count as its lead. */
const LEAD = 140;
/** Where the background is said to begin at once, that is believed only after so many characters. */
const LEAST_NEWS = 60;

function weigh(terms: Iterable<string>, idf: Idf): Weighted {
  const weights = new Map<string, number>();
  let [squares, sum] = [0, 0];
  for (const term of terms) {
    if (weights.has(term)) continue;
    const weight = idf(term);
    weights.set(term, weight);
    squares += weight ** 4;
    sum += weight;
  }
  return { terms: weights, norm: Math.sqrt(squares), sum };
}

/** Works out what comparing needs. */
function prepare(signature: Signature, idf: Idf): Prepared {
  const { title, core } = signature;
  const news = core.slice(0, Math.max(signature.news, LEAST_NEWS));
  const titleTerms = termsOf(title);
  const newsTerms = [...titleTerms, ...termsOf(news)];
  const letters = lettersOf(core);
  const runs = runsOf(letters);
  const titleAmounts = signature.titleNumbers.map(readAmount);
  return {
    signature,
    titleTerms,
    speakerTerms: termsOf(signature.speaker),
    title: weigh(titleTerms, idf),
    front: weigh([...titleTerms, ...termsOf(news.slice(0, LEAD))], idf),
    news: weigh(newsTerms, idf),
    all: weigh([...newsTerms, ...termsOf(core.slice(news.length))], idf),
    letters,
    titleLetters: lettersOf(title),
    runs,
    runSet: new Set(runs),
    titleAmounts,
    amounts: [...titleAmounts, ...signature.numbers.map(readAmount)],
    models: new Set([...signature.titleModels, ...signature.models]),
    trims: new Set([...signature.titleTrims, ...signature.trims]),
    makers: signature.titleBrands.filter((brand) => !isPerson(brand)),
    brands: new Set([...signature.titleBrands, ...signature.brands]),
  };
}

export type Prepare = (signature: Signature) => Prepared;

/** A `prepare` that remembers its answer as long as the signature object lives (a memo: the same in, the same out). */
export function createPrepare(idf: Idf): Prepare {
  const known = new WeakMap<Signature, Prepared>();
  return (signature) => {
    const made = known.get(signature) ?? prepare(signature, idf);
    known.set(signature, made);
    return made;
  };
}
