/** Finds the phrases that weighed most in a judgement, and where they are. */

import type { Hit } from '../../lexicon/phrase-scanner.js';
import type { Span, Why } from '../../model.js';
import type { CompiledLexicon } from './compile-lexicon.js';
import type { ScannedArticle } from './scan-article.js';
import type { SparseRow } from './vectorise.js';

export type Phrase = Why['phrases'][number];

/** One decision to be explained. */
export interface Question {
  /** "premium", "xiaomi", "off" or a theme. */
  speaksFor: string;
  /** Weight of a feature for the decision, minus its weight for the strongest rival. */
  weights: (feature: number) => number;
  row: SparseRow;
}

const MOST = 3;
/** Parses "title:car", "lead:car", "text:car", "dense:car", "title2:car" and "subject:car&launch" into place and group. */
const NAMED = /^(title2?|lead|text|dense|subject):(?:\w[\w-]*&)?([\w-]+)$/;

/** Per feature, the number of the phrase group it is about, or -1. */
export function groupsOfEvidence(compiled: CompiledLexicon, names: readonly string[]): Int16Array {
  const numberOf = new Map(compiled.groups.map((name, index) => [name, index]));
  return Int16Array.from(names, (name) => numberOf.get(NAMED.exec(name)?.[2] ?? '') ?? -1);
}

/** Returns the heaviest phrases over all questions, heaviest first and without overlaps. */
export function weighPhrases(
  groups: Int16Array,
  scanned: ScannedArticle,
  original: { title: string; text: string },
  questions: readonly Question[],
): Phrase[] {
  const candidates = questions.flatMap((question) =>
    [...groupWeights(question, groups)]
      .filter(([, weight]) => weight > 0)
      .map(([group, weight]) => ({ group, weight, speaksFor: question.speaksFor })),
  );
  candidates.sort((a, b) => b.weight - a.weight || a.group - b.group);
  const taken: { hit: Hit; weight: number; speaksFor: string }[] = [];
  for (const { group, weight, speaksFor } of candidates) {
    if (taken.length === MOST) break;
    const hit = bestHit(scanned, group);
    if (hit && !taken.some((other) => other.hit.start < hit.end && hit.start < other.hit.end)) {
      taken.push({ hit, weight, speaksFor });
    }
  }
  return taken.map(({ hit, weight, speaksFor }) => {
    const span = spanOf(scanned, hit);
    const text = (span.place === 'title' ? original.title : original.text).slice(span.start, span.end);
    return { text, span, weight: Math.round(weight * 1000) / 1000, speaksFor };
  });
}

/** Contribution of each phrase group, summed over all places. */
function groupWeights(question: Question, groups: Int16Array): Map<number, number> {
  const sums = new Map<number, number>();
  const { at, value } = question.row;
  for (let i = 0; i < at.length; i += 1) {
    const feature = at[i] ?? 0;
    const group = groups[feature] ?? -1;
    if (group >= 0) sums.set(group, (sums.get(group) ?? 0) + question.weights(feature) * (value[i] ?? 0));
  }
  return sums;
}

/** The first hit in the title, else the first after it. */
function bestHit(scanned: ScannedArticle, group: number): Hit | undefined {
  const inTitle = scanned.hits.find((hit) => hit.group === group && hit.start < scanned.titleEnd);
  return inTitle ?? scanned.hits.find((hit) => hit.group === group && hit.start >= scanned.leadStart);
}

/** Span of a hit in the original title or text. */
export function spanOf(scanned: ScannedArticle, hit: Hit): Span {
  if (hit.end < scanned.textStart) return { place: 'title', start: hit.start, end: hit.end };
  const place = hit.start < scanned.leadEnd ? 'lead' : 'body';
  return { place, start: hit.start - scanned.textStart, end: hit.end - scanned.textStart };
}
