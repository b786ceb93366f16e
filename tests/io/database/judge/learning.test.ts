/** Readers' corrections and the weights trained on them, as stored. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Judgement } from '../../../../src/core/model.js';
import type { Training } from '../../../../src/io/database/judge/weight-store.js';
import type { Database } from '../../../../src/io/database/open-database.js';
import { createStore, type Store } from '../../../../src/io/database/store.js';
import { openLiveJudge } from '../../../../src/io/judge/live-judge.js';
import { loadQuality, loadWeights } from '../../../../src/io/judge/load-judge.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { openTestDatabase } from '../../../support/test-database.js';

let database: Database;
let store: Store;

beforeAll(async () => {
  database = await openTestDatabase();
  store = createStore(database.db);
});
afterAll(() => database.close());

const at = new Date('2026-11-16T00:00:00Z');
const judged = (relevance: 0 | 1 | 2): Judgement => ({
  version: 'one',
  relevance,
  probabilities: relevance === 2 ? [0.02, 0.08, 0.9] : [0.7, 0.2, 0.1],
  themes: relevance === 2 ? ['car'] : [],
  themeScores: { car: 0.9 },
  stance: relevance === 2 ? 'neutral' : null,
  figures: [],
  why: { zh: '', en: '', phrases: [], claim: null, runnerUp: null },
});

/** Stores a judged and filed article; returns its id. */
async function article(key: string, relevance: 0 | 1 | 2): Promise<string> {
  const { id } = await database.db
    .insertInto('articles')
    .values({
      key,
      url: null,
      title: `题目${key}`,
      text: `正文${key}`,
      lang: 'zh',
      published_at: at,
      date_from: 'entry',
      text_from: 'entry',
      author: null,
      source_line: null,
      fault: null,
      words: null,
      state: 'read',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await store.judgements.save(id, judged(relevance));
  await database.db.updateTable('articles').set({ state: 'filed' }).where('id', '=', id).execute();
  return id;
}

const labelOf = async (id: string) => (await store.corrections.labels()).find((label) => label.id === `feedback-${id}`);

describe('corrections', () => {
  const text = { title: '题目', text: '正文', lang: 'zh' };
  const nothing = { add: [], remove: [] };

  it('of one article: the latest counts, regardless of who made it', async () => {
    const id = await article('latest', 2);
    const off = { relevance: 1, themes: [], stance: null } as const;
    const on = { relevance: 2, themes: ['brand'], stance: 'supports' } as const;
    await store.corrections.add({ id, ...text }, { who: 'Ann', at: new Date('2026-11-17') }, nothing, {
      ...on,
      themes: ['brand'],
    });
    await store.corrections.add({ id, ...text }, { who: 'Ben', at: new Date('2026-11-16') }, nothing, {
      ...off,
      themes: [],
    });
    expect(await labelOf(id)).toMatchObject({ relevance: 2, themes: ['brand'], stance: 'supports' });
    expect((await store.corrections.list(10)).map(({ who }) => who)).toEqual(['Ann', 'Ben']);
  });

  it('outlive their article', async () => {
    const id = await article('retired', 1);
    const label = { relevance: 0, themes: [], stance: null } as const;
    await store.corrections.add({ id, ...text, title: '退役' }, { who: 'Ann', at }, nothing, { ...label, themes: [] });
    await database.db.deleteFrom('articles').where('id', '=', id).execute();
    expect(await store.corrections.labels()).toContainEqual(expect.objectContaining({ title: '退役', relevance: 0 }));
  });
});

describe('judging again', () => {
  it('finds what another judge has judged, keeps it filed, and reports what changed', async () => {
    const [same, changed] = [await article('same', 2), await article('changed', 2)];
    const since = new Date('2026-11-15');
    const from = new Date(Date.now() - 1_000);
    expect(await store.judgements.stale(since, 'one', 10)).toEqual([]);
    expect(await store.judgements.stale(since, 'two', 10)).toEqual(expect.arrayContaining([same, changed]));
    await store.judgements.save(same, { ...judged(2), version: 'two' });
    // With a model's opinion, the judge is still the same.
    await store.judgements.save(changed, { ...judged(1), version: 'two+qwen3' });
    const left = await store.judgements.stale(since, 'two', 10);
    expect([left.includes(same), left.includes(changed)]).toEqual([false, false]);
    expect(await store.judgements.rejudged(since, 'two', from)).toMatchObject({ done: 2, changed: 1 });
    expect((await store.articles.get(changed))?.state).toBe('filed');
    expect(await store.judgements.previous(changed)).toMatchObject({ version: 'one', relevance: 2, themes: ['car'] });
    expect(await store.judgements.previous(same)).toBeNull();
  });

  it('skips articles off the topic whose text was deleted', async () => {
    const id = await article('emptied', 0);
    await database.db.updateTable('articles').set({ text: '' }).where('id', '=', id).execute();
    expect(await store.judgements.stale(new Date('2026-11-15'), 'three', 99)).not.toContain(id);
  });

  it('counts articles near the threshold', async () => {
    const near = (cut: number) => store.judgements.nearCut({ since: at, until: new Date('2026-11-17') }, cut, 0.1);
    expect(await near(0.5)).toBe(0);
    expect(await near(0.85)).toBeGreaterThan(0);
  });
});

describe('trainings', () => {
  it('the shipped weights come with the quality measured when they were trained', async () => {
    const { learnedFrom } = await loadWeights('seeds');
    expect(await loadQuality('seeds')).toMatchObject({ articles: learnedFrom.articles });
  });

  it('at most one is live, even when several go live at once; an incompatible one is skipped with a warning', async () => {
    const seeds = await loadSeeds('seeds');
    const own = await loadWeights('seeds');
    const quality = { articles: 9, relevanceF1: 0.9, accuracy3: 0.9, themesMicro: 0.8, themesMacro: 0.7, stance: 0.8 };
    const training: Training = {
      recipe: 'refit',
      weights: { ...own, relevance: { ...own.relevance, cut: 0.5 } },
      learnedFrom: ['a'],
      before: quality,
      after: quality,
      quality,
    };
    expect(await store.weights.quality()).toBeNull();
    const add = (one: Training, live: boolean) => store.weights.add(one, { who: 'Ann', at }, live);
    const kept = await add(training, false);
    expect(await store.weights.liveId()).toBeNull();
    await Promise.all([add(training, true), add(training, true), store.weights.restore(kept)]);
    expect((await store.weights.list()).filter(({ live }) => live)).toHaveLength(1);
    expect(await store.weights.quality()).toEqual(quality);

    const warnings: string[] = [];
    const open = () =>
      openLiveJudge({ folder: 'seeds', seeds, store: store.weights, warn: (message) => warnings.push(message) });
    await store.weights.restore(kept);
    expect(await (await open()).current()).toMatchObject({ training: kept, weights: { relevance: { cut: 0.5 } } });
    // As an earlier version would have stored them.
    const misfit = await add({ ...training, weights: Object.assign({}, own, { format: 1 }) }, true);
    const judge = await open();
    expect(await judge.current()).toMatchObject({ training: null, weights: { relevance: own.relevance } });
    expect(warnings).toEqual([expect.stringContaining(`training ${misfit} cannot be read`)]);
    expect([judge.knows('小米SU7'), judge.knows('YQ99')]).toEqual([true, false]);
  });
});
