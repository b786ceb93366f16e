/** Stored feeds: synchronised with the configuration, claimed once, counted by local days. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localDay } from '../../../../src/core/schedule/cron-days.js';
import type { Database } from '../../../../src/io/database/open-database.js';
import { createStore, type Store } from '../../../../src/io/database/store.js';
import { openTestDatabase } from '../../../support/test-database.js';

const now = new Date('2026-11-20T04:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const feed = (id: string, change = {}) => ({
  id,
  name: id,
  url: `https://${id}.example/feed`,
  enabled: true,
  ...change,
});
const unchanged = { result: { kind: 'unchanged' }, at: now, bytes: 0 } as const;

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openTestDatabase();
  store = createStore(database.db);
});
afterAll(() => database.close());

describe('synchronising feeds with the configuration', () => {
  it('makes new feeds due at once, and keeps the state of the others', async () => {
    await store.feeds.sync([feed('a')], now);
    await store.feeds.record('a', { etag: '"1"', nextPollAt: later(60), state: 'healthy', lastOkAt: now }, unchanged);
    await store.feeds.sync([feed('a', { name: '甲' }), feed('b')], later(1));
    expect(await store.feeds.get('a')).toMatchObject({
      name: '甲',
      etag: '"1"',
      nextPollAt: later(60),
      state: 'healthy',
    });
    expect(await store.feeds.get('b')).toMatchObject({ nextPollAt: later(1), firstSeenAt: later(1), state: 'new' });
  });
  it('resets what belongs to an old address, but not the rhythm', async () => {
    const kind = { days: 20, withNews: 20, perDay: 12 };
    const rhythm = { workdays: kind, weekends: kind };
    await store.feeds.record(
      'a',
      {
        rhythm,
        failures: 7,
        failingSince: now,
        state: 'broken',
        evidence: 'x',
        cure: 'y',
        movedTo: 'z',
        movedTimes: 5,
      },
      unchanged,
    );
    await store.feeds.sync([feed('a', { url: 'https://elsewhere.example/' }), feed('b')], later(2));
    expect(await store.feeds.get('a')).toMatchObject({
      etag: null,
      failures: 0,
      failingSince: null,
      movedTo: null,
      movedTimes: 0,
      state: 'new',
      stateSince: later(2),
      evidence: null,
      nextPollAt: later(2),
      rhythm,
    });
  });
  it('removes a feed from the list with the configuration, and restores it when it returns', async () => {
    await store.feeds.sync([feed('b')], later(3));
    expect((await store.feeds.list()).map(({ id }) => id)).toEqual(['b']);
    await store.feeds.sync([feed('a', { url: 'https://elsewhere.example/' }), feed('b')], later(4));
    expect((await store.feeds.list()).map(({ id }) => id)).toEqual(['a', 'b']);
    expect(await store.feeds.get('a')).toMatchObject({ nextPollAt: later(4) });
  });
});

describe('claiming', () => {
  it('gives each due feed to one process', async () => {
    const ids = ['a', 'b'];
    const claims = await Promise.all(
      Array.from({ length: 5 }, () => store.feeds.claimDue({ ids, now: later(10), force: false })),
    );
    expect(claims.flat().sort()).toEqual(['a', 'b']);
    expect(await store.feeds.claimDue({ ids, now: later(11), force: false })).toEqual([]);
    expect(await store.feeds.claimDue({ ids: ['b'], now: later(11), force: true })).toEqual(['b']);
  });
});

describe('items per day', () => {
  it('are counted by day in the feed’s zone, by publication if known', async () => {
    const entry = (n: number, publishedAt: Date | null) => ({
      identity: `i${n}`,
      articleKey: `https://b.example/${n}`,
      link: null,
      title: `${n}`,
      publishedAt,
      bodyHash: 'h',
      text: '',
      textFrom: 'teaser' as const,
      author: null,
      categories: [],
      lang: 'zh',
      site: '',
      outlet: null,
    });
    // 23:30 on the 18th in London is 07:30 on the 19th in China.
    const entries = [
      entry(1, new Date('2026-11-18T23:30:00Z')),
      entry(2, new Date('2026-11-18T10:00:00Z')),
      entry(3, null),
    ];
    await store.entries.store({ feedId: 'b', outlet: 'b', tier: 2 }, entries, now);
    const count = async (zone: string) => {
      const today = localDay(now, zone);
      const days = await store.feeds.itemsPerDay('b', zone, { from: today - 5, until: today + 1 });
      return [2, 1, 0].map((back) => days.get(today - back) ?? 0);
    };
    expect(await count('Asia/Shanghai')).toEqual([1, 1, 1]);
    expect(await count('Europe/London')).toEqual([2, 0, 1]);
  });
});
