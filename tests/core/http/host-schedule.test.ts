/**
 * Spacing of requests to one host.
 */
import { describe, expect, it } from 'vitest';
import { backOff, backOffMs, claimStart, NEVER_ASKED, placeInQueue } from '../../../src/core/http/host-schedule.js';

describe('claimStart', () => {
  it('allows one start, and the next only after the gap', () => {
    const first = claimStart(NEVER_ASKED, 1000, 5000);
    expect(first.waitMs).toBe(0);
    const early = claimStart(first.times, 4000, 5000);
    expect(early).toEqual({ times: first.times, waitMs: 2000 });
    expect(claimStart(early.times, 6000, 5000).waitMs).toBe(0);
  });

  it('waits out a back-off, which a shorter one does not reduce', () => {
    const times = backOff(backOff(NEVER_ASKED, 60_000), 30_000);
    expect(claimStart(times, 10_000, 5000).waitMs).toBe(50_000);
    expect(claimStart(times, 60_000, 5000).waitMs).toBe(0);
  });
});

describe('backOffMs', () => {
  it('is at least what the server asks, and at most a day', () => {
    expect(backOffMs(120_000, 5000, 0)).toBe(120_000);
    expect(backOffMs(120_000, 5000, 1)).toBe(132_000);
    expect(backOffMs(0, 5000, 0)).toBe(5000);
    expect(backOffMs(7 * 86_400_000, 5000, 0)).toBe(86_400_000);
  });

  it('is a quarter of an hour by default', () => {
    expect(backOffMs(undefined, 5000, 0)).toBe(900_000);
  });
});

describe('placeInQueue', () => {
  it('assigns waiting requests different times, one gap apart', () => {
    const first = placeInQueue(0, 5000, 5000);
    const second = placeInQueue(first, 5000, 5000);
    expect([first, second, placeInQueue(second, 5000, 5000)]).toEqual([5000, 10_000, 15_000]);
  });

  it('does not let a long queue wait for hours', () => {
    expect(placeInQueue(9_000_000, 5000, 5000)).toBe(605_000);
  });
});
