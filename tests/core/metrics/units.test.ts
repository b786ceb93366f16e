import { describe, expect, it } from 'vitest';
import { sameValue, subjectKey, tidy, toBase } from '../../../src/core/metrics/units.js';

describe('toBase', () => {
  it.each([
    [9, 'yuan_bn', 9e9, 'yuan'],
    [90, '亿元', 9e9, 'yuan'],
    [999, 'EUR', 999, 'eur'],
    [999, '欧元', 999, 'eur'],
    [2.5, 'usd_mn', 2.5e6, 'usd'],
    [3, '万辆', 30_000, 'units'],
    [23.5, '%', 23.5, '%'],
    [23.5, 'percent', 23.5, '%'],
    [700, '公里', 700, 'km'],
    [3, 'rank', 3, 'rank'],
    [7, 'somethings', 7, 'somethings'],
  ])('%d %s is %d %s', (value, unit, base, name) => {
    expect(toBase(value, unit)).toEqual({ value: base, unit: name });
  });
});

describe('sameValue', () => {
  const yuan = (value: number) => ({ value, unit: 'yuan' });

  it('tolerates a relative difference', () => {
    expect(sameValue(yuan(99.1), yuan(99.14), 0.005)).toBe(true);
    expect(sameValue(yuan(99.1), yuan(101), 0.005)).toBe(false);
  });

  it('tolerates no difference of unit', () => {
    expect(sameValue(yuan(5), { value: 5, unit: 'usd' }, 0.005)).toBe(false);
  });
});

it('removes floating-point noise', () => {
  expect(tidy(25.35 * 10_000)).toBe(253_500);
  expect(tidy(0.1 + 0.2)).toBe(0.3);
});

it('compares subjects regardless of language, spaces and case', () => {
  expect(subjectKey('Xiaomi 17 Ultra')).toBe(subjectKey('小米17 ultra'));
  expect(subjectKey('小米17')).not.toBe(subjectKey('小米17 Ultra'));
});
