/** How strongly two stories speak for being one event: a sum of stated evidence. */
import { type Matcher, scorePair } from '../../stories/compare/score-pair.js';
import type { Veto } from '../../stories/compare/vetoes.js';
import type { MemberTraits, StoryTraits } from './story-traits.js';

/** Evidence for and against; one unit is about what one rare shared word is worth. */
const WEIGHTS = {
  /** The matcher of stories finds one event, at probability 1. */
  link: 6,
  /** All words of headline and opening, by cosine. */
  words: 5,
  /** For each unit of rare words that both headlines share. */
  anchor: 0.55,
  sameModel: 2.5,
  /** Rare words of one headline in the other article. */
  covered: 3,
  /** The same doing: a record, a denial, results. */
  sameDoing: 2.5,
  /** Both show or sell the product. */
  bothShow: 2,
  /** Showing on one side, another doing on the other: a launch is not a recall. */
  otherDoing: -5,
  /** A comment on the doing: "asked about the record". */
  remark: -1.5,
  otherDoings: -5,
  /** A denial or answer is news of its own beside what it answers. */
  answer: -5,
  bothAnswer: -1.5,
  sameShow: 3,
  otherPlace: -16,
  /** Two headlines without a common product or occasion, each with rare words that the other article lacks. */
  apart: -5,
  /** The matcher finds other subjects, periods or figures, and no product is shared. */
  veto: -4,
  /** A deal on a product is no part of its launch. */
  trivial: -1.5,
  occasion: 1.5,
  bothResults: 6.2,
  /** A product named at a results call stands for itself. */
  productAtResults: -5,
  otherModel: -2.5,
  otherTrim: -14,
  perDay: -0.2,
} as const;

const CONTRADICTIONS: readonly Veto[] = ['figures', 'subject', 'period', 'brand'];
const MOST_ANCHORS = 12;
const DAY_MS = 86_400_000;

function shared<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  for (const one of a) if (b.has(one)) return true;
  return false;
}

function anchorWeight(a: MemberTraits, b: MemberTraits): number {
  let sum = 0;
  for (const [term, weight] of a.anchors) if (b.anchors.has(term)) sum += weight;
  return Math.min(sum, MOST_ANCHORS);
}

/** Share of a headline's rare terms that the other article's opening has. */
function coverage(of: MemberTraits, other: MemberTraits): number {
  let [sum, found] = [0, 0];
  for (const [term, weight] of of.anchors) {
    sum += weight;
    if (other.opening.includes(term)) found += weight;
  }
  return sum === 0 ? 0 : found / sum;
}

const answers = ({ doings }: MemberTraits): boolean => doings.has('deny') || doings.has('respond');

/** Doings that stay events of their own although results are mentioned. */
const BESIDE_RESULTS = ['rating', 'buyback', 'stake', 'move', 'recall', 'record', 'deal', 'law'];
/** The release and the call have many subjects. */
const atResults = ({ occasions, doings }: MemberTraits): boolean =>
  (occasions.has('results') || occasions.has('release')) &&
  (doings.has('results') || !BESIDE_RESULTS.some((doing) => doings.has(doing)));

/** Cosine of the words of two articles, weighted by their rarity. */
function wordsShared({ words: a }: MemberTraits, { words: b }: MemberTraits): number {
  const [few, many] = a.terms.size <= b.terms.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [term, weight] of few.terms) if (many.terms.has(term)) dot += weight ** 2;
  return dot === 0 ? 0 : dot / (a.norm * b.norm);
}

function doingEvidence(a: MemberTraits, b: MemberTraits): number {
  if (atResults(a) && atResults(b)) return 0;
  if (answers(a) !== answers(b)) return WEIGHTS.answer;
  if (a.doings.size === 0 && b.doings.size === 0) return WEIGHTS.bothShow;
  if (answers(a) && !(a.doings.has('deny') && b.doings.has('deny'))) return WEIGHTS.bothAnswer;
  if (shared(a.doings, b.doings)) return WEIGHTS.sameDoing;
  if (a.doings.size > 0 && b.doings.size > 0) return WEIGHTS.otherDoings;
  const plain = a.doings.size === 0 ? a : b;
  return plain.speaks ? WEIGHTS.remark : WEIGHTS.otherDoing;
}

function productEvidence(a: MemberTraits, b: MemberTraits, named: ReadonlySet<string>): number {
  let sum = 0;
  const product = [...named].some((name) => a.signature.title.includes(name) && b.signature.title.includes(name));
  if (product || shared(a.models, b.models)) sum += WEIGHTS.sameModel;
  else if (a.models.size > 0 && b.models.size > 0) sum += WEIGHTS.otherModel;
  if (a.trims.size > 0 && b.trims.size > 0 && !shared(a.trims, b.trims)) sum += WEIGHTS.otherTrim;
  return sum;
}

/** A product at a results call, unless the release itself names it. */
const standsAlone = ({ models, occasions }: MemberTraits): boolean => models.size > 0 && !occasions.has('release');

function occasionEvidence(a: MemberTraits, b: MemberTraits): number {
  if (atResults(a) && atResults(b)) {
    if (!standsAlone(a) && !standsAlone(b)) return WEIGHTS.bothResults;
    return shared(a.models, b.models) ? 0 : WEIGHTS.productAtResults;
  }
  if (shared(a.shows, b.shows)) return WEIGHTS.sameShow;
  return shared(a.occasions, b.occasions) ? WEIGHTS.occasion : 0;
}

/** The part of an article that the matcher of stories compares. */
export const sideOf = ({ member, signature }: MemberTraits) => ({
  date: member.publishedAt.toISOString(),
  site: member.site,
  signature,
});

export interface ComparisonOptions {
  matcher: Matcher;
  /** Names that the period's headlines give to products; see `nameProducts`. */
  named: ReadonlySet<string>;
  /** Whether time between two articles counts against them; it does by default. */
  days?: boolean;
}

/** The evidence of one pair of articles, by name. */
export function pairEvidence(
  a: MemberTraits,
  b: MemberTraits,
  { matcher, named, days = true }: ComparisonOptions,
): Record<string, number> {
  const { link, vetoes } = scorePair(sideOf(a), sideOf(b), matcher);
  const doing = doingEvidence(a, b);
  const product = productEvidence(a, b, named);
  const occasion = occasionEvidence(a, b);
  const covered = Math.max(coverage(a, b), coverage(b, a));
  return {
    link: WEIGHTS.link * link,
    // A denial repeats the words of what it denies.
    words: doing >= WEIGHTS.remark ? WEIGHTS.words * wordsShared(a, b) : 0,
    anchors: WEIGHTS.anchor * anchorWeight(a, b),
    covered: WEIGHTS.covered * covered,
    apart: product > 0 || occasion > 0 ? 0 : WEIGHTS.apart * (1 - covered),
    veto: product <= 0 && vetoes.some((veto) => CONTRADICTIONS.includes(veto)) ? WEIGHTS.veto : 0,
    doing,
    product,
    occasion,
    trivial: a.trivial === b.trivial ? 0 : WEIGHTS.trivial,
    place: a.places.size > 0 && b.places.size > 0 && !shared(a.places, b.places) ? WEIGHTS.otherPlace : 0,
    days: days ? (WEIGHTS.perDay * Math.abs(a.at - b.at)) / DAY_MS : 0,
  };
}

/** The evidence of the best pair of their articles. Rulings of readers hold: stories of different pin groups never meet. */
export function compareStories(a: StoryTraits, b: StoryTraits, options: ComparisonOptions): number {
  if (a.pinGroup !== null && b.pinGroup !== null && a.pinGroup !== b.pinGroup) return Number.NEGATIVE_INFINITY;
  let best = Number.NEGATIVE_INFINITY;
  for (const one of a.members)
    for (const other of b.members) {
      const sum = Object.values(pairEvidence(one, other, options)).reduce((total, part) => total + part, 0);
      best = Math.max(best, sum);
    }
  return best;
}
