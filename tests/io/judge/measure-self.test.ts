/** The judge's reported quality: measured on local labels and corrections, never on what it was trained on. */
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Example, labelKey } from '../../../src/core/judge/learn/examples.js';
import type { Quality } from '../../../src/core/judge/learn/try-weights.js';
import type { Seeds } from '../../../src/core/seeds/seeds.js';
import type { Database } from '../../../src/io/database/open-database.js';
import { createStore, type Store } from '../../../src/io/database/store.js';
import { writeLearnedTitles } from '../../../src/io/judge/learned-titles.js';
import { openLiveJudge } from '../../../src/io/judge/live-judge.js';
import { loadQuality, loadWeights } from '../../../src/io/judge/load-judge.js';
import { measureSelf } from '../../../src/io/judge/measure-self.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { SEEDS } from '../../support/repository-judge.js';
import { openTestDatabase } from '../../support/test-database.js';

let database: Database;
let store: Store;
let seeds: Seeds;
let folder: string;
const at = new Date('2026-11-16T00:00:00Z');

beforeAll(async () => {
  [database, seeds] = await Promise.all([openTestDatabase(), loadSeeds(SEEDS)]);
  store = createStore(database.db);
  folder = await mkdtemp(join(tmpdir(), 'halfstep-measure-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await database.db.deleteFrom('corrections').execute();
  await database.db.deleteFrom('judge_weights').execute();
});

async function measure(labelled: string | null = null, own = SEEDS) {
  const judge = await openLiveJudge({ folder: own, seeds, store: store.weights, warn: () => undefined });
  return measureSelf({ judge, store, labelled: () => labelled }, at);
}

/** Porridge: clearly not premium. */
const porridge = (n: number, relevance: 0 | 2): Example => ({
  article: { id: `p${n}`, title: `小米粥的第${n}种做法`, text: '选用山西小米，加水慢煮四十分钟。' },
  relevance,
  themes: relevance === 2 ? ['car'] : [],
  stance: relevance === 2 ? 'neutral' : null,
});
const many = (count: number, relevance: 0 | 2) => Array.from({ length: count }, (_, n) => porridge(n + 2, relevance));

async function keep(examples: readonly Example[]): Promise<string> {
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
  await writeFile(join(folder, 'articles.jsonl'), lines(examples.map(({ article }) => article)));
  const labels = examples.map(({ article: { id }, relevance, themes, stance }) => ({ id, relevance, themes, stance }));
  await writeFile(join(folder, 'labels.jsonl'), lines(labels));
  return folder;
}

async function correct(count: number): Promise<void> {
  const rows = many(count, 0).map(({ article: { title, text } }) => {
    return {
      article_id: null,
      who: 'Ann',
      at,
      said: '{}',
      relevance: 0,
      themes: [],
      stance: null,
      title,
      text,
      lang: 'zh',
    };
  });
  await database.db.insertInto('corrections').values(rows).execute();
}

async function train(learnedFrom: readonly Example[], quality: Quality): Promise<void> {
  const weights = await loadWeights(SEEDS);
  const training = { recipe: 'adapted', weights, before: quality, after: quality, quality } as const;
  await store.weights.add({ ...training, learnedFrom: learnedFrom.map(labelKey) }, { who: 'Ann', at }, true);
}
const quality = (articles: number): Quality => ({
  ...{ articles, relevanceF1: 0.5, accuracy3: 0.5, themesMicro: 0.5, themesMacro: 0.5, stance: 0.5 },
  right: 1,
});

it('shows their number and the program’s own figures while there are too few', async () => {
  await correct(3);
  expect(await measure()).toMatchObject({
    quality: await loadQuality(SEEDS),
    measuredOn: 'program',
    labels: { labelled: 0, corrections: 3, fresh: 3 },
    labelsFault: null,
  });
});

it('is measured on labels and corrections together', async () => {
  await correct(4);
  const right = await measure(await keep(many(20, 0)));
  expect(right).toMatchObject({ measuredOn: 'here', labels: { labelled: 20, corrections: 4, fresh: 24 } });
  expect(right.quality).toMatchObject({ articles: 24, accuracy3: 1, right: 24 });
  const wrong = await measure(await keep(many(20, 2)));
  expect(wrong.quality).toMatchObject({ articles: 24, relevanceF1: 0, right: 4 });
});

it('omits what the current training was learned from', async () => {
  const labels = many(25, 0);
  await train(labels.slice(0, 15), quality(15));
  expect(await measure(await keep(labels))).toMatchObject({
    quality: null,
    measuredOn: null,
    labels: { labelled: 25, corrections: 0, fresh: 10 },
  });
  await train(labels, quality(25));
  expect(await measure(folder)).toMatchObject({ quality: { articles: 25, relevanceF1: 0.5 }, measuredOn: 'training' });
  await train(labels.slice(0, 5), quality(5));
  expect(await measure(folder)).toMatchObject({ quality: { articles: 20, accuracy3: 1 }, measuredOn: 'here' });
});

it('omits what the program’s own weights were learned from, even after adaptation', async () => {
  const own = join(folder, 'seeds');
  await cp(SEEDS, own, { recursive: true, filter: (path) => !/examples|labels/.test(path.slice(SEEDS.length)) });
  const labels = many(45, 0);
  await writeLearnedTitles(
    own,
    labels.slice(0, 25).map(({ article }) => article.title),
  );
  await keep(labels);
  expect((await measure(folder, own)).quality).toMatchObject({ articles: 20 });
  await train([], quality(0));
  expect((await measure(folder, own)).quality).toMatchObject({ articles: 20 });
  await writeLearnedTitles(
    own,
    labels.map(({ article }) => article.title),
  );
  expect(await measure(folder, own)).toMatchObject({ quality: null, measuredOn: null });
});

it('reports why labelled articles are skipped, and continues without them', async () => {
  const { labels, labelsFault } = await measure('/nowhere');
  expect([labels.labelled, labelsFault]).toEqual([0, expect.stringContaining('There is no folder /nowhere')]);
});
