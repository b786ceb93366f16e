/** What the judge learns from besides corrections by readers. */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Example } from '../../../src/core/judge/learn/examples.js';
import type { Judgement, Relevance } from '../../../src/core/model.js';
import type { Database } from '../../../src/io/database/open-database.js';
import { createStore, type Store } from '../../../src/io/database/store.js';
import { writeLearnedTitles } from '../../../src/io/judge/learned-titles.js';
import { openLiveJudge } from '../../../src/io/judge/live-judge.js';
import { trainJudge } from '../../../src/io/judge/train-judge.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { SEEDS } from '../../support/repository-judge.js';
import { openTestDatabase } from '../../support/test-database.js';

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openTestDatabase();
  store = createStore(database.db);
});
afterAll(() => database.close());

const now = new Date('2026-11-16T00:00:00Z');
/** A confident judgement without a reason. */
const judged = (relevance: Relevance): Judgement => ({
  version: 'trained',
  relevance,
  probabilities: [0, 1, 2].map((value) => (value === relevance ? 1 : 0)) as [number, number, number],
  themes: relevance === 2 ? ['car'] : [],
  themeScores: { car: 0.9 },
  stance: relevance === 2 ? 'supports' : null,
  figures: [],
  why: { zh: '', en: '', phrases: [], claim: null, runnerUp: null },
});

async function article(title: string): Promise<string> {
  const { id } = await database.db
    .insertInto('articles')
    .values({
      ...{ key: title, url: null, title, text: `${title}。`.repeat(5), lang: 'zh', published_at: now, state: 'filed' },
      ...{ date_from: 'entry', text_from: 'entry', author: null, source_line: null, fault: null, words: null },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

it('keeps the answers of the program’s own weights, not those of later trainings', async () => {
  const seeds = await loadSeeds(SEEDS);
  const ids: string[] = [];
  for (let n = 2; n < 12; n += 1)
    ids.push(await article(`小米粥的第${n}种做法：加水慢煮`), await article(`小米路由器第${n}次固件更新开始推送`));
  const lamp = await article('小米大师台灯旗舰款亮相');
  await store.judgements.save(lamp, judged(1));
  const said = { relevance: 2, themes: ['brand'], stance: 'supports' } as const;
  const text = { id: lamp, title: '小米大师台灯旗舰款亮相', text: '小米大师台灯旗舰款亮相。', lang: 'zh' };
  const nothing = { add: [], remove: [] };
  await store.corrections.add(text, { who: 'Ann', at: now }, nothing, { ...said, themes: ['brand'] });

  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn: () => undefined });
  const inForce = await judge.current();
  const learn = async (relevance: Relevance) => {
    for (const id of ids) await store.judgements.save(id, judged(relevance));
    const options = { folder: SEEDS, seeds, own: null, inForce, folds: 2, force: true, who: 'Ann', now };
    const trained = await trainJudge(store, options);
    if (typeof trained === 'string') throw new Error(trained);
    return { trained, weights: await store.weights.weights(trained.id) };
  };
  const [sober, drifted] = [await learn(0), await learn(2)];
  expect(drifted.weights).toEqual(sober.weights);
  expect(sober.weights).not.toEqual(inForce.weights);
  expect(sober.trained.held.articles).toBeGreaterThan(5);
  // Measured on Ann's corrections, not on the judge's own answers.
  expect(sober.trained.after.articles).toBe(1);
});

it('does not measure the program’s own weights on the articles they were learned from', async () => {
  await database.db.deleteFrom('corrections').execute();
  const folder = await mkdtemp(join(tmpdir(), 'halfstep-known-'));
  await cp(SEEDS, folder, { recursive: true, filter: (path) => !/examples|labels/.test(path.slice(SEEDS.length)) });
  const labelled = [2, 3, 4].map((n): Example => {
    const title = `小米粥的第${n}种做法`;
    return { article: { id: `p${n}`, title, text: title }, relevance: 0, themes: [], stance: null };
  });
  const seeds = await loadSeeds(SEEDS);
  const judge = await openLiveJudge({ folder, seeds, store: store.weights, warn: () => undefined });
  const own = { folder, examples: labelled };
  const options = { folder, seeds, own, inForce: await judge.current(), folds: 2, force: true, who: 'Ann', now };
  const titles = labelled.map(({ article }) => article.title);
  await writeLearnedTitles(folder, titles.slice(0, 2));
  expect(await trainJudge(store, options)).toMatchObject({ known: 2, labelled: 1, after: { articles: 1 } });
  await writeLearnedTitles(folder, titles);
  expect(await trainJudge(store, options)).toBe('all known');
  await rm(folder, { recursive: true });
});
