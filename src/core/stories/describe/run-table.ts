/**
 * A set of letter runs with open addressing over plain numbers: a Set would allocate an object for every hash of every text compared.
 */

export type HasRun = (run: number) => boolean;

/** Stores hashes; returns a function that tells whether a hash is among them. */
export function createRunTable(runs: Uint32Array): HasRun {
  // At most half full, so that a search ends after a step or two.
  const size = 2 ** Math.ceil(Math.log2(2 * runs.length + 2));
  const slots = new Uint32Array(size);
  // 0 marks a free slot.
  let hasZero = false;
  const slotOf = (run: number): number => {
    let at = run & (size - 1);
    while (slots[at] !== 0 && slots[at] !== run) at = (at + 1) & (size - 1);
    return at;
  };
  for (const run of runs) {
    if (run === 0) hasZero = true;
    else slots[slotOf(run)] = run;
  }
  return (run) => (run === 0 ? hasZero : slots[slotOf(run)] === run);
}
