/**
 * PairFeatures of amounts: whether two articles state the same figures.
 */
import { type Amount, holdsAmount } from '../../lexicon/amounts.js';
import type { PairFeatures, Prepared } from './prepare.js';

/** Key amounts of a headline: it has none, the other article contains at least one, or it contains none of them. */
function headline(of: Prepared, other: Prepared): 'none' | 'found' | 'lacking' {
  const key = of.titleAmounts.filter(({ isKey }) => isKey);
  if (key.length === 0) return 'none';
  return key.some((amount) => holdsAmount(other.amounts, amount)) ? 'found' : 'lacking';
}

/** True when both give lap times and none is in both. */
function lapsDiffer(a: Prepared, b: Prepared): boolean {
  const laps = (p: Prepared): Amount[] => p.amounts.filter(({ kind }) => kind === 't');
  const [mine, theirs] = [laps(a), laps(b)];
  return mine.length > 0 && theirs.length > 0 && !mine.some((lap) => holdsAmount(theirs, lap));
}

/** True when both state key figures and not one of them is in both: a template filled in again. */
function allDiffer(a: Prepared, b: Prepared): boolean {
  const key = (p: Prepared): Amount[] => p.amounts.filter(({ isKey }) => isKey);
  const [mine, theirs] = [key(a), key(b)];
  return (
    mine.length > 0 &&
    theirs.length > 0 &&
    !mine.some((amount) => holdsAmount(b.amounts, amount)) &&
    !theirs.some((amount) => holdsAmount(a.amounts, amount))
  );
}

/** Symmetric. */
export function amountFeatures(a: Prepared, b: Prepared): PairFeatures {
  const [ab, ba] = [headline(a, b), headline(b, a)];
  const telling = (p: Prepared): Amount[] => p.amounts.filter(({ isTelling }) => isTelling);
  const [mine, theirs] = [telling(a), telling(b)];
  const known = (of: Amount[], among: readonly Amount[]): number =>
    of.filter((amount) => holdsAmount(among, amount)).length;
  const shared = Math.min(known(mine, b.amounts), known(theirs, a.amounts));
  const fewer = Math.min(mine.length, theirs.length);
  const titles = new Set(a.signature.titleNumbers);
  return {
    amountsLackBoth: ab === 'lacking' && ba === 'lacking' ? 1 : 0,
    amountsLackOne: (ab === 'lacking') !== (ba === 'lacking') ? 1 : 0,
    amountsFound: ab === 'found' || ba === 'found' ? 1 : 0,
    amountsTitleShared: b.signature.titleNumbers.some((amount) => titles.has(amount)) ? 1 : 0,
    amountsShared: Math.log1p(shared),
    // Neutral if there is nothing to compare.
    amountsShare: fewer ? Math.min(1, shared / fewer) : 0.5,
    amountsDiffer: allDiffer(a, b) ? 1 : 0,
    lapsDiffer: lapsDiffer(a, b) ? 1 : 0,
  };
}
