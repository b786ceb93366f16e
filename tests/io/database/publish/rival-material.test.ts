/** The store hands on the articles of a period that may name a rival or a coming event. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RivalPanel } from '../../../../src/core/seeds/rival-panel.js';
import type { Database } from '../../../../src/io/database/open-database.js';
import { selectAround } from '../../../../src/io/database/publish/rival-material.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { openTestDatabase } from '../../../support/test-database.js';

const START = new Date('2026-11-08T16:00:00Z');
const END = new Date('2026-11-15T16:00:00Z');

let database: Database;
let panel: RivalPanel | null;
beforeAll(async () => {
  database = await openTestDatabase();
  panel = (await loadSeeds('seeds')).rivals;
});
afterAll(() => database.close());

async function store(title: string, day: string, text = ''): Promise<void> {
  await database.db
    .insertInto('articles')
    .values({
      key: title,
      url: `https://n.example/${encodeURIComponent(title)}`,
      title,
      text,
      text_from: 'entry',
      site: 'n.example',
      outlet: '晨光数码',
      tier: 2,
      published_at: new Date(`2026-11-${day}T04:00:00Z`),
      date_from: 'entry',
      state: 'filed',
      author: null,
      source_line: null,
    })
    .execute();
}

it('finds rivals in headlines, the own company in texts too, and rules, newest first', async () => {
  await store('蔚来 ES8 交付破 20 万台', '10');
  await store('一周大事', '11', '下周，小米发布财报。');
  await store('NIO delivers 41,207 cars', '12');
  await store('动力电池新国标下月实施', '13');
  await store('上市公司公告', '12', '特斯拉供应链公司业绩增长。');
  await store('问界 M9 交付破 40 万台', '16');
  await store('尊界 S800 交付破 3 万台', '08');
  const around = await selectAround(database.db)(START, END, panel);
  expect(around.map(({ title }) => title)).toEqual([
    '动力电池新国标下月实施',
    'NIO delivers 41,207 cars',
    '一周大事',
    '蔚来 ES8 交付破 20 万台',
  ]);
  expect(around[2]).toMatchObject({
    text: '下周，小米发布财报。',
    outlet: '晨光数码',
    publishedAt: '2026-11-11T04:00:00.000Z',
  });
});

it('finds nothing without a panel', async () => {
  expect(await selectAround(database.db)(START, END, null)).toEqual([]);
});
