/** Every distinct entry is stored once, however often and by however many processes. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PreparedEntry } from '../../../../src/core/entries/prepare-entries.js';
import type { Database } from '../../../../src/io/database/open-database.js';
import { createStore, type Store } from '../../../../src/io/database/store.js';
import { openTestDatabase } from '../../../support/test-database.js';

let database: Database;
let store: Store;
const seenAt = new Date('2026-11-19T08:00:00Z');

beforeAll(async () => {
  database = await openTestDatabase();
  store = createStore(database.db);
});
afterAll(() => database.close());

function entry(n: number, change: Partial<PreparedEntry> = {}): PreparedEntry {
  return {
    identity: `item-${n}`,
    articleKey: `https://example.com/${n}`,
    link: `https://example.com/${n}?from=feed`,
    title: `第 ${n} 条`,
    publishedAt: new Date('2026-11-18T00:00:00Z'),
    bodyHash: `hash-${n}`,
    text: `正文 ${n}`,
    textFrom: 'entry',
    author: null,
    categories: ['手机'],
    lang: 'zh',
    site: 'example.com',
    outlet: null,
    ...change,
  };
}
const source = (feedId: string) => ({ feedId, outlet: '云杉科技报', tier: 2 });

describe('storing entries', () => {
  it('stores each entry once, and writes nothing at the second poll', async () => {
    const first = await store.entries.store(source('one'), [entry(1), entry(2)], seenAt);
    expect(first).toMatchObject({ newEntries: 2, changedArticles: [] });
    expect(first.newArticles).toHaveLength(2);
    expect(await store.entries.store(source('one'), [entry(1), entry(2)], seenAt)).toEqual({
      newEntries: 0,
      newArticles: [],
      changedArticles: [],
    });
  });

  it('links the entry of another feed to the known article', async () => {
    const again = await store.entries.store(source('two'), [entry(1, { identity: 'other-guid' })], seenAt);
    expect(again).toEqual({ newEntries: 1, newArticles: [], changedArticles: [] });
  });

  it('sends a changed text to be judged again, as the same article', async () => {
    const [article] = await store.articles.list({ limit: 1, words: [] });
    const known = await store.articles.find({ keys: ['https://example.com/2'] });
    const changed = await store.entries.store(
      source('one'),
      [entry(2, { bodyHash: 'new', text: '更正：正文', title: '第 2 条（更正）' })],
      seenAt,
    );
    expect(changed).toMatchObject({ newEntries: 0, newArticles: [], changedArticles: [known?.id] });
    const now = await store.articles.find({ keys: ['https://example.com/2'] });
    expect(now).toMatchObject({ id: known?.id, text: '更正：正文', title: '第 2 条（更正）', state: 'found' });
    expect(article).toBeDefined();
  });

  it('keeps the text when a feed without texts changes the title', async () => {
    const titleOnly = { identity: 'search', text: '', textFrom: 'teaser' as const };
    await store.entries.store(source('search'), [entry(2, { ...titleOnly, bodyHash: 'a' })], seenAt);
    await store.entries.store(source('search'), [entry(2, { ...titleOnly, bodyHash: 'b', title: '再改' })], seenAt);
    const now = await store.articles.find({ keys: ['https://example.com/2'] });
    expect(now).toMatchObject({ title: '再改', text: '更正：正文', text_from: 'entry' });
  });

  it('ignores a future date', async () => {
    await store.entries.store(source('one'), [entry(3, { publishedAt: new Date('2027-01-01T00:00:00Z') })], seenAt);
    const article = await store.articles.find({ keys: ['https://example.com/3'] });
    expect(article).toMatchObject({ published_at: seenAt, date_from: 'seen' });
  });

  it('stores one article when many processes store the same entries at once', async () => {
    const entries = Array.from({ length: 40 }, (_, n) => entry(100 + n));
    const shuffled = [...entries].reverse();
    const all = await Promise.all([
      store.entries.store(source('p'), entries, seenAt),
      store.entries.store(source('q'), shuffled, seenAt),
      store.entries.store(source('p'), shuffled, seenAt),
      store.entries.store(source('q'), entries, seenAt),
    ]);
    expect(all.reduce((sum, { newArticles }) => sum + newArticles.length, 0)).toBe(40);
    expect(all.reduce((sum, { newEntries }) => sum + newEntries, 0)).toBe(80);
  });
});
