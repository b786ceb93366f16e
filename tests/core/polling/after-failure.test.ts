import { describe, expect, it } from 'vitest';
import { afterFailure, type FetchFailure } from '../../../src/core/polling/after-failure.js';
import type { FeedMemory } from '../../../src/core/polling/feed-memory.js';
import { ago, feedMemory, NOW } from '../../support/feed-memory.js';

const failure = (change: Partial<FetchFailure> = {}): FetchFailure => ({
  kind: 'failed',
  weight: 1,
  state: 'broken',
  evidence: 'a.example answered 404',
  cure: 'Look for it.',
  ...change,
});
const timeout = failure({ weight: 0.25, evidence: 'no answer within 30 s' });
const DAY = 1_440;

describe('a failing feed', () => {
  it('is broken when its failures add up to three, not at the first one', () => {
    let memory = feedMemory();
    const states = [1, 2, 3].map(() => {
      const { pauseMinutes, ...after } = afterFailure(memory, failure(), NOW);
      memory = { ...memory, ...after };
      return [after.state, pauseMinutes];
    });
    expect(states).toEqual([
      ['healthy', 20],
      ['healthy', 40],
      ['broken', 80],
    ]);
  });
  it('is slow, not broken, while failures are temporary: twelve quarters make three', () => {
    let memory = feedMemory();
    for (let n = 1; n <= 12; n++) {
      const after = afterFailure(memory, timeout, NOW);
      expect(after.state).toBe(n < 12 ? 'slow' : 'broken');
      memory = { ...memory, ...after };
    }
  });
  it('that never worked is broken immediately', () => {
    const never = feedMemory({ state: 'new', lastOkAt: null, windowItems: null });
    expect(afterFailure(never, failure(), NOW).state).toBe('broken');
    expect(afterFailure(never, timeout, NOW).state).toBe('broken');
  });
  it('keeps the date of its state until the state changes', () => {
    const stateSince = ago({ days: 2 });
    const broken = feedMemory({ state: 'broken', stateSince, failures: 5, failingSince: ago({ days: 3 }) });
    expect(afterFailure(broken, failure(), NOW).stateSince).toEqual(stateSince);
    expect(afterFailure(broken, failure({ state: 'blocked' }), NOW).stateSince).toEqual(NOW);
  });
  it('is polled less and less often, but at least daily', () => {
    const pause = (failures: number) => afterFailure(feedMemory({ failures }), failure(), NOW).pauseMinutes;
    expect([0, 1, 2, 4, 6, 7, 40].map(pause)).toEqual([20, 40, 80, 320, 1280, DAY, DAY]);
  });
  it('is not polled for as long as its server asks', () => {
    expect(afterFailure(feedMemory(), failure({ weight: 0.25, retryAfterMs: 5 * 3_600_000 }), NOW).pauseMinutes).toBe(
      300,
    );
  });
});

describe('the end of a feed', () => {
  const failing = (days: number, change: Partial<FeedMemory> = {}) =>
    feedMemory({
      state: 'broken',
      failures: 20,
      failingSince: ago({ days }),
      stateSince: ago({ days }),
      ...change,
    });

  it.each<[string, FeedMemory, FetchFailure, string, number]>([
    ['broken for six days', failing(6), failure(), 'broken', DAY],
    ['broken for a week is dead, and tried daily', failing(7), failure(), 'dead', DAY],
    [
      'dead for a month less a day',
      failing(36, { state: 'dead', stateSince: ago({ days: 29 }) }),
      failure(),
      'dead',
      DAY,
    ],
    [
      'dead for a month is asked monthly',
      failing(37, { state: 'dead', stateSince: ago({ days: 30 }) }),
      failure(),
      'dead',
      30 * DAY,
    ],
    [
      'refused for a year is not dead: it may be this network only',
      failing(365),
      failure({ state: 'blocked' }),
      'blocked',
      DAY,
    ],
    [
      'gone (410) is dead at once, and asked again tomorrow',
      feedMemory(),
      failure({ weight: 3, state: 'dead' }),
      'dead',
      DAY,
    ],
    [
      'gone for two days is given up',
      failing(2, { state: 'dead' }),
      failure({ weight: 3, state: 'dead' }),
      'dead',
      30 * DAY,
    ],
  ])('%s', (_, memory, result, state, pauseMinutes) => {
    expect(afterFailure(memory, result, NOW)).toMatchObject({ state, pauseMinutes });
  });
  it('is always explained', () => {
    const given = afterFailure(failing(37, { state: 'dead', stateSince: ago({ days: 30 }) }), failure(), NOW);
    expect(given.evidence).toBe('a.example answered 404; given up on, polled once a month');
    expect(given.cure).toBe('Look for it.');
  });
});
