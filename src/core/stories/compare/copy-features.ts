/**
 * PairFeatures of copied text: shares of letter runs in common.
 */
import { overlapOf } from '../describe/sketch.js';
import type { PairFeatures, Prepared } from './prepare.js';
import { cosine } from './word-features.js';

/** A run is five letters long: n known runs in a row are n + 4 known letters. */
const RUN_TAIL = 4;
/** A passage of this many letters proves a copy as well as the whole text would. */
const FULL_STRETCH = 300;
/** With a smaller share in common, the costlier features are not measured. */
const WORTH_MEASURING = 0.1;

const NOTHING = { firstInSecond: 0, secondInFirst: 0 };

/** Share of the letter runs of `part` that are in `whole`, and the longest passage of them, in letters. */
function taken(part: Prepared, whole: Prepared): { share: number; longest: number } {
  let [hits, stretch, longest] = [0, 0, 0];
  const runs = part.runs();
  const known = whole.hasRun();
  for (const run of runs) {
    stretch = known(run) ? stretch + 1 : 0;
    if (stretch) hits++;
    if (stretch > longest) longest = stretch;
  }
  return { share: runs.length ? hits / runs.length : 0, longest: longest ? longest + RUN_TAIL : 0 };
}

function dice(a: Prepared, b: Prepared): number {
  const [mine, theirs] = [a.title.terms, b.title.terms];
  if (mine.size + theirs.size === 0) return 0;
  let shared = 0;
  for (const term of mine.keys()) if (theirs.has(term)) shared++;
  return (2 * shared) / (mine.size + theirs.size);
}

/** Shorter first, equal lengths in string order, so that the order of the arguments never matters. */
function byLength(a: Prepared, b: Prepared): [Prepared, Prepared] {
  const apart = a.signature.length - b.signature.length;
  return apart < 0 || (apart === 0 && a.full <= b.full) ? [a, b] : [b, a];
}

/** Measured over the stored openings and over the sketches of the whole texts; symmetric. */
export function copyFeatures(a: Prepared, b: Prepared): PairFeatures {
  const [short, long] = byLength(a, b);
  const opening = taken(short, long);
  // If both cores contain the whole text, the sketches add nothing.
  const isWhole = long.signature.length <= long.signature.core.length;
  const whole = isWhole ? NOTHING : overlapOf(short.signature.sketch, long.signature.sketch);
  // The opening of a long text may lack the passage that was copied: the better of opening and sketch counts.
  const contained = Math.max(opening.share, whole.firstInSecond);
  const isWorth = contained >= WORTH_MEASURING;
  const back = isWorth ? taken(long, short).share : 0;
  return {
    /** The smaller of the two shares of the whole texts. */
    wholeShared: isWhole ? Math.min(opening.share, back) : Math.min(whole.firstInSecond, whole.secondInFirst),
    contained,
    containedHigh: Math.max(0, (contained - 0.6) / 0.4),
    containedBack: Math.max(back, whole.secondInFirst),
    longestShare: Math.min(1, opening.longest / Math.max(1, Math.min(short.runs().length + RUN_TAIL, FULL_STRETCH))),
    allCosine: isWorth ? cosine(a.all(), b.all()) : 0,
    titlesEqual: a.titleLetters !== '' && a.titleLetters === b.titleLetters ? 1 : 0,
    titleDice: dice(a, b),
  };
}
