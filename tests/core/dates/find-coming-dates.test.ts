/** Dates ahead are read from texts, resolved by the day of the article; past ones are left out. */
import { describe, expect, it } from 'vitest';
import { findComingDates, writeChineseDay } from '../../../src/core/dates/find-coming-dates.js';

/** A Thursday. */
const WRITTEN = '2026-11-12T02:00:00.000Z';
const periods = (text: string, written = WRITTEN) => findComingDates(text, written).map(({ period }) => period);

describe('a date ahead', () => {
  it.each([
    ['新机将于11月20日发布', '2026-11-20'],
    ['大会定于12月9日至13日举行', '2026-12-09/2026-12-13'],
    ['车展12月28日-1月6日开放', '2026-12-28/2027-01-06'],
    ['新标准2027年7月1日起实施', '2027-07-01'],
    ['明年3月8日上市', '2027-03-08'],
    ['1月15日开售', '2027-01-15'],
    ['预计12月底交付', '2026-12'],
    ['7、8月发布', ''],
    ['明年7-8月发布', '2027-07/2027-08'],
    ['下周三发布', '2026-11-18'],
    ['下周公布财报', '2026-11-16/2026-11-22'],
    ['下月8日开售', '2026-12-08'],
    ['下个月交付', '2026-12'],
    ['将于28日发布', '2026-11-28'],
    ['将于8日发布', '2026-12-08'],
    ['明晚揭晓', '2026-11-13'],
    ['明年第一季度实施', '2027Q1'],
    ['明年上半年上市', '2027H1'],
    ['今年内上市', '2026'],
    ['will launch on november 24', '2026-11-24'],
    ['goes on sale jan. 8, 2027', '2027-01-08'],
  ])('%s', (text, period) => {
    expect(periods(text)).toEqual(period === '' ? [] : [period]);
  });

  it.each([
    ['the day of the article', '11月12日发布'],
    ['a past day', '10月30日已上市'],
    ['a past year', '2025年12月1日发布'],
    ['an impossible day', '11月31日发布'],
    ['a number of months', '3个月后发布'],
    ['a day of no month', '第28日均价'],
  ])('%s is none', (_, text) => {
    expect(periods(text)).toEqual([]);
  });

  it('follows the day in Beijing, and the turn of the year', () => {
    expect(periods('明天发布', '2026-12-31T17:30:00.000Z')).toEqual(['2027-01-02']);
    expect(periods('下月发布', '2026-12-15')).toEqual(['2027-01']);
    expect(periods('12月28日发布', '2026-12-20')).toEqual(['2026-12-28']);
  });

  it('knows where it stands, and whether it counts from the article', () => {
    const [date] = findComingDates('新车下周三上市', WRITTEN);
    expect(date).toMatchObject({ at: 2, end: 5, isRelative: true, isExact: true });
    expect(findComingDates('新车11月18日上市', WRITTEN)[0]).toMatchObject({ isRelative: false });
  });
});

describe('a date in words', () => {
  it.each([
    ['下周三上市', '11月18日'],
    ['下周公布', '11月16日至22日'],
    ['下月开售', '12月'],
  ])('%s', (text, words) => {
    const [date] = findComingDates(text, WRITTEN);
    expect(date && writeChineseDay(date)).toBe(words);
  });
});
