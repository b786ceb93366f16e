/**
 * Several workers that file at the same moment make the same stories as one.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Filer } from '../../../src/core/stories/decide/create-filer.js';
import { createFilingStore, type FilingStore } from '../../../src/io/database/filing-store.js';
import type { Database } from '../../../src/io/database/open-database.js';
import { loadFiler } from '../../../src/io/stories/load-filer.js';
import { makeDatabaseUrl, openTestDatabase } from '../../support/test-database.js';
import { type MadeUp, publishedAt, storeArticle, WEEK } from './filings-made-up.js';

const WORKERS = 4;
const ROUNDS = 25;

let databases: Database[];
let workers: FilingStore[];
let filer: Filer;

beforeAll(async () => {
  const url = await makeDatabaseUrl();
  // Each has its own pool and cache, as separate processes do.
  databases = await Promise.all(Array.from({ length: WORKERS }, () => openTestDatabase(url)));
  workers = databases.map(({ db }) => createFilingStore(db));
  filer = await loadFiler();
});
afterAll(() => Promise.all(databases.map((one) => one.close())));

const [first] = WEEK;
const event = (name: string): MadeUp[] => WEEK.filter(({ key }) => key.startsWith(name));

async function file(worker: FilingStore | undefined, article: MadeUp, prefix: string): Promise<string> {
  const db = databases[0]?.db;
  if (!db || !worker) throw new Error('not set up');
  const id = await storeArticle(db, article, prefix);
  const { title, text, site, key } = article;
  const at = publishedAt(article);
  const signature = filer.describeForFiling({ id, url: null, title, text, date: at.toISOString(), lang: 'zh', site });
  const self = { id, key: prefix + key, publishedAt: at, site, signature };
  return (await worker.file(self, filer, { endAfterDays: 30 })).storyId;
}

async function query<T>(text: string): Promise<T[]> {
  const { rows } = (await databases[0]?.pool.query(text)) ?? { rows: [] };
  return rows as T[];
}

describe('filing at the same moment', () => {
  it('makes one story of two copies, every time', async () => {
    if (!first) throw new Error('no article');
    for (let round = 0; round < ROUNDS; round += 1) {
      await query('delete from articles; delete from stories');
      await Promise.all(workers.map((worker, n) => file(worker, { ...first, site: `s${n}.example` }, `${n}-`)));
      const roles = await query<{ role: string }>('select role from filings order by role');
      expect(roles.map(({ role }) => role)).toEqual(['copy', 'copy', 'copy', 'original']);
      expect(await query('select id from stories')).toHaveLength(1);
    }
  });

  it('makes the same stories of a week, whichever process files which article', async () => {
    for (let round = 0; round < 8; round += 1) {
      await query('delete from articles; delete from stories');
      await Promise.all(WEEK.map((article, n) => file(workers[(n * (round + 1)) % WORKERS], article, '')));
      const stories = await query<{ keys: string }>(
        `select string_agg(a.key, ' ' order by a.key) as keys from filings f join articles a on a.id = f.article_id
         group by f.story_id order by 1`,
      );
      expect(stories.map(({ keys }) => keys)).toEqual(
        ['a', 'b', 'c', 'd', 'e', 'g'].map((name) =>
          event(name)
            .map(({ key }) => key)
            .join(' '),
        ),
      );
      expect(await query('select id from stories')).toHaveLength(6);
    }
  });

  it('files an article once that two workers were given', async () => {
    if (!first) throw new Error('no article');
    await query('delete from articles; delete from stories');
    const db = databases[0]?.db;
    if (!db) throw new Error('not set up');
    const id = await storeArticle(db, first);
    const at = publishedAt(first);
    const signature = filer.describeForFiling({ ...first, id, url: null, date: at.toISOString(), lang: 'zh' });
    const self = { id, key: first.key, publishedAt: at, site: first.site, signature };
    const filed = await Promise.all(workers.map((worker) => worker.file(self, filer, { endAfterDays: 30 })));
    expect(new Set(filed.map(({ storyId }) => storyId)).size).toBe(1);
    expect(await query('select article_id from filings')).toHaveLength(1);
    const keys = await query<{ key: string }>('select key from story_keys');
    expect(keys).toHaveLength(new Set(signature.keys.map(({ key }) => key)).size);
  });
});
