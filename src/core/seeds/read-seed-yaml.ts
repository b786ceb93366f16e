/** Is this YAML of the seed corpus what its schema asks for, and if not, on which line of the file is what wrong? */
import type { z } from 'zod';
import { readDocument } from '../yaml/read-document.js';
import type { SeedReading } from './seeds-error.js';

/** `firstLine` is where the text begins in its file, so that a block inside Markdown reports the file's own lines. */
export function readSeedYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  file: string,
  firstLine = 1,
): SeedReading<z.output<S>> {
  const read = readDocument(text, file, schema, () => undefined); // seed files know no environment variables
  if (read.ok) return { ok: true, value: read.value };
  return { ok: false, faults: read.faults.map((fault) => ({ ...fault, line: fault.line + firstLine - 1 })) };
}
