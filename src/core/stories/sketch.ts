/**
 * How much of one text stands in another, when only small samples of both are kept?
 * Five-letter runs are hashed and those divisible by a power of two are kept: two samples can always be thinned to the same
 * power, and what is left of both is a fair sample of what they share, whichever is the longer and in whatever order.
 */

const RUN = 5;
/** Samples kept at most; the error of a containment is then about 1 / sqrt(96), a tenth. */
const MOST = 192;

export interface Sketch {
  step: number;
  hashes: number[];
}

/** Letters and digits only: punctuation and spacing are what a copy changes first. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '');

/** FNV-1a over UTF-16 units, with a final mix so that its low bits are as good as its high ones. */
export function hashRun(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Hashes of all runs of a text made of letters only, in order. */
export function runsOf(letters: string): Uint32Array {
  const runs = new Uint32Array(Math.max(0, letters.length - RUN + 1));
  for (let at = 0; at < runs.length; at++) runs[at] = hashRun(letters, at, at + RUN);
  return runs;
}

/** At most `MOST` different hashes, with the step at which they were kept. */
export function sketchOf(runs: Uint32Array): Sketch {
  let hashes = [...new Set(runs)];
  let step = 1;
  while (hashes.length > MOST) {
    step *= 2;
    hashes = hashes.filter((hash) => hash % step === 0);
  }
  return { step, hashes: hashes.sort((a, b) => a - b) };
}

export interface Overlap {
  /** Share of the first sample that stands in the second, and the other way round; 0 for an empty sample. */
  firstInSecond: number;
  secondInFirst: number;
}

/** Compares two samples at their coarser step. */
export function overlapOf(first: Sketch, second: Sketch): Overlap {
  const step = Math.max(first.step, second.step);
  const thin = (sketch: Sketch): number[] =>
    sketch.step === step ? sketch.hashes : sketch.hashes.filter((hash) => hash % step === 0);
  const [a, b] = [thin(first), thin(second)];
  const known = new Set(b);
  const shared = a.filter((hash) => known.has(hash)).length;
  return { firstInSecond: a.length ? shared / a.length : 0, secondInFirst: b.length ? shared / b.length : 0 };
}
