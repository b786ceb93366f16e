/**
 * How much of one text was taken over into the other, letter for letter?
 */
import type { Prepared } from './prepare.js';
import { overlapOf } from './sketch.js';

/** Share of `part`'s letter runs that stand in `whole`, and the longest stretch of them, in letters. */
function taken(part: Prepared, whole: Prepared): { share: number; longest: number } {
  let [hits, stretch, longest] = [0, 0, 0];
  for (const run of part.runs) {
    stretch = whole.runSet.has(run) ? stretch + 1 : 0;
    if (stretch) hits++;
    if (stretch > longest) longest = stretch;
  }
  return { share: part.runs.length ? hits / part.runs.length : 0, longest: longest ? longest + 4 : 0 };
}

function dice(a: ReadonlyMap<string, unknown>, b: ReadonlyMap<string, unknown>): number {
  if (a.size + b.size === 0) return 0;
  let shared = 0;
  for (const term of a.keys()) if (b.has(term)) shared++;
  return (2 * shared) / (a.size + b.size);
}

/** Shares of letters in common, over the kept openings and over samples of the whole texts; symmetric. */
export function copyFeatures(a: Prepared, b: Prepared): Record<string, number> {
  const [short, long] = a.signature.length <= b.signature.length ? [a, b] : [b, a];
  const opening = taken(short, long);
  const back = taken(long, short);
  const whole = overlapOf(short.signature.sketch, long.signature.sketch);
  const letters = Math.max(1, short.letters.length);
  const titlesEqual = a.titleLetters !== '' && a.titleLetters === b.titleLetters ? 1 : 0;
  const contained = Math.max(opening.share, whole.firstInSecond);
  return {
    // The opening of a long text need not hold the passage that was cut from it: the better of opening and sample counts.
    contained,
    containedHigh: Math.max(0, (contained - 0.6) / 0.4),
    containedBack: Math.max(back.share, whole.secondInFirst),
    longestShare: Math.min(1, opening.longest / Math.min(letters, 300)),
    titlesEqual,
    titleDice: dice(a.title.terms, b.title.terms),
  };
}
