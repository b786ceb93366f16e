import { describe, expect, it } from 'vitest';
import { healthOf } from '../../../src/core/polling/feed-health.js';
import type { FeedMemory } from '../../../src/core/polling/feed-memory.js';
import { findProblem } from '../../../src/core/polling/find-problem.js';
import { ago, feedMemory, NOW, ZONE } from '../../support/feed-memory.js';

const health = (change: Partial<FeedMemory>) => healthOf(findProblem(feedMemory(change), ZONE, NOW));
const twelveADay = {
  workdays: { days: 20, withNews: 20, perDay: 12 },
  weekends: { days: 8, withNews: 8, perDay: 3 },
};
const nowAndThen = {
  workdays: { days: 20, withNews: 4, perDay: 0 },
  weekends: { days: 8, withNews: 0, perDay: 0 },
};

describe('a feed that responds', () => {
  it.each<[string, Partial<FeedMemory>, string, string | null]>([
    ['brings news', {}, 'healthy', null],
    ['never held an item', { windowItems: 0, lastNewAt: null }, 'quiet', 'it has no items'],
    ['is empty only now, as a search feed may be', { windowItems: 0, lastNewAt: ago({ days: 3 }) }, 'healthy', null],
    [
      'was lively and has been silent for three days, though every answer was 200',
      { rhythm: twelveADay, lastNewAt: ago({ days: 3, hours: 2 }) },
      'quiet',
      'normally about 12 a day, 3 at weekends, nothing for 3 days',
    ],
    [
      'was lively and has been silent since yesterday',
      { rhythm: twelveADay, lastNewAt: ago({ days: 1 }) },
      'healthy',
      null,
    ],
    [
      'brings little and has been silent for a week',
      { rhythm: nowAndThen, lastNewAt: ago({ days: 7 }) },
      'healthy',
      null,
    ],
    [
      'brings little and has been silent for seven weeks',
      { rhythm: nowAndThen, lastNewAt: ago({ days: 49 }) },
      'quiet',
      'normally news on 4 of 20 working days, nothing for 49 days',
    ],
    [
      'shows valid items that are years old',
      {
        lastNewAt: new Date('2018-09-23T02:00:00Z'),
        newestItemAt: new Date('2018-09-23T02:00:00Z'),
        medianItemAt: new Date('2018-09-22T02:00:00Z'),
      },
      'quiet',
      'nothing new for 2980 days',
    ],
    [
      'is a company’s blog with ten items in two years',
      {
        windowItems: 10,
        lastNewAt: ago({ days: 60 }),
        newestItemAt: ago({ days: 60 }),
        medianItemAt: ago({ days: 425 }),
      },
      'healthy',
      null,
    ],
    [
      'keeps one old item on top of new ones',
      {
        windowItems: 20,
        lastNewAt: ago({ days: 40 }),
        newestItemAt: ago({ days: 40 }),
        medianItemAt: ago({ days: 41 }),
      },
      'quiet',
      'nothing new for 40 days',
    ],
    ['redirected once', { movedTo: 'https://b.example/feed', movedTimes: 1 }, 'healthy', null],
    [
      'redirects for good',
      { movedTo: 'https://b.example/feed', movedTimes: 3 },
      'moved',
      'redirects permanently to https://b.example/feed',
    ],
    ['takes its time', { tookMs: 14_200 }, 'slow', 'responses take about 14 s'],
    [
      'has a selector that matches nothing',
      { readFault: 'the selector “.date” for date matches nothing in any entry' },
      'healthy',
      'the selector “.date” for date matches nothing in any entry',
    ],
    [
      'showed only new items an hour ago',
      { overflowAt: ago({ hours: 1 }), windowItems: 12 },
      'healthy',
      'all 12 items were new at 2026-11-20T03:00Z: some may have been missed',
    ],
    ['showed only new items weeks ago', { overflowAt: ago({ days: 20 }) }, 'healthy', null],
  ])('%s', (_, change, state, evidence) => {
    expect(health(change)).toMatchObject({ state, evidence });
  });

  it('has a cure whenever there is evidence', () => {
    for (const change of [
      { windowItems: 0, lastNewAt: null },
      { tookMs: 20_000 },
      { overflowAt: NOW },
      { movedTo: 'x', movedTimes: 9 },
    ]) {
      expect(health(change).cure).toMatch(/./);
    }
  });
  it('reports the most important problem: silence before a move', () => {
    expect(health({ lastNewAt: ago({ days: 400 }), movedTo: 'https://b.example/feed', movedTimes: 5 }).state).toBe(
      'quiet',
    );
  });
});
