/**
 * Messages of `halfstep train --labelled FOLDER` when the folder is unusable or contains too little.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeConfig } from '../support/make-config.js';
import { makeDatabaseUrl } from '../support/test-database.js';
import { type } from './fake-terminal.js';

let folder: string;
let env: Record<string, string>;
const train = (...args: string[]) =>
  type(['train', '--labelled', folder, ...args, '--config', folder, '--data', join(folder, 'var')], { env });
const article = (id: string, title: string) => ({ id, title, text: `${title}。` });
const label = (id: string, themes: string[] = []) => ({
  ...{ id, relevance: themes.length > 0 ? 2 : 0, themes },
  stance: themes.length > 0 ? 'neutral' : null,
});
const write = (name: string, rows: readonly unknown[]) =>
  writeFile(join(folder, name), rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-labelled-'));
  await writeConfig(folder, { feeds: [] });
  env = { DATABASE_URL: await makeDatabaseUrl() };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('names the missing folder or file', async () => {
  const nowhere = await train('--labelled', '/nowhere');
  expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('There is no folder /nowhere.') });
  expect(nowhere.err).not.toContain('ENOENT');
  await write('labels.jsonl', [label('a')]);
  for (const args of [[], ['--write']])
    expect((await train(...args)).err).toContain(`${join(folder, 'articles.jsonl')} is missing.`);
});

it('names the invalid line', async () => {
  await write('articles.jsonl', [article('a', '小米粥'), '{"id":']);
  expect((await train()).err).toContain('articles.jsonl:2: this line is not JSON. Fix that line.');
  await write('articles.jsonl', [article('a', '小米粥')]);
  await write('labels.jsonl', [label('a'), { ...label('b'), relevance: 7 }]);
  expect((await train()).err).toMatch(/labels\.jsonl:2: .*relevance.*Fix that line/);
});

it('names unknown themes', async () => {
  await write('labels.jsonl', [label('a', ['car', 'cars', 'ship'])]);
  expect((await train()).err).toContain('2 themes that are not in seeds/themes.yaml: cars, ship.');
});

it('reports labels without an article, and why the weights are only adapted', async () => {
  await write('labels.jsonl', [label('x'), label('y')]);
  expect((await train()).err).toContain('None of the 2 labels');
  await write('labels.jsonl', [label('a'), label('x'), label('y')]);
  const { code, out, err } = await train();
  expect(code).toBe(0);
  expect(err).toContain('2 labels skipped: articles.jsonl has no article with the id.');
  expect(out).toContain('adapted from 1 labelled article and 0 corrections');
  expect(out).toMatch(/With fewer than \d+ labelled articles, the program’s weights are adapted/);
});
