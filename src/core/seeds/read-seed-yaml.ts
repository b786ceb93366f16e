/** Is this YAML of the seed corpus what its schema asks for, and if not, on which line of the file is what wrong? */
import type { z } from 'zod';
import { type FileProblem, formatProblem } from '../yaml/file-problem.js';
import { readDocument } from '../yaml/read-document.js';

/** Either what was read, or everything that was wrong with it. */
export type SeedReading<T> = { ok: true; value: T } | { ok: false; problems: FileProblem[] };

/** A fault of a whole file or section, not of one key in it. */
export function problemAtLine(file: string, line: number, wrong: string, mend: string): FileProblem {
  return { file, line, column: 1, path: '', wrong, mend };
}

/** The seed corpus could not be read; `faults` holds all that is wrong, not only the first. */
export class SeedsError extends Error {
  constructor(readonly problems: FileProblem[]) {
    super(`The seed corpus cannot be used:\n${problems.map(formatProblem).join('\n')}`);
    this.name = 'SeedsError';
  }
}

/** `firstLine` is where the text begins in its file, so that a block inside Markdown reports the file's own lines. */
export function readSeedYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  file: string,
  firstLine = 1,
): SeedReading<z.output<S>> {
  const read = readDocument(text, file, schema, () => undefined); // seed files know no environment variables
  if (read.ok) return { ok: true, value: read.value };
  return { ok: false, problems: read.problems.map((problem) => ({ ...problem, line: problem.line + firstLine - 1 })) };
}
