/**
 * Sketches: small samples of two texts that show how much of one is in the other.
 * Five-letter runs are hashed and those divisible by a power of two are kept. Two sketches can always be thinned to the same power;
 * the remaining hashes are a fair sample of what the texts share, regardless of length and order.
 */

const RUN = 5;
/** Maximum number of hashes; the error of a containment is then about 1 / sqrt(96), a tenth. */
const MOST = 192;

export interface Sketch {
  step: number;
  /** In ascending order. */
  hashes: number[];
}

const OTHERS = /[^\p{L}\p{N}]+/gu;
/** Halves of surrogate pairs; only the regular expression can classify the whole character. */
const isHalf = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

let table: Uint8Array | undefined;

/** UTF-16 unit → 1 for a letter or digit. Built at first use in a few milliseconds. */
function letterTable(): Uint8Array {
  if (table) return table;
  table = new Uint8Array(65536);
  const letter = /[\p{L}\p{N}]/u;
  for (let unit = 0; unit < table.length; unit++) table[unit] = letter.test(String.fromCharCode(unit)) ? 1 : 0;
  return table;
}

/** Letters and digits only: punctuation and spacing are the first things that a copy changes. */
export function lettersOf(text: string): string {
  const isLetter = letterTable();
  let [letters, from] = ['', 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isLetter[unit]) continue;
    if (isHalf(unit)) return text.replace(OTHERS, '');
    if (at > from) letters += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : letters + text.slice(from);
}

/** FNV-1a over UTF-16 units, with a final mix that makes the low bits as good as the high ones. */
function hashRun(units: Uint16Array, start: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < start + RUN; at++) hash = Math.imul(hash ^ (units[at] ?? 0), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Like `lettersOf`, as UTF-16 units, without making a string. */
function unitsOf(text: string): Uint16Array {
  const isLetter = letterTable();
  const units = new Uint16Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (isHalf(unit)) return writeUnits(lettersOf(text));
    if (isLetter[unit]) units[count++] = unit;
  }
  return units.subarray(0, count);
}

function writeUnits(text: string): Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units;
}

/** Hashes of all letter runs of a text, in order. */
export function runsOf(text: string): Uint32Array {
  const units = unitsOf(text);
  const runs = new Uint32Array(Math.max(0, units.length - RUN + 1));
  for (let at = 0; at < runs.length; at++) runs[at] = hashRun(units, at);
  return runs;
}

/** At most `MOST` distinct hashes, with the step at which they were kept. */
export function sketchOf(runs: Uint32Array): Sketch {
  // Sorting makes equal hashes adjacent.
  let hashes = Uint32Array.from(runs)
    .sort()
    .filter((hash, at, all) => at === 0 || hash !== all[at - 1]);
  let step = 1;
  while (hashes.length > MOST) {
    step *= 2;
    hashes = hashes.filter((hash) => hash % step === 0);
  }
  return { step, hashes: [...hashes] };
}

export interface Overlap {
  /** Share of the first sketch that is in the second, and the reverse; 0 for an empty sketch. */
  firstInSecond: number;
  secondInFirst: number;
}

const thin = ({ step, hashes }: Sketch, to: number): readonly number[] =>
  step === to ? hashes : hashes.filter((hash) => hash % to === 0);

/** Compares two sketches at their coarser step. */
export function overlapOf(first: Sketch, second: Sketch): Overlap {
  const step = Math.max(first.step, second.step);
  const [a, b] = [thin(first, step), thin(second, step)];
  let [shared, at] = [0, 0];
  // Both are sorted: one pass finds what they share.
  for (const hash of a) {
    while (at < b.length && (b[at] ?? 0) < hash) at++;
    if (b[at] === hash) shared++;
  }
  return { firstInSecond: a.length ? shared / a.length : 0, secondInFirst: b.length ? shared / b.length : 0 };
}

/** Share (0..1, two digits) of a copy's text that its original does not have. */
export function addedShare(copy: { sketch: Sketch }, original: { sketch: Sketch }): number {
  return Math.round((1 - overlapOf(copy.sketch, original.sketch).firstInSecond) * 100) / 100;
}
