/**
 * The probabilities that two articles are one text, and that they report one event.
 */
import { daysBetween } from '../../dates/days-between.js';
import type { Fingerprint } from '../describe/signature.js';
import type { Idf, Predict } from '../describe/story-model.js';
import { compareArticles } from './compare-articles.js';
import type { PairFeatures, Prepare } from './prepare.js';
import { findVetoes, isTemplateSwap, type Veto } from './vetoes.js';

/** A model ready for use (see `create-filer.ts`). */
export interface Matcher {
  version: string;
  idf: Idf;
  prepare: Prepare;
  text: Predict;
  story: Predict;
  undated: Predict;
  crossing: Predict;
}

/** The part of an article that scoring needs. */
export interface Side {
  date: string | null;
  site: string;
  signature: Fingerprint;
}

export interface PairScore {
  /** Probability that one is a copy of the other. */
  text: number;
  /** Probability that both report one event; 0 if there is a veto. */
  story: number;
  /** The same without vetoes: how near the two are in subject. */
  link: number;
  vetoes: Veto[];
  days: number | null;
}

const outlet = (site: string): string =>
  site
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.(?:com|cn|net|org)\b/g, '');

const isNamed = (site: string): boolean => site !== '' && !/^unknown/i.test(site);

/** PairFeatures of outlets and dates. */
export function contextFeatures(a: Side, b: Side, days: number | null): PairFeatures {
  const sameOutlet = isNamed(a.site) && outlet(a.site) === outlet(b.site) ? 1 : 0;
  const apart = days ?? 0;
  return {
    sameOutlet,
    days: Math.log1p(apart),
    undated: days === null ? 1 : 0,
    sameDay: days === 0 ? 1 : 0,
    otherDay: apart > 0 ? 1 : 0,
    sameOutletOtherDay: sameOutlet && apart > 0 ? 1 : 0,
  };
}

/**
 * Adds products of features, for evidence that only two of them together give. Two outlets share most of their letters only by
 * copying, while one outlet reuses its own templates; one outlet seldom reports one event twice, unless it repeats itself; and a
 * comment by a person whom the other article does not mention is separate news. Results of one firm are one event, whichever
 * figure a headline picks.
 */
export function withProducts(features: PairFeatures): PairFeatures {
  const { titleCoverLeast = 0, sameOutlet = 0, speakerLacks = 0, oneComments = 0 } = features;
  const { bothResults = 0, makersShared = 0, headShared = 0 } = features;
  const mutual = Math.min(features.contained ?? 0, features.containedBack ?? 0);
  features.mutualAbroad = (1 - sameOutlet) * Math.max(0, (mutual - 0.5) / 0.5);
  features.mutualAtHome = sameOutlet * Math.max(0, (mutual - 0.8) / 0.2);
  features.coverInOutlet = titleCoverLeast * sameOutlet;
  features.strangerComments = speakerLacks * oneComments;
  features.resultsOfOne = bothResults * Math.max(Math.min(1, makersShared), headShared);
  return features;
}

/** All features of a pair. */
export function measurePair(a: Side, b: Side, matcher: Pick<Matcher, 'prepare'>): PairFeatures {
  const days = daysBetween(a.date, b.date);
  const features = compareArticles(matcher.prepare(a.signature), matcher.prepare(b.signature));
  return withProducts(Object.assign(features, contextFeatures(a, b, days)));
}

/** Letters beyond which a text cannot agree with another by chance or by quoting the same sentence. */
const LONG = 200;
/** Two texts of two outlets that share less than this each way may have been written after one press release. */
const REWORKED = 0.45;

/**
 * Probability that one long text was made from the other by cutting, adding, reordering and rewording. The evidence is what the
 * two share in both directions, regardless of headline and beginning. The fitted model saw too few such pairs: eleven of the
 * labelled ones, none of them about two events.
 */
function reworked(features: PairFeatures, a: Side, b: Side): number {
  const shared = features.wholeShared ?? 0;
  const isLong = Math.min(a.signature.length, b.signature.length) >= LONG;
  if (!isLong || features.sameOutlet || features.roundup || shared < REWORKED) return 0;
  return 0.5 + (0.5 * (shared - REWORKED)) / (1 - REWORKED);
}

function modelFor(features: PairFeatures, days: number | null, matcher: Matcher): Predict {
  if (features.twoLanguages) return matcher.crossing;
  return days === null ? matcher.undated : matcher.story;
}

/** Scores a pair; symmetric. */
export function scorePair(a: Side, b: Side, matcher: Matcher): PairScore {
  const features = measurePair(a, b, matcher);
  const days = daysBetween(a.date, b.date);
  const vetoes = findVetoes(features, days);
  const text = isTemplateSwap(features, vetoes) ? 0 : Math.max(matcher.text(features), reworked(features, a, b));
  const link = modelFor(features, days, matcher)(features);
  return { text, story: vetoes.length > 0 ? 0 : link, link, vetoes, days };
}
