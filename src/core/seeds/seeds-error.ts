/** What does a person who edited a seed file need to know to mend it? */
import { type Fault, formatFault } from '../yaml/fault.js';

/** Either what was read, or everything that was wrong with it. */
export type SeedReading<T> = { ok: true; value: T } | { ok: false; faults: Fault[] };

/** A fault of a whole file or section, not of one key in it. */
export function faultAtLine(file: string, line: number, wrong: string, mend: string): Fault {
  return { file, line, column: 1, path: '', wrong, mend };
}

/** The seed corpus could not be read; `faults` holds all that is wrong, not only the first. */
export class SeedsError extends Error {
  constructor(readonly faults: Fault[]) {
    super(`The seed corpus cannot be used:\n${faults.map(formatFault).join('\n')}`);
    this.name = 'SeedsError';
  }
}
