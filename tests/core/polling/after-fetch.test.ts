import { describe, expect, it } from 'vitest';
import { FeedConfig } from '../../../src/core/config/feed-config.js';
import { Settings } from '../../../src/core/config/settings.js';
import { afterFetch, type FetchResult, pollingLimits } from '../../../src/core/polling/after-fetch.js';
import type { FeedChange, FeedMemory } from '../../../src/core/polling/feed-memory.js';
import { ago, feedMemory, NOW, ZONE } from '../../support/feed-memory.js';

interface Given {
  memory?: Partial<FeedMemory>;
  answered?: FeedChange;
  asked?: number;
  schedule?: string;
  jitter?: number;
}

const read = (items: number, fresh: number): FetchResult => ({ kind: 'read', items, fresh });
const unchanged: FetchResult = { kind: 'unchanged' };
const failed: FetchResult = { kind: 'failed', weight: 1, state: 'broken', evidence: 'x', cure: 'y' };

function fetched(result: FetchResult, { memory, answered = {}, asked = 0, schedule, jitter = 0 }: Given = {}) {
  const feed = FeedConfig.parse({ name: 'A', url: 'https://a.example/feed', schedule });
  const context = { ...pollingLimits(feed, Settings.parse({}), NOW), freshMinutes: asked, jitter };
  const next = afterFetch(feedMemory(memory), answered, result, context);
  return { ...next, minutes: (next.nextPollAt.getTime() - NOW.getTime()) / 60_000 };
}

describe('the time of the next poll', () => {
  it.each<[string, FetchResult, Given, number]>([
    ['nothing new: a little later', unchanged, {}, 75],
    ['read, nothing new: a little later', read(20, 0), {}, 75],
    ['some new: a little sooner', read(20, 2), {}, 48],
    ['most new: far sooner', read(20, 12), {}, 24],
    ['never sooner than ten minutes', read(20, 12), { memory: { intervalMinutes: 12 } }, 10],
    ['never later than a day', unchanged, { memory: { intervalMinutes: 1400, medianItemAt: ago({ days: 9 }) } }, 1440],
    ['first sight, where all is new, says nothing', read(20, 20), { memory: { windowItems: null, state: 'new' } }, 60],
    [
      'first sight of a window of two hours: before a quarter of it has passed',
      read(10, 10),
      { memory: { windowItems: null, state: 'new' }, answered: { medianItemAt: ago({ hours: 1 }) } },
      30,
    ],
    [
      'a window that passes quickly is never left alone for long, even by night',
      unchanged,
      { memory: { intervalMinutes: 100, medianItemAt: ago({ hours: 3 }) } },
      90,
    ],
    ['the source asks for two hours', read(20, 2), { asked: 120 }, 120],
    ['the source asks for less than the feed gets anyway', unchanged, { asked: 5 }, 75],
    ['the source asks for a week: six hours at most', unchanged, { asked: 10_080 }, 360],
    [
      'the source asks for six hours, but shows only two',
      read(10, 6),
      { asked: 360, answered: { medianItemAt: ago({ hours: 1 }) } },
      30,
    ],
    ['the feed asked (ttl), the answer does not', unchanged, { memory: { ttlMinutes: 180 } }, 180],
    ['every 2h', read(10, 10), { schedule: 'every 2h' }, 120],
    ['every 30m, whatever the source asks', unchanged, { schedule: 'every 30m', asked: 240 }, 30],
    ['cron in the service’s zone: 12:30 is half an hour away', read(10, 10), { schedule: '30 12 * * *' }, 30],
    ['cron gives way to the pause after a failure', failed, { schedule: '30 12 * * *' }, 20],
  ])('%s', (_, result, given, minutes) => {
    expect(fetched(result, given).minutes).toBeCloseTo(minutes);
  });

  it('is jittered, but never earlier than promised', () => {
    expect(fetched(unchanged, { jitter: 1 }).minutes).toBeCloseTo(75 * 1.1);
    expect(fetched(read(10, 0), { schedule: '30 12 * * *', jitter: 1 }).minutes).toBeCloseTo(30);
  });

  it('drops from a day to ten minutes at once when the window overflows', () => {
    const memory = { intervalMinutes: 1440, newestItemAt: ago({ days: 1 }) };
    const next = fetched(read(12, 12), { memory, answered: { medianItemAt: ago({ hours: 6 }), windowItems: 12 } });
    expect(next.minutes).toBe(10);
    expect(next.overflowAt).toEqual(NOW);
    expect(next).toMatchObject({ state: 'healthy', evidence: expect.stringContaining('all 12 items were new') });
  });

  it('keeps up with a feed that shows ten items and publishes forty a day', () => {
    let memory = feedMemory({
      windowItems: 10,
      intervalMinutes: 60,
      newestItemAt: NOW,
      medianItemAt: ago({ hours: 3 }),
    });
    let now = NOW;
    const everyMs = (24 / 40) * 3_600_000;
    const itemAt = (n: number) => new Date(NOW.getTime() + n * everyMs);
    let seen = 0;
    for (let poll = 0; poll < 200; poll++) {
      now = memory.nextPollAt > now ? memory.nextPollAt : new Date(now.getTime() + 3_600_000);
      const latest = Math.floor((now.getTime() - NOW.getTime()) / everyMs);
      expect(latest - seen).toBeLessThanOrEqual(10);
      const result = latest > seen ? read(10, latest - seen) : unchanged;
      const answered =
        latest > seen ? { medianItemAt: itemAt(latest - 5), newestItemAt: itemAt(latest), windowItems: 10 } : {};
      const limits = { shortestMinutes: 10, longestMinutes: 1440 };
      memory = {
        ...memory,
        ...afterFetch(memory, answered, result, {
          now,
          zone: ZONE,
          limits,
          scheduledAt: null,
          freshMinutes: 0,
          jitter: 0.5,
        }),
      };
      seen = latest;
    }
    expect(memory.overflowAt).toBeNull();
    // Nor is it polled much more often than twice per item.
    expect(memory.intervalMinutes).toBeGreaterThan(36 / 3);
  });
});

describe('what is remembered', () => {
  it('an item that is years old at the first fetch is not today’s news', () => {
    const old = new Date('2018-09-23T00:00:00Z');
    const first = { windowItems: null, lastNewAt: null, newestItemAt: null, state: 'new' } as const;
    const next = fetched(read(30, 30), { memory: first, answered: { newestItemAt: old, windowItems: 30 } });
    expect(next).toMatchObject({ lastNewAt: old, state: 'quiet' });
  });
  it('at the first fetch, items without dates count as new now', () => {
    const first = { windowItems: null, lastNewAt: null, newestItemAt: null, state: 'new' } as const;
    const next = fetched(read(30, 30), { memory: first, answered: { windowItems: 30 } });
    expect(next).toMatchObject({ lastNewAt: NOW, state: 'healthy', evidence: null });
  });
  it('items that only got new ids are not an overflow', () => {
    const answered = { windowItems: 10, medianItemAt: ago({ days: 1 }), newestItemAt: ago({ hours: 2 }) };
    expect(fetched(read(10, 10), { answered }).overflowAt).toBeUndefined();
  });
  it('a usable response ends the failures and dates the new state', () => {
    const memory = {
      failures: 4,
      failingSince: ago({ days: 2 }),
      state: 'broken',
      evidence: 'x',
      cure: 'y',
    } as const;
    expect(fetched(unchanged, { memory })).toMatchObject({
      failures: 0,
      failingSince: null,
      state: 'healthy',
      stateSince: NOW,
      evidence: null,
      cure: null,
    });
  });
  it('a quiet feed keeps its date, and is healthy again with its next item', () => {
    const since = ago({ days: 5 });
    const memory = {
      lastNewAt: ago({ days: 60 }),
      state: 'quiet',
      stateSince: since,
      newestItemAt: ago({ days: 60 }),
    } as const;
    expect(fetched(unchanged, { memory })).toMatchObject({ state: 'quiet', stateSince: since });
    expect(fetched(read(20, 1), { memory })).toMatchObject({ state: 'healthy', stateSince: NOW });
  });
});
