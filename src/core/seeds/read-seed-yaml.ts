/** Reads YAML of the seed corpus; problems carry the line in the file. */
import type { z } from 'zod';
import { type FileProblem, formatProblem } from '../yaml/file-problem.js';
import { readDocument } from '../yaml/read-document.js';

/** The value read, or everything that is wrong with it. */
export type SeedReading<T> = { ok: true; value: T } | { ok: false; problems: FileProblem[] };

/** A problem with a whole file or section rather than one key. */
export function problemAtLine(file: string, line: number, wrong: string, mend: string): FileProblem {
  return { file, line, column: 1, path: '', wrong, mend };
}

/** The seed corpus could not be read; `problems` lists everything that is wrong. */
export class SeedsError extends Error {
  constructor(readonly problems: FileProblem[]) {
    super(`The seed corpus cannot be used:\n${problems.map(formatProblem).join('\n')}`);
    this.name = 'SeedsError';
  }
}

/** @param firstLine line on which the text begins in its file, for a block inside Markdown */
export function readSeedYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  file: string,
  firstLine = 1,
): SeedReading<z.output<S>> {
  const read = readDocument(text, file, schema, () => undefined); // seed files have no environment variables
  if (read.ok) return { ok: true, value: read.value };
  return { ok: false, problems: read.problems.map((problem) => ({ ...problem, line: problem.line + firstLine - 1 })) };
}
