/**
 * In which respects are two articles alike, and in which do they contradict each other?
 * Numbers only; what they are worth is learned (see the model), and what forbids a merge stands in `vetoes.ts`.
 */
import { copyFeatures } from './copy-features.js';
import { isKeyAmount, sameAmount } from './find-amounts.js';
import { isPerson, STAGES } from './lexicon.js';
import type { Prepared } from './prepare.js';
import type { Idf } from './story-model.js';
import { termsOf } from './terms.js';

export type Features = Record<string, number>;

const shares = (a: Iterable<string>, b: ReadonlySet<string>): number => {
  for (const item of a) if (b.has(item)) return 1;
  return 0;
};

/** IDF-weighted cosine of two sets. */
function cosine(a: ReadonlySet<string>, b: ReadonlySet<string>, idf: Idf): number {
  let [dot, left, right] = [0, 0, 0];
  for (const term of a) {
    const weight = idf(term) ** 2;
    left += weight;
    if (b.has(term)) dot += weight;
  }
  for (const term of b) right += idf(term) ** 2;
  return left && right ? dot / Math.sqrt(left * right) : 0;
}

/** IDF-weighted share of `part` that stands in `whole`. */
function coverage(part: ReadonlySet<string>, whole: ReadonlySet<string>, idf: Idf): number {
  let [sum, covered] = [0, 0];
  for (const term of part) {
    const weight = idf(term);
    sum += weight;
    if (whole.has(term)) covered += weight;
  }
  return sum ? covered / sum : 0;
}

const holds = (amounts: readonly string[], wanted: string): boolean =>
  amounts.some((amount) => sameAmount(amount, wanted));

/** Key amounts of a headline that the other text lacks: 'none' to compare, 'all' found, or 'lacking' every one. */
function headlineAmounts(of: Prepared, other: Prepared): 'none' | 'some' | 'lacking' {
  const key = of.signature.titleNumbers.filter(isKeyAmount);
  if (key.length === 0) return 'none';
  return key.some((amount) => holds(other.amounts, amount)) ? 'some' : 'lacking';
}

/** True when both tell of a lap time and no lap time is in both. */
function lapsDiffer(a: Prepared, b: Prepared): boolean {
  const laps = (p: Prepared): string[] => p.amounts.filter((amount) => amount.startsWith('t'));
  const [mine, theirs] = [laps(a), laps(b)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((lap) => holds(theirs, lap));
}

function amountFeatures(a: Prepared, b: Prepared): Features {
  const [ab, ba] = [headlineAmounts(a, b), headlineAmounts(b, a)];
  const telling = (amount: string): boolean => amount.replace(/\D/g, '').length >= 3 || amount.startsWith('t');
  const own = a.amounts.filter(telling);
  const shared = own.filter((amount) => holds(b.amounts, amount)).length;
  const fewer = Math.min(own.length, b.amounts.filter(telling).length);
  return {
    lapsDiffer: lapsDiffer(a, b) ? 1 : 0,
    amountsLackBoth: ab === 'lacking' && ba === 'lacking' ? 1 : 0,
    amountsLackOne: (ab === 'lacking') !== (ba === 'lacking') ? 1 : 0,
    amountsTitleShared: a.signature.titleNumbers.some((amount) => b.signature.titleNumbers.includes(amount)) ? 1 : 0,
    amountsFound: ab === 'some' || ba === 'some' ? 1 : 0,
    amountsShared: Math.log1p(shared),
    amountsShare: fewer ? Math.min(1, shared / fewer) : 0.5,
  };
}

function nameFeatures(a: Prepared, b: Prepared): Features {
  const makers = (p: Prepared): string[] => p.signature.titleBrands.filter((brand) => !isPerson(brand));
  const [mine, theirs] = [makers(a), makers(b)];
  const apart = mine.length > 0 && theirs.length > 0 && !shares(mine, new Set(theirs));
  const foreign = (names: string[], other: Prepared): number =>
    names.length ? names.filter((name) => !other.brands.has(name)).length / names.length : 0;
  const people = (p: Prepared): Set<string> => new Set(p.signature.titleBrands.filter(isPerson));
  const [myPeople, theirPeople] = [people(a), people(b)];
  return {
    brandConflict: apart ? 1 : 0,
    brandsForeign: (foreign(mine, b) + foreign(theirs, a)) / 2,
    brandsForeignBoth: Math.min(foreign(mine, b), foreign(theirs, a)),
    manyBrands: Math.min(1, (a.signature.titleBrands.length + b.signature.titleBrands.length) / 8),
    personShared: shares(myPeople, theirPeople),
    personConflict: myPeople.size > 0 && theirPeople.size > 0 && !shares(myPeople, theirPeople) ? 1 : 0,
  };
}

function modelFeatures(a: Prepared, b: Prepared): Features {
  const lacks = (names: readonly string[], other: ReadonlySet<string>): number =>
    names.length && !shares(names, other) ? 1 : 0;
  const [ab, ba] = [lacks(a.signature.titleModels, b.models), lacks(b.signature.titleModels, a.models)];
  const trims = (from: Prepared, to: Prepared): number =>
    from.signature.titleTrims.filter((trim) => !to.trims.has(trim)).length;
  const [trimsAb, trimsBa] = [trims(a, b), trims(b, a)];
  return {
    modelShared: shares(a.signature.titleModels, new Set(b.signature.titleModels)),
    modelConflict: ab && ba ? 1 : 0,
    modelLackOne: ab !== ba ? 1 : 0,
    trimConflict: trimsAb && trimsBa ? 1 : 0,
    trimLackOne: trimsAb > 0 !== trimsBa > 0 ? 1 : 0,
    trimsDiffer: [...a.signature.titleTrims].sort().join() === [...b.signature.titleTrims].sort().join() ? 0 : 1,
  };
}

/** Longest stretch of a headline, in letters, of which the other article knows no pair of letters. */
function longestGap(of: Prepared, other: Prepared): number {
  let [gap, longest] = [0, 0];
  for (const term of of.titleTerms) {
    gap = other.all.has(term) ? 0 : gap + (term.charCodeAt(0) < 0x3400 ? 2 : 1);
    longest = Math.max(longest, gap);
  }
  return longest;
}

/** True when a headline's speaker is unknown to the other article. */
function speakerLacks(of: Prepared, other: Prepared): boolean {
  const terms = termsOf(of.signature.speaker);
  return terms.length > 0 && terms.filter((term) => other.all.has(term)).length < terms.length / 2;
}

function speechFeatures(a: Prepared, b: Prepared): Features {
  const [mine, theirs] = [a.signature.speaker !== '', b.signature.speaker !== ''];
  const [ab, ba] = [speakerLacks(a, b), speakerLacks(b, a)];
  return {
    speakers: (Number(mine) + Number(theirs)) / 2,
    oneSpeaks: mine !== theirs ? 1 : 0,
    speakerLacks: ab || ba ? 1 : 0,
    speakersDiffer: ab && ba ? 1 : 0,
  };
}

function stageFeatures(a: Prepared, b: Prepared): Features {
  const stages = (p: Prepared): string => STAGES.filter((stage) => p.signature.titleActions.includes(stage)).join();
  const [mine, theirs] = [stages(a), stages(b)];
  return { stagesDiffer: mine !== '' && theirs !== '' && mine !== theirs ? 1 : 0 };
}

function actionFeatures(a: Prepared, b: Prepared): Features {
  const [mine, theirs] = [new Set(a.signature.actions), new Set(b.signature.actions)];
  const shared = [...mine].filter((action) => theirs.has(action)).length;
  const all = new Set([...mine, ...theirs]).size;
  const oneSided = (id: string): number => (mine.has(id) !== theirs.has(id) ? 1 : 0);
  const kind = (id: string): number => Number(a.signature.kinds.includes(id)) + Number(b.signature.kinds.includes(id));
  return {
    actionsTitleShared: shares(a.signature.titleActions, new Set(b.signature.titleActions)),
    actionsShared: all ? shared / all : 0.5,
    actionConflict: mine.size && theirs.size && !shared ? 1 : 0,
    oneLeaks: oneSided('leak'),
    oneResponds: oneSided('respond'),
    oneReviews: oneSided('review'),
    oneSells: Math.max(oneSided('sale'), oneSided('presale'), oneSided('crowdfund')),
    oneTeases: oneSided('tease'),
    oneRates: oneSided('rating'),
    session: Math.max(oneSided('open'), oneSided('noon'), oneSided('close')),
    roundup: Math.min(1, kind('roundup')),
    routine: kind('routine') / 2,
    oneComments: kind('comment') === 1 ? 1 : 0,
  };
}

/** 0 up to `from`, then rising to 1: lets a linear model see that only much overlap tells much. */
const hinge = (value: number, from: number): number => Math.max(0, (value - from) / (1 - from));

/** All features of a pair that need no date and no outlet; symmetric in its two sides. */
export function compareArticles(a: Prepared, b: Prepared, idf: Idf): Features {
  const [titleAb, titleBa] = [coverage(a.title, b.all, idf), coverage(b.title, a.all, idf)];
  const [newsAb, newsBa] = [coverage(a.title, b.news, idf), coverage(b.title, a.news, idf)];
  const [gapAb, gapBa] = [longestGap(a, b), longestGap(b, a)];
  const lengths = [a.signature.length, b.signature.length];
  return {
    titleCosine: cosine(a.title, b.title, idf),
    frontCosine: cosine(a.front, b.front, idf),
    newsCosine: cosine(a.news, b.news, idf),
    allCosine: cosine(a.all, b.all, idf),
    titleCoverHigh: hinge(Math.min(titleAb, titleBa), 0.6),
    titleCoverMost: Math.max(titleAb, titleBa),
    titleCoverLeast: Math.min(titleAb, titleBa),
    newsCoverLeast: Math.min(newsAb, newsBa),
    gapMost: Math.max(gapAb, gapBa) / 10,
    gapLeast: Math.min(gapAb, gapBa) / 10,
    headless: Math.min(1, Number(a.signature.headless) + Number(b.signature.headless)),
    shorter: Math.log1p(Math.min(...lengths)) / 7,
    lengthRatio: Math.log((Math.max(...lengths) + 20) / (Math.min(...lengths) + 20)),
    twoLanguages: a.signature.lang === b.signature.lang ? 0 : 1,
    english: a.signature.lang === 'en' && b.signature.lang === 'en' ? 1 : 0,
    ...copyFeatures(a, b),
    ...amountFeatures(a, b),
    ...nameFeatures(a, b),
    ...modelFeatures(a, b),
    ...actionFeatures(a, b),
    ...speechFeatures(a, b),
    ...stageFeatures(a, b),
  };
}
