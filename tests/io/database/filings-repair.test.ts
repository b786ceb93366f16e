/**
 * Corrections to filed stories: after a text has changed, by readers, and after the model has changed.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFiler, type Filer } from '../../../src/core/stories/decide/create-filer.js';
import { StoryModel } from '../../../src/core/stories/describe/story-model.js';
import { createFilingStore, type FilingStore } from '../../../src/io/database/filing-store.js';
import type { Database } from '../../../src/io/database/open-database.js';
import { openTestDatabase } from '../../support/test-database.js';
import { type MadeUp, publishedAt, storeArticle, WEEK } from './filings-made-up.js';

let database: Database;
let filings: FilingStore;
let filer: Filer;
/** The same model under another name, which finds no copies and no reports of one event. */
let blind: Filer;
const ids = new Map<string, string>();
const WHOLE = ['a1 a2 a3 a4 a5', 'b1 b2 b3', 'c1', 'd1 d2 d3', 'e1 e2', 'g1 g2'];

beforeAll(async () => {
  database = await openTestDatabase();
  filings = createFilingStore(database.db);
  const model = StoryModel.parse(JSON.parse(await readFile('seeds/weights/stories.json', 'utf8')));
  filer = createFiler(model);
  const never = { bias: -50, weights: {} };
  blind = createFiler({ ...model, version: 'blind', text: never, story: never });
});
afterAll(() => database.close());

beforeEach(async () => {
  await database.pool.query(
    'delete from articles; delete from stories; delete from editions; delete from story_rulings',
  );
  ids.clear();
  for (const article of WEEK) await arrive(article);
});

const rule = () => ({ filer, endAfterDays: 30 });
const idOf = (key: string): string => ids.get(key) ?? '';

async function arrive(article: MadeUp): Promise<void> {
  ids.set(article.key, await storeArticle(database.db, article));
  await file(article);
}

async function file(article: MadeUp) {
  const { title, text, site, key } = article;
  const at = publishedAt(article);
  const id = idOf(key);
  const signature = filer.describeForFiling({ id, url: null, title, text, date: at.toISOString(), lang: 'zh', site });
  return filings.file({ id, key, publishedAt: at, site, signature }, filer, rule());
}

/** The stories as lists of keys. */
async function stories(): Promise<string[]> {
  const { rows } = await database.pool.query<{ keys: string }>(
    `select string_agg(a.key, ' ' order by a.key) as keys from filings f join articles a on a.id = f.article_id
     group by f.story_id order by 1`,
  );
  return rows.map(({ keys }) => keys);
}

const storyOf = async (key: string): Promise<string> => (await filings.ofArticle(idOf(key)))?.storyId ?? '';
const made = (key: string): MadeUp => {
  const article = WEEK.find((one) => one.key === key);
  if (!article) throw new Error(`no article ${key}`);
  return article;
};

describe('a text that changes', () => {
  it('stays in its story when little of it changed', async () => {
    const before = await storyOf('a4');
    await file({ ...made('a4'), text: `${made('a4').text}更正：发货日期为 11 月 22 日。` });
    expect(await storyOf('a4')).toBe(before);
    expect(await stories()).toEqual(WHOLE);
  });

  it('leaves if it now reports something else, and dependent articles are corrected', async () => {
    const before = await storyOf('a4');
    await file({ ...made('a4'), title: made('d1').title, text: made('d1').text });
    expect(await stories()).toEqual(['a1 a2 a3 a5', 'a4 d1 d2 d3', 'b1 b2 b3', 'c1', 'e1 e2', 'g1 g2']);
    expect(await storyOf('a5')).toBe(before);
    const [a5] = (await filings.story(before)).filter(({ articleId }) => articleId === idOf('a5'));
    expect(a5).toMatchObject({ role: 'report', copyOf: null });
  });
});

describe('an article that comes late', () => {
  it('takes over the story’s number, so that it stays the story that an edition reported', async () => {
    const number = await storyOf('d1');
    await database.pool.query(
      `insert into editions (digest_id, period_start, period_end, number, late, edition, html, plain, markdown)
       values ('w', now(), now(), 1, false, '{}', '', '', '')`,
    );
    await database.pool.query(`insert into edition_stories select id, ${number}, 1 from editions`);
    await arrive({ ...made('d1'), key: 'd0', site: 'early.example', hour: 29 });
    const told = await filings.story(number);
    expect(told.map(({ role, copyOf }) => [role, copyOf])).toEqual([
      ['original', null],
      ['copy', idOf('d0')],
      ['report', null],
      ['copy', idOf('d0')],
    ]);
    const { rows } = await database.pool.query('select story_id from edition_stories');
    expect(rows).toEqual([{ story_id: number }]);
  });
});

describe('a continuation', () => {
  it('names the earlier story and what is new', async () => {
    const head = await filings.head(await storyOf('e1'));
    expect(head?.follows).toMatchObject({ storyId: await storyOf('a1'), title: made('a1').title });
    expect(head?.follows?.news).toContain('p63');
    expect((await filings.head(await storyOf('a1')))?.continuedBy.map(({ storyId }) => storyId)).toContain(head?.id);
  });

  it('does not reach a story that has ended', async () => {
    const article = { ...made('e1'), key: 'f1', hour: 150 + 24 * 8 };
    ids.set('f1', await storeArticle(database.db, article));
    const { title, text, site } = article;
    const at = publishedAt(article);
    const signature = filer.describeForFiling({ id: '', url: null, title, text, date: null, lang: 'zh', site });
    const self = { id: idOf('f1'), key: 'f1', publishedAt: at, site, signature };
    const filed = await filings.file(self, filer, { endAfterDays: 7 });
    expect(filed).toMatchObject({ role: 'original', compared: 0 });
    expect((await filings.head(filed.storyId))?.follows).toBeNull();
  });
});

describe('a merge by a reader', () => {
  it('applies to later articles, to a late article and to filing again', async () => {
    const [recall, other] = [await storyOf('b1'), await storyOf('c1')];
    expect(await filings.merge([recall, other], 'Ann', rule())).toMatchObject({ storyId: recall });
    const merged = ['a1 a2 a3 a4 a5', 'b1 b2 b3 c1', 'd1 d2 d3', 'e1 e2', 'g1 g2'];
    expect(await stories()).toEqual(merged);
    expect((await filings.head(recall))?.rulings).toMatchObject([{ kind: 'merge', who: 'Ann' }]);
    await arrive({ ...made('c1'), key: 'c2', site: 'zhuanzai.example', hour: 24 });
    await arrive({ ...made('b1'), key: 'b0', site: 'early.example', hour: 19 });
    const later = ['a1 a2 a3 a4 a5', 'b0 b1 b2 b3 c1 c2', 'd1 d2 d3', 'e1 e2', 'g1 g2'];
    expect(await stories()).toEqual(later);
    await filings.refile(new Date(0), rule(), () => true);
    expect(await stories()).toEqual(later);
  });
});

describe('a split by a reader', () => {
  it('applies to later articles and to filing again', async () => {
    const before = await storyOf('a1');
    const ruling = await filings.split(before, [idOf('a4'), idOf('a5')], 'Bo', rule());
    const apart = ['a1 a2 a3', 'a4 a5', 'b1 b2 b3', 'c1', 'd1 d2 d3', 'e1 e2', 'g1 g2'];
    expect(await stories()).toEqual(apart);
    expect(await storyOf('a1')).toBe(before);
    expect(await storyOf('a4')).toBe(ruling?.storyId);
    await filings.refile(new Date(0), rule(), () => true);
    expect(await stories()).toEqual(apart);
    await arrive({ ...made('a4'), key: 'a6', site: 'sixth.example', hour: 12 });
    expect(await storyOf('a6')).toBe(ruling?.storyId);
  });

  it('can be taken back by a merge', async () => {
    const before = await storyOf('a1');
    const ruling = await filings.split(before, [idOf('a4')], 'Bo', rule());
    await filings.merge([before, ruling?.storyId ?? ''], 'Ann', rule());
    expect(await stories()).toEqual(WHOLE);
  });

  it('refuses to empty a story and strangers in it', async () => {
    expect(await filings.split(await storyOf('c1'), [idOf('c1')], 'Bo', rule())).toBeNull();
    expect(await filings.split(await storyOf('c1'), [idOf('a1')], 'Bo', rule())).toBeNull();
  });
});

describe('filing again', () => {
  it('moves nothing if nothing has changed', async () => {
    const done = await filings.refile(new Date(0), rule(), () => true);
    expect(done).toEqual({ articles: WEEK.length, described: 0, moved: 0 });
  });

  it('describes articles again and counts those that moved, and can be stopped and resumed', async () => {
    const stopped = await filings.refile(new Date(0), { ...rule(), filer: blind }, ({ articles }) => articles < 5);
    expect(stopped.articles).toBe(5);
    const done = await filings.refile(new Date(0), { ...rule(), filer: blind }, () => true);
    expect(await stories()).toEqual(WEEK.map(({ key }) => key).sort());
    expect([stopped.moved + done.moved, done.articles]).toEqual([10, WEEK.length]);
    const back = await filings.refile(new Date(0), rule(), () => true);
    expect(back).toEqual({ articles: WEEK.length, described: WEEK.length, moved: 10 });
    expect(await stories()).toEqual(WHOLE);
  });

  it('leaves alone what is older', async () => {
    const done = await filings.refile(publishedAt(made('d1')), { ...rule(), filer: blind }, () => true);
    expect(done.articles).toBeLessThan(WEEK.length);
    expect((await stories()).slice(0, 3)).toEqual(WHOLE.slice(0, 3));
  });
});
