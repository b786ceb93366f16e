/** Amounts are compared by value; dates and model names are not amounts. */
import { describe, expect, it } from 'vitest';
import { readAmount, sameAmount } from '../../../src/core/lexicon/amounts.js';
import { findAmounts } from '../../../src/core/lexicon/find-amounts.js';

describe('findAmounts', () => {
  it.each([
    ['售价 38.99 万元', ['m389900']],
    ['389,900 yuan', ['m389900']],
    ['$1.2 billion', ['m1200000000']],
    ['raised $20b', ['m20000000000']],
    ['同比增长 43.1%', ['p43.1']],
    ['交付 3.5 万辆', ['c35000']],
    ['以 7 分 22 秒 755 刷新纪录', ['t442.755']],
    ['圈速 7:22.755', ['t442.755']],
    ['3699、4299 元', ['m3699', 'm4299']],
    ['5000mah 电池', ['s5000']],
    ['2031 年 3 月 4 日 19:00', []],
    ['第 5 代', []],
    ['5g 手机', ['s5']],
  ])('%s', (text, expected) => {
    expect(findAmounts(text)).toEqual(expected);
  });
});

describe('sameAmount', () => {
  it.each([
    ['m152000000', 'm152350000', true],
    ['c6420000', 'c6400000', true],
    ['m4799', 'm4478', false],
    ['p40', 'p39.22', false],
    ['p2.2', 'p2.2', true],
    ['p2', 'p2.03', true],
    ['m5250', 'm5300', false],
    ['t442.755', 't454.931', false],
    ['c4799', 'm4799', false],
    ['n4799', 'm4799', true],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(sameAmount(readAmount(a), readAmount(b))).toBe(expected);
    expect(sameAmount(readAmount(b), readAmount(a))).toBe(expected);
  });
});
