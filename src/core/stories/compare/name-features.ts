/**
 * PairFeatures of names: makers, products, trims, and the subjects of headlines.
 */
import type { PairFeatures, Prepared } from './prepare.js';

const haveCommon = (a: Iterable<string>, b: ReadonlySet<string>): boolean => {
  for (const item of a) if (b.has(item)) return true;
  return false;
};

/** Share of the names that the other article does not mention. */
const foreign = (names: readonly string[], other: Prepared): number =>
  names.length ? names.filter((name) => !other.brands.has(name)).length / names.length : 0;

const modelsLack = (of: Prepared, other: Prepared): boolean =>
  of.signature.titleModels.length > 0 && !haveCommon(of.signature.titleModels, other.models);

const trimsLack = (of: Prepared, other: Prepared): boolean =>
  of.signature.titleTrims.some((trim) => !other.trims.has(trim));

/** True when the other article lacks the beginning of this headline, where headlines name their subject. */
function headLacks(of: Prepared, other: Prepared): boolean {
  const head = of.titleTerms.slice(0, 3);
  return head.length > 0 && head.filter((term) => !other.full.includes(term)).length >= Math.min(2, head.length);
}

/** True when at least half of this headline's beginning, where the subject is named, is in the other headline. */
function headShared(of: Prepared, other: Prepared): boolean {
  const head = of.titleTerms.slice(0, 4);
  return head.length > 0 && 2 * head.filter((term) => other.title.terms.has(term)).length >= head.length;
}

/** Lowest share of common terms of two headlines made from one template. */
const PATTERN = 0.25;

/** True when two headlines may be one template with other terms filled in. */
function alike(a: Prepared, b: Prepared): boolean {
  const shared = [...a.title.terms.keys()].filter((term) => b.title.terms.has(term)).length;
  return 2 * shared >= PATTERN * (a.title.terms.size + b.title.terms.size);
}

const sorted = (items: readonly string[]): string => [...items].sort().join();

/** Symmetric. */
export function nameFeatures(a: Prepared, b: Prepared): PairFeatures {
  const shared = a.makers.filter((maker) => b.makers.includes(maker)).length;
  const [modelsAb, modelsBa] = [modelsLack(a, b), modelsLack(b, a)];
  const [one, other] = [a.signature, b.signature];
  const known = haveCommon(one.titleBrands, new Set(other.titleBrands));
  return {
    brandConflict: a.makers.length > 0 && b.makers.length > 0 && shared === 0 ? 1 : 0,
    brandsForeign: (foreign(a.makers, b) + foreign(b.makers, a)) / 2,
    makersShared: Math.min(2, shared),
    headShared: headShared(a, b) || headShared(b, a) ? 1 : 0,
    modelShared: haveCommon(one.titleModels, new Set(other.titleModels)) ? 1 : 0,
    modelConflict: modelsAb && modelsBa ? 1 : 0,
    modelLackOne: modelsAb !== modelsBa ? 1 : 0,
    trimConflict: trimsLack(a, b) && trimsLack(b, a) ? 1 : 0,
    trimsDiffer: sorted(one.titleTrims) === sorted(other.titleTrims) ? 0 : 1,
    // One pattern ("… applies for listing") with two subjects, each missing from the other article.
    subjectsDiffer: !known && one.lang === other.lang && headLacks(a, b) && headLacks(b, a) && alike(a, b) ? 1 : 0,
  };
}
