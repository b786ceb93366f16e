/** How good is a yes-or-no decision: precision, recall, F1? */

/** Decisions counted against the truth. */
export interface BinaryCounts {
  hit: number;
  /** Said yes where no was right. */
  false: number;
  /** Said no where yes was right. */
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

/** 0 where nothing can be divided. */
export function scoreCounts({ hit, false: wrong, missed }: BinaryCounts): BinaryScore {
  const precision = hit / Math.max(1, hit + wrong);
  const recall = hit / Math.max(1, hit + missed);
  return { precision, recall, f1: (2 * hit) / Math.max(1, 2 * hit + wrong + missed) };
}
