import { describe, expect, it } from 'vitest';
import { readWhen, showAge, showWhen } from '../../../src/cli/terminal/read-when.js';

const now = new Date('2026-11-20T02:00:00Z');
const zone = 'Asia/Shanghai';

describe('readWhen', () => {
  it.each([
    ['7d', '2026-11-13T02:00:00.000Z'],
    ['24h', '2026-11-19T02:00:00.000Z'],
    ['2 w', '2026-11-06T02:00:00.000Z'],
    ['today', '2026-11-19T16:00:00.000Z'],
    ['yesterday', '2026-11-18T16:00:00.000Z'],
    ['2026-11-16', '2026-11-15T16:00:00.000Z'],
    ['2026-11-16T08:00', '2026-11-16T00:00:00.000Z'],
    ['2026-W46', '2026-11-08T16:00:00.000Z'],
  ])('reads %s in the service’s zone', (text, instant) => {
    expect(readWhen(text, zone, now).toISOString()).toBe(instant);
  });
  it.each(['', 'soon', '7', '2026-13-01'])('rejects “%s” and lists the accepted forms', (text) => {
    expect(() => readWhen(text, zone, now)).toThrow(/7d, 24h/);
  });
});

describe('showWhen and showAge', () => {
  it('shows the year only when it is not the current one', () => {
    expect(showWhen(new Date('2026-11-16T00:05:00Z'), zone, now)).toBe('11-16 08:05');
    expect(showWhen(new Date('2025-12-31T00:05:00Z'), zone, now)).toBe('2025-12-31');
  });
  it('rounds ages to a readable unit', () => {
    expect([30, 300, 7200].map((minutes) => showAge(new Date(now.getTime() - minutes * 60_000), now))).toEqual([
      '30 min',
      '5 h',
      '5 d',
    ]);
  });
});
