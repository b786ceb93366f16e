/**
 * How far do two articles speak of the same in the same words?
 */
import type { Features } from './compare-articles.js';
import type { Prepared, Weighted } from './prepare.js';

/** Cosine of two term vectors, weighted by IDF squared. */
function cosine(a: Weighted, b: Weighted): number {
  const [few, many] = a.terms.size <= b.terms.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of few.terms) if (many.terms.has(term)) dot += weight ** 4;
  return dot ? dot / (a.norm * b.norm) : 0;
}

/** IDF-weighted share of `part` that stands in `whole`. */
function coverage(part: Weighted, whole: Weighted): number {
  let covered = 0;
  for (const [term, weight] of part.terms) if (whole.terms.has(term)) covered += weight;
  return part.sum ? covered / part.sum : 0;
}

/** Longest stretch of a headline, in letters, of which the other article knows no pair of letters. */
function longestGap(of: Prepared, other: Prepared): number {
  let [gap, longest] = [0, 0];
  for (const term of of.titleTerms) {
    // A Latin word counts for two letters, as a Chinese word has about two.
    gap = other.all.terms.has(term) ? 0 : gap + (term.charCodeAt(0) < 0x3400 ? 2 : 1);
    longest = Math.max(longest, gap);
  }
  return longest;
}

/** Rarer than one article in fifty. */
const RARE = 4;

/** Rare Latin words ("prism", "q.ai") of either headline that the other article holds, at most two: they cross languages. */
function latinShared(a: Prepared, b: Prepared): number {
  const rare = (from: Prepared, to: Prepared): string[] =>
    [...from.title.terms]
      .filter(([term, weight]) => term.charCodeAt(0) < 0x3400 && term.length > 2 && weight > RARE)
      .map(([term]) => term)
      .filter((term) => to.all.terms.has(term));
  return Math.min(2, new Set([...rare(a, b), ...rare(b, a)]).size);
}

/** 0 up to `from`, then rising to 1: lets a linear model see that only much overlap tells much. */
const hinge = (value: number, from: number): number => Math.max(0, (value - from) / (1 - from));

/** Features of shared and missing words; symmetric. */
export function wordFeatures(a: Prepared, b: Prepared): Features {
  const covered = Math.min(coverage(a.title, b.all), coverage(b.title, a.all));
  const [gapAb, gapBa] = [longestGap(a, b), longestGap(b, a)];
  const lengths = [a.signature.length, b.signature.length];
  return {
    titleCosine: cosine(a.title, b.title),
    frontCosine: cosine(a.front, b.front),
    newsCosine: cosine(a.news, b.news),
    allCosine: cosine(a.all, b.all),
    titleCoverLeast: covered,
    titleCoverHigh: hinge(covered, 0.6),
    gapMost: Math.max(gapAb, gapBa) / 10,
    gapLeast: Math.min(gapAb, gapBa) / 10,
    latinShared: latinShared(a, b),
    shorter: Math.log1p(Math.min(...lengths)) / 7,
    lengthRatio: Math.log((Math.max(...lengths) + 20) / (Math.min(...lengths) + 20)),
  };
}
