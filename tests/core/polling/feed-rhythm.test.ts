import { describe, expect, it } from 'vitest';
import {
  chanceOfSilence,
  FeedRhythm,
  learnRhythm,
  rhythmWindow,
  silentDays,
} from '../../../src/core/polling/feed-rhythm.js';
import { localDay } from '../../../src/core/schedule/cron-days.js';
import { NOW, ZONE } from '../../support/feed-memory.js';

const today = localDay(NOW, ZONE);
const isWeekend = (day: number) => [0, 6].includes(new Date(day * 86_400_000).getUTCDay());
/** Four weeks before today, with the given number of items per day. */
const fourWeeks = (items: (day: number, weekend: boolean) => number) =>
  learnRhythm(
    new Map(
      Array.from({ length: 28 }, (_, n) => today - 28 + n).map((day) => [day, items(day, isWeekend(day))] as const),
    ),
    today - 28,
    today,
  );

describe('a rhythm', () => {
  it('is a median, so that one burst does not change it', () => {
    const steady = fourWeeks(() => 12);
    const burst = fourWeeks((day) => (day === today - 3 ? 400 : 12));
    expect(steady).toEqual(burst);
    expect(steady.workdays).toEqual({ days: 20, withNews: 20, perDay: 12 });
  });
  it('distinguishes working days and weekends', () => {
    expect(fourWeeks((_, weekend) => (weekend ? 0 : 12)).weekends).toEqual({ days: 8, withNews: 0, perDay: 0 });
  });
  it('can be stored as JSON', () => {
    const rhythm = fourWeeks((day) => day % 3);
    expect(FeedRhythm.parse(JSON.parse(JSON.stringify(rhythm)))).toEqual(rhythm);
  });
});

describe('the days to learn from', () => {
  const firstSeenAt = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
  it.each([
    ['too few whole days yet', { firstSeenAt: firstSeenAt(7), rhythmAt: null }, null],
    ['a week and the broken first day', { firstSeenAt: firstSeenAt(8), rhythmAt: null }, [today - 7, today]],
    ['never more than four weeks', { firstSeenAt: firstSeenAt(300), rhythmAt: null }, [today - 28, today]],
    ['learned today already', { firstSeenAt: firstSeenAt(300), rhythmAt: new Date(NOW.getTime() - 60_000) }, null],
    ['learned yesterday', { firstSeenAt: firstSeenAt(300), rhythmAt: firstSeenAt(1) }, [today - 28, today]],
  ])('%s', (_, feed, expected) => {
    const window = rhythmWindow(feed, ZONE, NOW);
    expect(window && [window.from, window.until]).toEqual(expected);
  });
});

describe('silent days', () => {
  it('are whole local days, counted by kind', () => {
    // From Saturday 23:30 to Tuesday 00:30 in China: a Sunday and a Monday in between.
    const from = new Date('2026-11-14T15:30:00Z');
    expect(silentDays(from, new Date('2026-11-16T16:30:00Z'), ZONE)).toEqual({ workdays: 1, weekends: 1 });
    // The same instants in London are Saturday and Monday afternoon.
    expect(silentDays(from, new Date('2026-11-16T16:30:00Z'), 'Europe/London')).toEqual({ workdays: 0, weekends: 1 });
  });
});

describe('the chance of a silence', () => {
  const daily = fourWeeks(() => 12);
  const workdays = fourWeeks((_, weekend) => (weekend ? 0 : 12));
  const weekly = fourWeeks((day) => (new Date(day * 86_400_000).getUTCDay() === 1 ? 30 : 0));
  const rare = fourWeeks((day) => (day === today - 10 ? 1 : 0));
  it.each([
    ['a daily feed is silent for a day', daily, { workdays: 1, weekends: 0 }, false],
    ['a daily feed is silent for two working days', daily, { workdays: 2, weekends: 0 }, true],
    ['a working-day feed is silent over a weekend', workdays, { workdays: 0, weekends: 2 }, false],
    ['a working-day feed is silent until Tuesday', workdays, { workdays: 2, weekends: 2 }, true],
    ['a Monday feed of thirty items is silent for a week', weekly, { workdays: 5, weekends: 2 }, false],
    ['a Monday feed misses six Mondays', weekly, { workdays: 30, weekends: 12 }, true],
    ['a rare feed is silent for a month', rare, { workdays: 20, weekends: 8 }, false],
  ])('%s', (_, rhythm, silent, alarming) => {
    expect(chanceOfSilence(rhythm, silent) < 0.002).toBe(alarming);
  });
  it('draws no conclusion from days that were never observed', () => {
    const unwatched = { days: 0, withNews: 0, perDay: 0 };
    expect(chanceOfSilence({ workdays: unwatched, weekends: unwatched }, { workdays: 90, weekends: 30 })).toBe(1);
  });
});
