/**
 * PairFeatures of words: how much of each headline the other article covers, and how long the two texts are.
 */
import type { PairFeatures, Prepared, Weighted } from './prepare.js';

/** Cosine of two term vectors, weighted by IDF squared. */
export function cosine(a: Weighted, b: Weighted): number {
  const [few, many] = a.terms.size <= b.terms.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of few.terms) if (many.terms.has(term)) dot += weight ** 4;
  return dot ? dot / (a.norm * b.norm) : 0;
}

/** Rarer than one article in fifty. */
const RARE = 4;
const FIRST_IDEOGRAPH = 0x3400;

interface Coverage {
  /** IDF-weighted share of the headline's terms that are in the other article. */
  share: number;
  /** Longest part of the headline, in letters, with no term in the other article. */
  gap: number;
  /** Rare Latin words ("prism", "q.ai") that the other article has too: they cross languages. */
  latin: string[];
}

/** How far the other article covers a headline. */
function coverageOf(of: Prepared, other: Prepared): Coverage {
  let [gap, longest, sum, covered] = [0, 0, 0, 0];
  const latin: string[] = [];
  for (const term of of.titleTerms) {
    const weight = of.title.terms.get(term) ?? 0;
    const isLatin = term.charCodeAt(0) < FIRST_IDEOGRAPH;
    const isKnown = other.full.includes(term);
    // A Latin word counts for two letters, as a Chinese word has about two.
    gap = isKnown ? 0 : gap + (isLatin ? 2 : 1);
    longest = Math.max(longest, gap);
    sum += weight;
    if (isKnown) covered += weight;
    if (isKnown && isLatin && term.length > 2 && weight > RARE) latin.push(term);
  }
  return { share: sum ? covered / sum : 0, gap: longest, latin };
}

/** 0 up to `from`, then rising to 1: gives a linear model a feature that only high overlap raises. */
const hinge = (value: number, from: number): number => Math.max(0, (value - from) / (1 - from));

/** Symmetric. */
export function wordFeatures(a: Prepared, b: Prepared): PairFeatures {
  const [ab, ba] = [coverageOf(a, b), coverageOf(b, a)];
  const covered = Math.min(ab.share, ba.share);
  const lengths = [a.signature.length, b.signature.length];
  return {
    titleCosine: cosine(a.title, b.title),
    titleCoverLeast: covered,
    titleCoverHigh: hinge(covered, 0.6),
    gapMost: Math.max(ab.gap, ba.gap) / 10,
    gapLeast: Math.min(ab.gap, ba.gap) / 10,
    latinShared: Math.min(2, new Set([...ab.latin, ...ba.latin]).size),
    twoLanguages: a.signature.lang === b.signature.lang ? 0 : 1,
    shorter: Math.log1p(Math.min(...lengths)) / 7,
    lengthRatio: Math.log((Math.max(...lengths) + 20) / (Math.min(...lengths) + 20)),
  };
}
