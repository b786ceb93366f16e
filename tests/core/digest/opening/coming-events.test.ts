/** Dated coming events are read from headlines and texts, each once; past dates, deadlines and deals are not. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { AroundArticle } from '../../../../src/core/digest/edition/around-article.js';
import { comingEvents } from '../../../../src/core/digest/opening/coming-events.js';
import { type CompiledPanel, compilePanel } from '../../../../src/core/digest/opening/compile-panel.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { around } from './around-articles.js';

/** The period ends with Sunday, 15 November; articles are of Tuesday, the 10th. */
const FROM = '2026-11-15T16:00:00.000Z';

let panel: CompiledPanel;
beforeAll(async () => {
  const { rivals } = await loadSeeds('seeds');
  if (rivals === null) throw new Error('seeds/rivals.yaml is missing');
  panel = compilePanel(rivals);
});
const ahead = (...articles: AroundArticle[]) => comingEvents(articles, { from: FROM, panel });
const read = (title: string, text = '') =>
  ahead(around(title, { text })).map(({ date, text: words, rumour }) => `${date} ${rumour ? '传 ' : ''}${words}`);

describe('an event ahead', () => {
  it.each([
    ['小米 YU9 定档 11 月 26 日发布', '2026-11-26 小米 YU9 定档 11 月 26 日发布'],
    ['小米汽车将参加广州车展，11 月 20 日开幕', '2026-11-20 小米汽车将参加广州车展，11 月 20 日开幕'],
    ['尊界 S900 将于下周三上市', '2026-11-18 尊界 S900 将于11月18日上市'],
    ['全新理想 L9 车型 12 月底上市', '2026-12 全新理想 L9 车型 12 月底上市'],
    ['消息称小米 19 Ultra 明年 2 月发布', '2027-02 传 消息称小米 19 Ultra 明年 2 月发布'],
    ['小米新车型明年第一季度上市', '2027Q1 小米新车型明年第一季度上市'],
  ])('%s', (title, line) => {
    expect(read(title)).toEqual([line]);
  });

  it('of a named rule stands in the text', () => {
    expect(
      read(
        '动力电池迎来新标准',
        '财联社11月10日电，12月1日起，我国将实施《动力电池回收要求》强制性国家标准。此前已征求意见。',
      ),
    ).toEqual(['2026-12-01 12月1日起，我国将实施《动力电池回收要求》强制性国家标准']);
  });

  it('gets its subject from the headline where the sentence has only a word for it', () => {
    expect(read('蔚来 ES9 新色亮相', '蔚来展示了三种颜色。新车将于 11 月 24 日正式上市。')).toEqual([
      '2026-11-24 蔚来 ES9：新车将于 11 月 24 日正式上市',
    ]);
  });

  it('of the own company is found in articles about something else, without the number of the list', () => {
    expect(read('下周大事', '1、央行公布数据。2、下周，甲公司、小米发布财报。')).toEqual([
      '2026-11-16/2026-11-22 11月16日至22日，甲公司、小米发布财报',
    ]);
  });

  it.each([
    ['a day of the period', '小米 YU9 定档 11 月 14 日发布'],
    ['a later event of a rival', '蔚来 ES9 将于明年 3 月 8 日上市'],
    ['a quarter of a rival', '享界 G9 将于明年第一季度发布'],
    ['a denial', '小米 YU9 将于 11 月 26 日发布？公司回应：不实'],
    ["another maker's date in one headline", '甲公司 ERA 9 将于 11 月 25 日上市，奥迪 E7X 车展亮相'],
    ['an anniversary told without a word that it lies ahead', '小米 2 将于明天满月，次年 8 月 16 日正式发布'],
    ['a small thing of the own company', '小米米家手持风扇将于 11 月 20 日开售'],
    ['a deadline', '小米 YU9 限时权益截至 11 月 30 日，12 月交付'],
    ['a deal', '小米 19 Pro 到手价 3999 元，11 月 20 日开售'],
    ['an accessory', '华为手表 12 月 3 日发布，支持尊界 S800'],
    ['something below the premium line', '消息称华为畅享 95 手机 12 月 3 日发布'],
    ['another company', '甲公司新手机 12 月 3 日发布'],
    ['hearsay about no product', '消息称小米 12 月 3 日举行活动并发布新品'],
    ['a month without a word that it lies ahead', '小米 YU9 12 月交付数据'],
  ])('is not %s', (_, title) => {
    expect(read(title)).toEqual([]);
  });

  it('is not what a text says about a past month', () => {
    expect(read('蔚来 ES9 亮相', '蔚来 ES8 于去年 12 月上市。')).toEqual([]);
  });
});

describe('what a text says', () => {
  it('is not quoted where it names nothing', () => {
    expect(read('小米官宣新品', '小米宣布，将于 11 月 20 日开售。')).toEqual([
      '2026-11-20 小米宣布，将于 11 月 20 日开售',
    ]);
    expect(read('小米官宣新品', '该机将于 11 月 20 日开售。')).toEqual([]);
  });

  it("is not another company's under a headline about an occasion", () => {
    expect(read('苹果财报在即', '甲公司将于 11 月 19 日发布财报。')).toEqual([]);
  });

  it('ends before a bracket or quotation that it would leave open', () => {
    expect(read('小米 YU9 预热', '小米 YU9 将于 11 月 20 日上市，号称“再快一点！再远一点”。')).toEqual([
      '2026-11-20 小米 YU9 将于 11 月 20 日上市',
    ]);
  });
});

describe('one event', () => {
  it('is listed once, by the surest and most exact report', () => {
    const reports = [
      around('曝尊界 S900 11 月发布', { publishedAt: '2026-11-09T01:00:00.000Z' }),
      around('尊界 S900 将于 11 月 26 日发布', { url: 'https://b.example/2' }),
      around('尊界 S900 定档 11 月 26 日发布，预售价 88 万元起，六座布局，全球首发多项技术'),
    ];
    expect(ahead(...reports)).toMatchObject([
      { date: '2026-11-26', rumour: false, outlets: 3, url: 'https://b.example/2', name: { zh: '鸿蒙智行' } },
    ]);
  });

  it('is told apart from another of the same maker', () => {
    const lines = ahead(around('尊界 S900 将于 11 月 26 日发布'), around('智界 R9 将于 11 月 26 日上市'));
    expect(lines).toHaveLength(2);
  });

  it('of eight at most, by date', () => {
    const many = Array.from({ length: 12 }, (_, index) =>
      around(`小米 YU${index + 1} 将于 11 月 ${30 - index} 日上市`),
    );
    const dates = ahead(...many).map(({ date }) => date);
    expect(dates).toHaveLength(8);
    expect(dates).toEqual([...dates].sort());
  });
});
