/** `halfstep stories`: showing stories, and merges and splits by readers. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFilingStore } from '../src/io/database/filing-store.js';
import type { Database } from '../src/io/database/open-database.js';
import { loadFiler } from '../src/io/stories/load-filer.js';
import { type } from './cli/fake-terminal.js';
import { publishedAt, storeArticle, WEEK } from './io/database/filings-made-up.js';
import { writeConfig } from './support/make-config.js';
import { makeDatabaseUrl, openTestDatabase } from './support/test-database.js';

let folder: string;
let database: Database;
let env: Record<string, string>;
/** Article ids by key, and the story in which each was first filed. */
const ids = new Map<string, string>();
const storyOf = new Map<string, string>();

const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')], { env });
const id = (key: string): string => ids.get(key) ?? '';
const story = (key: string): string => storyOf.get(key) ?? '';

const Shown = z.object({
  id: z.string(),
  ended: z.boolean(),
  follows: z.object({ storyId: z.string(), news: z.array(z.string()) }).nullable(),
  rulings: z.array(z.object({ kind: z.string(), who: z.string() })),
  articles: z.array(z.object({ articleId: z.string(), role: z.string() })),
});
const show = async (storyId: string) =>
  Shown.parse(JSON.parse((await halfstep('stories', 'show', storyId, '--json')).out));
const Ruled = z.object({ storyId: z.string(), articles: z.array(z.string()) });

beforeAll(async () => {
  const url = await makeDatabaseUrl();
  env = { DATABASE_URL: url };
  folder = await mkdtemp(join(tmpdir(), 'halfstep-stories-'));
  await writeConfig(folder, { feeds: [] });
  database = await openTestDatabase(url);
  const filings = createFilingStore(database.db);
  const filer = await loadFiler();
  for (const article of WEEK) {
    const { key, title, text, site } = article;
    const articleId = await storeArticle(database.db, article);
    const at = publishedAt(article);
    const described = { id: articleId, url: null, title, text, date: at.toISOString(), lang: 'zh', site };
    const self = { id: articleId, key, publishedAt: at, site, signature: filer.describeForFiling(described) };
    ids.set(key, articleId);
    storyOf.set(key, (await filings.file(self, filer, { endAfterDays: 30 })).storyId);
  }
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

describe('stories show', () => {
  it('prints which story this one follows and what is new', async () => {
    const { code, out } = await halfstep('stories', 'show', story('e1'));
    expect(code).toBe(0);
    expect(out).toContain(`Follows ${story('a1')} “星河 Fold5 折叠屏手机发布，12999 元起”`);
    expect(out).toMatch(/new: .*63 %/);
    expect((await halfstep('stories', 'show', story('a1'))).out).toContain(`Continued by ${story('e1')}`);
  });
});

describe('stories merge and split', () => {
  it('correct a story, record who did it, and persist when everything is filed again', async () => {
    const merged = await halfstep('stories', 'merge', story('b1'), story('c1'), '--who', 'Ann', '--json');
    expect(merged.code).toBe(0);
    expect(Ruled.parse(JSON.parse(merged.out))).toMatchObject({ storyId: story('b1') });
    const split = await halfstep('stories', 'split', story('a1'), id('a4'), id('a5'), '--who', 'Bo', '--json');
    const { storyId } = Ruled.parse(JSON.parse(split.out));
    const again = await halfstep('refile', '--since', '2026-11-01', '--json');
    expect([again.code, JSON.parse(again.out)]).toMatchObject([0, { articles: WEEK.length, moved: 0, stopped: false }]);
    const one = await show(story('b1'));
    expect(one.articles.map(({ articleId }) => articleId).sort()).toEqual(['b1', 'b2', 'b3', 'c1'].map(id).sort());
    expect(one.rulings).toEqual([{ kind: 'merge', who: 'Ann' }]);
    const other = await show(storyId);
    expect(other.articles.map(({ articleId }) => articleId)).toEqual([id('a4'), id('a5')]);
    expect(other.rulings).toEqual([{ kind: 'split', who: 'Bo' }]);
  });

  it.each([
    [['stories', 'merge', '1'], 2, 'at least two stories'],
    [['stories', 'merge', '999998', '999999'], 1, 'halfstep stories list'],
    [['stories', 'split', '999999', '1'], 1, 'halfstep stories list'],
    [['refile'], 2, '--since'],
  ])('refuse %j in one clear line', async (args, code, says) => {
    expect(await halfstep(...args)).toMatchObject({ code, err: expect.stringContaining(says) });
  });

  it('neither empty a story nor remove what is not in it', async () => {
    expect(await halfstep('stories', 'split', story('d1'), id('a1'))).toMatchObject({ code: 1 });
    const all = (await show(story('d1'))).articles.map(({ articleId }) => articleId);
    expect(await halfstep('stories', 'split', story('d1'), ...all)).toMatchObject({ code: 2 });
  });
});
