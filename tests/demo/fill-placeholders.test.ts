/** Placeholders for days, months and quarters, in both languages and around the turn of the year. */
import { describe, expect, it } from 'vitest';
import { fillPlaceholders, sampleInstant } from '../../src/demo/fill-placeholders.js';

const november = new Date('2026-11-20T02:30:00Z');
const newYear = new Date('2026-12-31T17:00:00Z');

describe('fillPlaceholders', () => {
  it.each([
    ['{{date-2d}}开售', november, '11月18日开售'],
    ['{{quarter}}，{{q}}', november, '2026年第三季度，第三季度'],
    ['{{month-1}}交付', november, '10月交付'],
    ['on {{en:date-2d}}, {{en:quarter}}, {{en:month-1}}', november, 'on 18 November, third quarter of 2026, October'],
    // One o'clock in the morning of 1 January in Shanghai.
    ['{{date-1d}} {{month-1}} {{quarter}}', newYear, '12月31日 12月 2026年第四季度'],
  ])('%s', (text, now, filled) => {
    expect(fillPlaceholders(text, now)).toBe(filled);
  });

  it('rejects an unknown placeholder', () => {
    expect(() => fillPlaceholders('{{tomorrow}}', november)).toThrow('{{tomorrow}}');
  });
});

describe('sampleInstant', () => {
  it('counts days in Shanghai', () => {
    expect(sampleInstant('2d 09:30', november).toISOString()).toBe('2026-11-18T01:30:00.000Z');
    expect(sampleInstant('1d 00:10', newYear).toISOString()).toBe('2026-12-30T16:10:00.000Z');
  });

  it('is never in the future', () => {
    expect(sampleInstant('0d 23:00', november).toISOString()).toBe('2026-11-20T02:10:00.000Z');
  });
});
