/** Dates in the formats that feeds and pages use; impossible dates are refused with a reason. */
import { describe, expect, it } from 'vitest';
import { parseDate } from '../../../src/core/dates/parse-date.js';

const SHANGHAI = { zone: 'Asia/Shanghai', now: new Date('2026-11-20T04:00:00Z') };

function iso(text: string, options: Parameters<typeof parseDate>[1] = SHANGHAI): string {
  const reading = parseDate(text, options);
  return reading.kind === 'date' ? reading.iso.replace('.000Z', 'Z') : reading.reason;
}

describe('parseDate', () => {
  it.each([
    ['Tue, 10 Jun 2025 04:00:00 GMT', '2025-06-10T04:00:00Z'],
    ['Tue, 10 Jun 2025 04:00:00 +0800', '2025-06-09T20:00:00Z'],
    ['10 Jun 2025 04:00 EST', '2025-06-10T09:00:00Z'],
    ['Tuesday, 10-Jun-25 04:00:00 UT', '2025-06-10T04:00:00Z'],
    ['Tue,10 Jun 2025 04:00:00 -0000', '2025-06-10T04:00:00Z'],
    ['Tue, 10 June 2025 4:05 pm GMT', '2025-06-10T16:05:00Z'],
    ['Jun 10, 2025 12:05 AM +00:00', '2025-06-10T00:05:00Z'],
    ['June 10th, 2025', '2025-06-09T16:00:00Z'],
    ['Tue Jun 10 04:00:00 CST 2025', '2025-06-09T20:00:00Z'],
    ['Tue Jun 10 04:00:00 2025', '2025-06-09T20:00:00Z'],
    ['Tue, 10 Jun 2025 04:00:00 GMT+8', '2025-06-09T20:00:00Z'],
    ['Tue Jun 10 2025 12:00:00 GMT+0800 (中国标准时间)', '2025-06-10T04:00:00Z'],
    ['10 Jun 25 0400 GMT', '2025-06-10T04:00:00Z'],
    ['Wrongday, 10 Jun 2025 04:00:00 Z', 'unreadable'],
    ['Fri, 10 Jun 2025 24:00:00 GMT', '2025-06-11T00:00:00Z'],
    ['Fri, 10 Jun 2025 04:00:60 GMT', '2025-06-10T04:00:59Z'],
  ])('reads mail date %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['2025-06-10T04:00:00Z', '2025-06-10T04:00:00Z'],
    ['2025-06-10T04:00:00.123+08:00', '2025-06-09T20:00:00Z'],
    ['2025-06-10 04:00:00', '2025-06-09T20:00:00Z'],
    ['2025-06-10 04:00:00  +0800', '2025-06-09T20:00:00Z'],
    ['20250610T0400Z', '2025-06-10T04:00:00Z'],
    ['2025-06', '2025-05-31T16:00:00Z'],
    ['2025/6/1 9:05', '2025-06-01T01:05:00Z'],
    ['2025.06.01', '2025-05-31T16:00:00Z'],
    ['2025-161', '2025-06-09T16:00:00Z'],
    ['20250610040000', '2025-06-09T20:00:00Z'],
    ['2025-06-10 12:00:00 CST', '2025-06-10T04:00:00Z'],
    ['10.06.2025 12:00', '2025-06-10T04:00:00Z'],
    ['6/30/2025 4:00 PM', '2025-06-30T08:00:00Z'],
    ['30/6/2025', '2025-06-29T16:00:00Z'],
    ['1749528000', '2025-06-10T04:00:00Z'],
    ['1749528000000', '2025-06-10T04:00:00Z'],
  ])('reads machine date %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    ['2026年11月19日 18:30', '2026-11-19T10:30:00Z'],
    ['2026年11月19日 星期四 下午6:30', '2026-11-19T10:30:00Z'],
    ['2026年1月9日', '2026-01-08T16:00:00Z'],
    ['发布于 2026 年 11 月 19 日 18时30分', '2026-11-19T10:30:00Z'],
    ['时间：2026-11-19 18:30 来源：某报', '2026-11-19T10:30:00Z'],
    ['2026年11月19日18:30（北京时间）', '2026-11-19T10:30:00Z'],
    ['11月19日 18:30', '2026-11-19T10:30:00Z'],
    ['12-24 08:00', '2025-12-24T00:00:00Z'],
    ['3小时前', '2026-11-20T01:00:00Z'],
    ['半小时前', '2026-11-20T03:30:00Z'],
    ['5 分钟前', '2026-11-20T03:55:00Z'],
    ['2天前', '2026-11-18T04:00:00Z'],
    ['２０２６年１１月１９日', '2026-11-18T16:00:00Z'],
    ['刚刚', '2026-11-20T04:00:00Z'],
    ['昨天 09:12', '2026-11-19T01:12:00Z'],
    ['前天 晚上8点', '2026-11-18T12:00:00Z'],
    ['今天 凌晨0:30', '2026-11-19T16:30:00Z'],
    ['09:12', '2026-11-20T01:12:00Z'],
    ['2 hours ago', '2026-11-20T02:00:00Z'],
  ])('reads Chinese or relative date %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it('counts days in the feed’s time zone, across clock changes too', () => {
    const newYork = { zone: 'America/New_York', now: new Date('2026-03-09T12:00:00Z') };
    expect(iso('2026-03-08 12:00', newYork)).toBe('2026-03-08T16:00:00Z');
    expect(iso('2026-03-07 12:00', newYork)).toBe('2026-03-07T17:00:00Z');
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['soon', 'unreadable'],
    ['3/4/2026', 'unreadable'],
    ['31 Feb 2025 10:00 GMT', 'impossible'],
    ['2025-13-01', 'impossible'],
    ['2025-06-10T25:00:00Z', 'impossible'],
    ['0001-01-01T00:00:00Z', 'placeholder'],
    ['Thu, 01 Jan 1970 00:00:00 GMT', 'placeholder'],
    ['2026-11-22T00:00:00Z', 'future'],
    ['Xiaomi sold 10 cars in 2025', 'unreadable'],
    ['Version 2025.06.10 is out', 'unreadable'],
    [`${'9'.repeat(10_000)}`, 'unreadable'],
  ])('refuses %s', (text, reason) => {
    expect(iso(text)).toBe(reason);
  });

  it('accepts dates up to a day ahead, because clocks and zones of sources are hours off', () => {
    expect(iso('2026-11-21T03:00:00Z')).toBe('2026-11-21T03:00:00Z');
  });

  it('does not resolve relative times without the current time', () => {
    expect(iso('3小时前', {})).toBe('unreadable');
  });
});
