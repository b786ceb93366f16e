/** The articles that the shipped weights learned from, known by their titles, so that those weights are never measured on them. */
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Next to the weights; written with them. */
const FILE = 'weights/learned-titles.json';
/** Hex digits kept of a SHA-256. With a few thousand known titles, one title in about three million matches by chance. */
const HEX = 8;

export type LearnedTitles = (title: string) => boolean;

/** Without the file, no title is known. */
export async function loadLearnedTitles(folder: string): Promise<LearnedTitles> {
  const text = await readFile(join(folder, FILE), 'utf8').catch(() => '[]');
  const keys = new Set(z.array(z.string()).parse(JSON.parse(text)));
  return (title) => keys.has(keyOf(title));
}

/** Stores only hashes: the articles are not ours to redistribute. */
export async function writeLearnedTitles(folder: string, titles: readonly string[]): Promise<void> {
  const keys = [...new Set(titles.map(keyOf))].sort();
  await writeFile(join(folder, FILE), `${JSON.stringify(keys)}\n`);
}

function keyOf(title: string): string {
  return createHash('sha256').update(title.trim()).digest('hex').slice(0, HEX);
}
