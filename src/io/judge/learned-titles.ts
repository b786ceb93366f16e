/**
 * Which articles did the program's own weights learn from? Known by their titles, so that nobody measures those weights on them.
 */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Beside the weights; written with them. */
const FILE = 'weights/learned-titles.json';
/** Of a SHA-256: with some thousand known, one title in three million is taken for known by chance. */
const HEX = 8;

export type LearnedTitles = (title: string) => boolean;

/** Nothing is known where the file is missing. */
export async function loadLearnedTitles(folder: string): Promise<LearnedTitles> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '[]');
  const keys = new Set(z.array(z.string()).parse(JSON.parse(text)));
  return (title) => keys.has(keyOf(title));
}

/** Hashes alone are kept: the articles are not ours to pass on. */
export async function writeLearnedTitles(folder: string, titles: readonly string[]): Promise<void> {
  const keys = [...new Set(titles.map(keyOf))].sort();
  await writeFile(join(folder, FILE), `${JSON.stringify(keys)}\n`);
}

function keyOf(title: string): string {
  return createHash('sha256').update(title.trim()).digest('hex').slice(0, HEX);
}
