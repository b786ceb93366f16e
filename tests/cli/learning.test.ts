/**
 * From a reader's correction to new weights and reclassified articles, through the commands of an operator.
 */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '../../src/cli/main.js';
import type { Database } from '../../src/io/database/open-database.js';
import { createStore } from '../../src/io/database/store.js';
import { openLiveJudge } from '../../src/io/judge/live-judge.js';
import { loadSeeds } from '../../src/io/load-seeds.js';
import { makeConfig, writeConfig } from '../support/make-config.js';
import { type NewsServer, rss, startNewsServer } from '../support/news-server.js';
import { startQuietService } from '../support/quiet-service.js';
import { makeDatabaseUrl, openTestDatabase } from '../support/test-database.js';
import { type } from './fake-terminal.js';

const LAMP = '小米大师台灯第二代今天亮相，售价399元，灯臂可以折叠，亮度可以调节，颜色有黑白两种。';
const CAR = '小米汽车今天公布，小米SU7 Ultra的大定订单超过2.3万台，售价52.99万元，雷军说高端化进入新阶段。';
const MILLET = '今日小米粥的做法：选用山西小米，加水慢煮四十分钟，营养丰富，老少皆宜。';

let site: NewsServer;
let folder: string;
let database: Database;
let env: Record<string, string>;

const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')], { env });
const Rows = z.array(z.record(z.string(), z.unknown()));
const idOf = async (words: string) => {
  const [row] = Rows.parse(JSON.parse((await halfstep('search', words, '--json')).out));
  return String(row?.id);
};

beforeAll(async () => {
  site = await startNewsServer();
  const item = (n: number, title: string, text: string) => ({
    title,
    link: `${site.origin}/${n}`,
    date: new Date(Date.now() - (n + 1) * 3_600_000),
    text: text.repeat(4),
  });
  site.serve('/feed', {
    type: 'application/rss+xml',
    body: rss([
      item(1, '小米大师台灯第二代亮相', LAMP),
      item(2, '小米SU7 Ultra大定超2.3万台', CAR),
      item(3, '小米粥怎么煮最养胃', MILLET),
    ]),
  });
  folder = await mkdtemp(join(tmpdir(), 'halfstep-learning-'));
  const url = await makeDatabaseUrl();
  env = { DATABASE_URL: url };
  await writeConfig(folder, { feeds: [{ name: '甲报', url: `${site.origin}/feed` }] });
  expect((await halfstep('poll', '--all', '--wait')).code).toBe(0);
  database = await openTestDatabase(url);
}, 120_000);
afterAll(async () => {
  await database.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

describe('feedback', () => {
  it('rejects invalid corrections, and explains valid ones', async () => {
    const lamp = await idOf('台灯');
    expect(await halfstep('feedback', lamp)).toMatchObject({ code: 2, err: expect.stringContaining('--relevance') });
    expect(await halfstep('feedback', lamp, '--theme', '+cars')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Known themes: strategy'),
    });
    expect(await halfstep('feedback', lamp, '--relevance', '1', '--stance', 'supports')).toMatchObject({ code: 2 });
    expect(await halfstep('feedback', lamp, '--theme', '+brand', '--nonsense')).toMatchObject({ code: 2 });
    expect(await halfstep('feedback', '999999', '--relevance', '1')).toMatchObject({
      code: 1,
      err: expect.stringContaining('halfstep search'),
    });
    expect((await halfstep('train')).err).toContain('nothing to learn from');
  });

  it('is stored with its author, and listed', async () => {
    const [lamp, su7] = [await idOf('台灯'), await idOf('大定')];
    const said = await halfstep('feedback', lamp, '--relevance', '2', '--theme', '+brand', '--who', 'Ann', '--json');
    expect(JSON.parse(said.out)).toMatchObject({
      who: 'Ann',
      label: { relevance: 2, themes: ['brand', expect.any(String)] },
    });
    const themes = await halfstep('feedback', su7, '--theme', '-car', '+brand', '--stance', 'supports', '--json');
    expect(JSON.parse(themes.out)).toMatchObject({
      said: { add: ['brand'], remove: ['car'], stance: 'supports' },
      label: { relevance: 2, stance: 'supports' },
    });
    const themesNow = z.object({ label: z.object({ themes: z.array(z.string()) }) }).parse(JSON.parse(themes.out));
    expect(themesNow.label.themes).toContain('brand');
    expect(themesNow.label.themes).not.toContain('car');
    const listed = Rows.parse(JSON.parse((await halfstep('feedback', 'list', '--json')).out));
    expect(listed.map(({ articleId }) => articleId)).toEqual([su7, lamp]);
    expect((await halfstep('feedback', 'list')).out).toContain('+brand -car supports');
  });
});

describe('several corrections of one article', () => {
  const label = async (...args: string[]) => {
    const said = await halfstep('feedback', await idOf('台灯'), ...args, '--json');
    return z.object({ label: z.unknown() }).parse(JSON.parse(said.out)).label;
  };

  it('add up, also from different readers, and explain shows them all', async () => {
    const off = { relevance: 0, themes: [], stance: null };
    expect(await label('--relevance', '0', '--who', 'Ann')).toEqual(off);
    expect(await label('--theme', '-flagship', '--who', 'Ben')).toEqual(off);
    expect(await label('--theme', '+brand', '--stance', 'weakens', '--who', 'Ben')).toMatchObject({
      stance: 'weakens',
    });
    expect(await label('--theme', '+trust')).toMatchObject({ stance: 'weakens' });
    const explained = await halfstep('explain', await idOf('台灯'));
    expect(explained.out).toMatch(/Readers Ben, [^:]+:\d\d: \+brand weakens/);
    expect(explained.out).toMatch(/Readers Ann, [^:]+:\d\d: relevance 0/);
  });

  it('are rejected when they leave a premium article without a theme, or contradict themselves', async () => {
    const su7 = await idOf('大定');
    const { themes } = z.object({ themes: z.array(z.string()) }).parse(await label('--relevance', '2'));
    const all = themes.map((theme) => `-${theme}`);
    expect(await halfstep('feedback', await idOf('台灯'), '--theme', ...all)).toMatchObject({
      code: 2,
      err: expect.stringContaining('without a theme'),
    });
    expect(await halfstep('feedback', su7, '--theme', 'car', '-car')).toMatchObject({
      code: 2,
      err: expect.stringContaining('both added and removed'),
    });
  });

  it('are documented in the help of the group', async () => {
    const { out } = await halfstep('feedback', '--help');
    for (const option of ['--relevance', '--theme', '--stance', '--who']) expect(out).toContain(`${option} <`);
  });
});

describe('train', () => {
  it('creates no database in a folder of labelled articles given as the data folder', async () => {
    const labelled = await mkdtemp(join(tmpdir(), 'halfstep-labelled-'));
    await writeFile(join(labelled, 'labels.jsonl'), '');
    expect(await type(['train', '--data', labelled, '--config', folder])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--labelled'),
    });
    expect(await readdir(labelled)).toEqual(['labels.jsonl']);
    await rm(labelled, { recursive: true });
  });

  it('adapts the program’s weights to the feedback, shows before and after, and keeps every version', async () => {
    const store = createStore(database.db);
    let nowMs = 0;
    const judge = await openLiveJudge({
      folder: 'seeds',
      seeds: await loadSeeds('seeds'),
      store: store.weights,
      warn: () => undefined,
      nowMs: () => nowMs,
    });
    const shipped = (await judge.current()).judge.version;
    const trained = await halfstep('train', '--force', '--who', 'Ann', '--json');
    expect([trained.code, JSON.parse(trained.out)]).toEqual([
      0,
      expect.objectContaining({ recipe: 'adapted', corrections: 2, live: true, id: '1' }),
    ]);
    expect((await judge.current()).judge.version).toBe(shipped);
    nowMs += 2_000;
    const live = await judge.current();
    expect([live.training, live.judge.version === shipped]).toEqual(['1', false]);
    const list = Rows.parse(JSON.parse((await halfstep('train', '--list', '--json')).out));
    expect(list).toMatchObject([{ id: '1', live: true, who: 'Ann', before: {}, after: {} }]);

    expect((await halfstep('train', '--restore', 'shipped')).code).toBe(0);
    nowMs += 2_000;
    expect((await judge.current()).judge.version).toBe(shipped);
    expect((await halfstep('train', '--restore', '1')).code).toBe(0);
    nowMs += 2_000;
    expect((await judge.current()).judge.version).toBe(live.judge.version);
    expect(await halfstep('train', '--restore', '7')).toMatchObject({
      code: 1,
      err: expect.stringContaining('--list'),
    });
  });

  it('does not train without new feedback, and trains again with it', async () => {
    expect((await halfstep('train')).out).toContain('There is no new feedback since training 1 was made');
    expect(JSON.parse((await halfstep('train', '--json')).out)).toEqual({ nothingNew: true, training: '1' });
    expect(Rows.parse(JSON.parse((await halfstep('train', '--list', '--json')).out))).toHaveLength(1);
    expect((await halfstep('feedback', await idOf('养胃'), '--relevance', '1')).code).toBe(0);
    const { out } = await halfstep('train', '--force');
    expect(out).toMatch(/Training 2: adapted from 3 corrections\n/);
    expect(out).toMatch(/Of 3 corrections right: \d before, \d after in relevance/);
    expect((await halfstep('train', '--list')).out).toMatch(/\d of 3 right/);
    expect((await halfstep('train', '--restore', '1')).code).toBe(0);
  });

  it('rejects a single fold', async () => {
    for (const args of [[], ['--write']])
      expect(await halfstep('train', ...args, '--folds', '1')).toMatchObject({
        code: 2,
        err: expect.stringContaining('from 2 to 20'),
      });
  });
});

describe('reclassify', () => {
  it('judges stored articles once with the current weights, and does not change stories', async () => {
    const before = Rows.parse(JSON.parse((await halfstep('articles', '--json')).out));
    const again = await halfstep('reclassify', '--since', '7d', '--json');
    expect([again.code, JSON.parse(again.out)]).toEqual([0, expect.objectContaining({ left: 0, done: 3 })]);
    const after = Rows.parse(JSON.parse((await halfstep('articles', '--json')).out));
    const places = (rows: typeof before) => rows.map(({ id, state, storyId }) => [id, state, storyId]);
    expect(places(after)).toEqual(places(before));
    const { version } = z.object({ version: z.string() }).parse(JSON.parse(again.out));
    const explained = await halfstep('explain', await idOf('台灯'), '--json');
    expect(JSON.parse(explained.out)).toMatchObject({ judgement: { version } });
    const nothing = await halfstep('reclassify', '--since', '7d', '--json');
    expect(JSON.parse(nothing.out)).toMatchObject({ left: 0, done: 0, changed: 0 });
  });

  it('keeps its request when interrupted, and says who continues', async () => {
    expect((await halfstep('train', '--restore', 'shipped')).code).toBe(0);
    const err: string[] = [];
    const code = await runCli(['reclassify', '--since', '7d', '--config', folder, '--data', join(folder, 'var')], {
      ...{ env, out: () => undefined, err: (text) => err.push(text), columns: null, colour: false, ask: null },
      onStop: (stop) => {
        stop('SIGINT');
        return () => undefined;
      },
    });
    expect([code, err.at(-1)]).toEqual([
      1,
      'Stopped with 3 articles left. A running service continues with them; otherwise run the command again.',
    ]);
    expect(await createStore(database.db).reclassify.pending()).toMatchObject({ since: expect.any(Date) });
  });

  it('is finished by the clock of a running service, which completes the request', async () => {
    const store = createStore(database.db);
    const made = await makeConfig({ feeds: [{ name: '甲报', url: `${site.origin}/feed` }] });
    // Ticks every second, which operators cannot configure; the tick after the last article completes the request.
    const clock = { ...made.settings.clock, poll: '* * * * * *' };
    const config = { ...made, settings: { ...made.settings, clock } };
    const service = await startQuietService({
      ...{ roles: ['clock', 'judge'], ticking: true, dataFolder: join(folder, 'var') },
      config: () => config,
      databaseUrl: env.DATABASE_URL,
    });
    const { version } = (await service.judge.current()).judge;
    const versions = async () => {
      const rows = await database.db.selectFrom('judgements').select('version').execute();
      return rows.map((row) => row.version);
    };
    expect(await versions()).not.toContain(version);
    await expect.poll(versions, { timeout: 20_000 }).toEqual([version, version, version]);
    await expect.poll(() => store.reclassify.pending(), { timeout: 20_000 }).toBeNull();
    await service.stop();
  });
});

describe('status', () => {
  it('shows the current judge and its quality', async () => {
    const status: unknown = JSON.parse((await halfstep('status', '--json')).out);
    expect(status).toMatchObject({
      judge: {
        training: null,
        version: expect.any(String),
        nearCut: expect.any(Number),
        unknownNames: [],
        model: null,
      },
    });
    const { out } = await halfstep('status');
    expect(out).toMatch(/Judge +[0-9a-f]{12}, the program’s own weights; \d+ articles? of this week within 0\.1/);
    expect(out).toMatch(
      /Quality +relevance F1 0\.\d\d, .* labelled by the program’s makers; labelled or corrected here: 3 articles, 3 of them not learned from/,
    );
  });
});
