import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadLearnedTitles, writeLearnedTitles } from '../../../src/io/judge/learned-titles.js';
import { loadWeights } from '../../../src/io/judge/load-judge.js';
import { SEEDS } from '../../support/repository-judge.js';

it('recognises titles that were learned from, stores no title, and recognises nothing without a file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'halfstep-titles-'));
  await mkdir(join(folder, 'weights'));
  expect((await loadLearnedTitles(folder))('小米粥')).toBe(false);
  await writeLearnedTitles(folder, ['小米粥', '小米车', '小米粥']);
  const known = await loadLearnedTitles(folder);
  expect([known(' 小米粥'), known('小米车'), known('小米')]).toEqual([true, true, false]);
  const kept = await readFile(join(folder, 'weights/learned-titles.json'), 'utf8');
  expect([kept.includes('小米'), JSON.parse(kept)]).toEqual([false, [expect.any(String), expect.any(String)]]);
  await rm(folder, { recursive: true });
});

it('ships with the weights', async () => {
  const { learnedFrom } = await loadWeights(SEEDS);
  const kept: unknown[] = JSON.parse(await readFile(join(SEEDS, 'weights/learned-titles.json'), 'utf8'));
  // Some labelled articles share a title; the further articles add their own.
  expect(kept.length).toBeGreaterThan(0.9 * learnedFrom.articles);
});
