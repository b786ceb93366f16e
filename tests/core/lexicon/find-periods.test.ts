/** Days, months and quarters in headlines. */
import { describe, expect, it } from 'vitest';
import { findPeriods, periodsDiffer } from '../../../src/core/lexicon/find-periods.js';

describe('findPeriods', () => {
  it.each([
    ['小米集团于6月22日回购', ['d6-22']],
    ['6 月交付 3 万台', ['m6']],
    ['第一季度营收', ['q1']],
    ['2031q2 出货量', ['q2']],
    ['2031 年上半年', ['h1', 'y2031']],
    ['to launch on november 5', ['d11-5']],
    ['conference on dec 10th', ['d12-10']],
    ['没有日期的标题', []],
  ])('%s', (title, expected) => {
    expect(findPeriods(title).sort()).toEqual(expected.sort());
  });
});

describe('periodsDiffer', () => {
  it.each([
    [['d6-22'], ['d6-23'], true],
    [['q1'], ['q2'], true],
    [['q1', 'y2031'], ['y2031'], false],
    [['d6-22'], ['m6'], false],
    [[], ['q1'], false],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(periodsDiffer(a, b)).toBe(expected);
  });
});
