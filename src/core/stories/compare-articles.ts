/**
 * In which respects are two articles alike, and in which do they contradict each other?
 * Numbers only; what they are worth is learned (see the model), and what forbids a merge stands in `vetoes.ts`.
 */
import { copyFeatures } from './copy-features.js';
import { isKeyAmount, sameAmount } from './find-amounts.js';
import { isPerson } from './lexicon.js';
import type { Prepared } from './prepare.js';
import type { Idf } from './story-model.js';

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

/** IDF-weighted share of `part` that stands in `whole`, and the weight of the rarest term that does not. */
function coverage(part: ReadonlySet<string>, whole: ReadonlySet<string>, idf: Idf): { share: number; missing: number } {
  let [sum, covered, missing] = [0, 0, 0];
  for (const term of part) {
    const weight = idf(term);
    sum += weight;
    if (whole.has(term)) covered += weight;
    else missing = Math.max(missing, weight);
  }
  return { share: sum ? covered / sum : 0, missing };
}

const holds = (amounts: readonly string[], wanted: string): boolean =>
  amounts.some((amount) => sameAmount(amount, wanted));

/** Key amounts of a headline that the other text lacks: 'none' to compare, 'all' found, or 'lacking' every one. */
function headlineAmounts(of: Prepared, other: Prepared): 'none' | 'some' | 'lacking' {
  const key = of.signature.titleNumbers.filter(isKeyAmount);
  if (key.length === 0) return 'none';
  return key.some((amount) => holds(other.amounts, amount)) ? 'some' : 'lacking';
}

function amountFeatures(a: Prepared, b: Prepared): Features {
  const [ab, ba] = [headlineAmounts(a, b), headlineAmounts(b, a)];
  const telling = (amount: string): boolean => amount.replace(/\D/g, '').length >= 3 || amount.startsWith('t');
  const own = a.amounts.filter(telling);
  const shared = own.filter((amount) => holds(b.amounts, amount)).length;
  const fewer = Math.min(own.length, b.amounts.filter(telling).length);
  return {
    amountsLackBoth: ab === 'lacking' && ba === 'lacking' ? 1 : 0,
    amountsLackOne: (ab === 'lacking') !== (ba === 'lacking') ? 1 : 0,
    amountsFound: ab === 'some' || ba === 'some' ? 1 : 0,
    amountsShared: Math.log1p(shared),
    amountsShare: fewer ? shared / fewer : 0.5,
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

function actionFeatures(a: Prepared, b: Prepared): Features {
  const [mine, theirs] = [new Set(a.signature.actions), new Set(b.signature.actions)];
  const shared = [...mine].filter((action) => theirs.has(action)).length;
  const all = new Set([...mine, ...theirs]).size;
  const oneSided = (id: string): number => (mine.has(id) !== theirs.has(id) ? 1 : 0);
  const kind = (id: string): number => Number(a.signature.kinds.includes(id)) + Number(b.signature.kinds.includes(id));
  return {
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
    speech: kind('speech') / 2,
  };
}

/** All features of a pair that need no date and no outlet; symmetric in its two sides. */
export function compareArticles(a: Prepared, b: Prepared, idf: Idf): Features {
  const [titleAb, titleBa] = [coverage(a.title, b.all, idf), coverage(b.title, a.all, idf)];
  const [newsAb, newsBa] = [coverage(a.title, b.news, idf), coverage(b.title, a.news, idf)];
  const lengths = [a.signature.length, b.signature.length];
  return {
    titleCosine: cosine(a.title, b.title, idf),
    frontCosine: cosine(a.front, b.front, idf),
    newsCosine: cosine(a.news, b.news, idf),
    allCosine: cosine(a.all, b.all, idf),
    titleCoverMost: Math.max(titleAb.share, titleBa.share),
    titleCoverLeast: Math.min(titleAb.share, titleBa.share),
    newsCoverLeast: Math.min(newsAb.share, newsBa.share),
    missingMost: Math.max(titleAb.missing, titleBa.missing) / 7,
    missingLeast: Math.min(titleAb.missing, titleBa.missing) / 7,
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
  };
}
