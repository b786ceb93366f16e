/** Is this YAML of the seed corpus what its schema asks for, and if not, on which line of the file is what wrong? */
import type { z } from 'zod';
import { readDocument } from '../config/read-document.js';
import type { SeedReading } from './seeds-error.js';

/** `firstLine` is where the text begins in its file, so that a block inside Markdown reports the file's own lines. */
export function readSeedYaml<S extends z.ZodType>(
  text: string,
  schema: S,
  file: string,
  firstLine = 1,
): SeedReading<z.output<S>> {
  // Blank lines in front move every position; seed files know no environment variables.
  const read = readDocument('\n'.repeat(firstLine - 1) + text, file, schema, () => undefined);
  return read.ok ? { ok: true, value: read.value } : read;
}
