/** Precision, recall and F1 of a yes-or-no decision. */

/** Decisions counted against the truth. */
export interface BinaryCounts {
  hit: number;
  /** False positives. */
  false: number;
  /** False negatives. */
  missed: number;
}

export interface BinaryScore {
  precision: number;
  recall: number;
  f1: number;
}

export function noCounts(): BinaryCounts {
  return { hit: 0, false: 0, missed: 0 };
}

export function addCount(count: BinaryCounts, wanted: boolean, given: boolean): void {
  if (wanted && given) count.hit += 1;
  else if (given) count.false += 1;
  else if (wanted) count.missed += 1;
}

/** Each score is 0 when its denominator would be 0. */
export function scoreCounts({ hit, false: wrong, missed }: BinaryCounts): BinaryScore {
  const precision = hit / Math.max(1, hit + wrong);
  const recall = hit / Math.max(1, hit + missed);
  return { precision, recall, f1: (2 * hit) / Math.max(1, 2 * hit + wrong + missed) };
}
