/** Readings that were wrong in real weeks, each with sentences of our own. */
import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../src/core/figures/find-figures.js';

/** "metric subject value", as found. */
function read(text: string, title = ''): string[] {
  const found = findFigures({ id: 'a', url: null, title, text, date: '2026-11-17', lang: 'zh', site: '' });
  return found.map(({ metric, subject, value }) => `${metric} ${subject} ${value}`);
}

function periodOf(text: string, value: number, title = ''): string | null | undefined {
  const found = findFigures({ id: 'a', url: null, title, text, date: '2026-11-17', lang: 'zh', site: '' });
  return found.find((figure) => figure.value === value)?.period;
}

describe('names', () => {
  it('does not read a brand of two characters inside another word', () => {
    expect(read('这台完美的样车售价39.8万元。')).toEqual(['price  398000']);
    expect(read('媲美的是老款，新车售价39.8万元。')).toEqual(['price  398000']);
    expect(read('美的空调售价3998元。')).toEqual(['price 美的空调 3998']);
  });

  it('does not take the hours after a numbered model into its name', () => {
    expect(read('小米 SU9 18 小时锁单突破 7 万台')).toEqual(['orders 小米SU9 70000']);
  });

  it('gives a supplier its own results in the sentence that follows', () => {
    const text = '2026年上半年，欣旺达实现收入310亿元。期内利润12.4亿元。';
    expect(read(text, '小米汽车电池供应商公布半年报')).toContain('net_profit 欣旺达 1.24');
  });

  it('reads a version after 的 as that of the price', () => {
    expect(read('小米SU9 Max 29.99万的大满配最受欢迎')).toContain('price 小米SU9 Max 大满配 299900');
  });

  it('says who chose, where a share is of people who chose', () => {
    expect(read('超一半用户选择小米SU9 29.99万的大满配')).toContain('mix 小米SU9 选择大满配的用户 50');
  });

  it('gives a company its own mix, but not the mix of a market', () => {
    const title = '小米集团发布三季报';
    expect(read('三季度，中国大陆高端智能手机销量占比提升至26.5%。', title)).toContain(
      'share 小米集团高端智能手机 26.5',
    );
    expect(read('三季度，中国高端智能手机市场占比为31%。', title).join()).not.toContain('小米集团高端智能手机');
  });
});

describe('numbers', () => {
  it('does not read the letters of a code as a unit', () => {
    expect(read('2026W45小米汽车交付1.3万台')).toEqual(['deliveries 小米汽车 13000']);
    expect(read('小米19 Pro支持90w快充')).toEqual(['charging 小米19 Pro 90']);
    expect(read('小米SU9本月卖了1.5w台')).not.toContain('charging 小米SU9 1.5');
  });

  it('does not read points and what is missing as figures', () => {
    expect(read('小米老车主复购可得 30000 积分')).toEqual([]);
    expect(read('小米机器人良率还差 2% 达标')).toEqual([]);
  });

  it('keeps a spaced unit whole', () => {
    expect(read('小米SU9电耗为 13.5kWh / 100km')).toEqual(['fuel_use 小米SU9 13.5']);
  });

  it('leaves out the list of other articles at the end', () => {
    const text = '小米SU9起售价21.99万元。相关阅读：《小米SU8售价18.99万元》《小鹏9月交付31000台》';
    expect(read(text)).toEqual(['price 小米SU9 219900']);
  });
});

describe('what the title announces', () => {
  const title = '2026年10月新能源汽车交付汇总';
  it('is what bare numbers of the text count, in the title’s month', () => {
    const text = '小鹏汽车：交付31000台。小米汽车：超过42000台。';
    expect(read(text, title)).toContain('deliveries 小米汽车 42000');
    expect(periodOf(text, 42_000, title)).toBe('2026-10');
  });

  it('is not the month of a total, nor what test cars count', () => {
    expect(periodOf('小米汽车累计交付83万台。', 830_000, title)).toBeNull();
    expect(read('小米汽车的新车限量2000台。', title)).toEqual(['count 小米汽车 2000']);
  });

  it('can be a recall', () => {
    expect(read('小米汽车决定召回部分SU9汽车，共计2.6万台。', '小米汽车召回部分SU9')).toContain(
      'recall 小米汽车 26000',
    );
  });
});

describe('periods', () => {
  it('of orders are not the evening on which they were told again', () => {
    expect(periodOf('今晚发布会上，官方介绍，小米SU9上市24小时锁单9万台。', 90_000)).toBeNull();
  });

  it('of money that was spent lie in the past', () => {
    expect(periodOf('2026年，雷军说造车4年花了500亿元。小米投入不少。', 50)).not.toBe('2026/2029');
  });
});
