/** Figures from the news are matched to the baseline they continue, and to no other. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/core/model.js';
import { matchMetric } from '../../../src/core/seeds/match-metric.js';
import type { Metric } from '../../../src/core/seeds/metric.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';

let metrics: Metric[] = [];
beforeAll(async () => {
  metrics = (await loadSeeds('seeds')).metrics;
});

type Found = Pick<Figure, 'metric' | 'subject' | 'value' | 'high' | 'unit' | 'period'>;
const figure = (metric: string, subject: string, value: number, unit: string, period: string | null = null): Found => {
  return { metric, subject, value, high: null, unit, period };
};

/** Context whose clause and sentence are the same. */
const plain = (sentence: string) => ({ sentence, clause: sentence });

describe('matchMetric', () => {
  it.each([
    ['share-cn-600usd', figure('share', '小米', 15, '%'), '中国600美元以上市场中，小米份额升至15%。'],
    ['share-cn-600usd', figure('share', 'Xiaomi', 15, '%'), "Xiaomi took 15% of China's phones above $600."],
    ['share-cn-6000yuan', figure('share', '小米手机', 7, '%'), '小米手机在6000元以上价位段占比7%'],
    ['share-cn-4000-6000yuan', figure('share', '小米', 19, '%'), '4000-6000元价位段，小米占比19%'],
    ['share-cn-600usd-huawei', figure('share', '华为', 33, '%'), '600美元以上华为占33%'],
    ['price-highest', figure('price', '小米SU7 Ultra', 814900, 'yuan'), '纽北限量版小米SU7 Ultra售价81.49万元'],
    ['deliveries-su7-total', figure('deliveries', '小米SU7', 400000, 'units'), '小米SU7累计交付突破40万台'],
    [
      'deliveries-car-month',
      figure('deliveries', '小米汽车', 43000, 'units', '2026-10'),
      '小米汽车10月交付量超4.3万台',
    ],
    ['margin-car', figure('margin', '智能电动汽车业务', 25.5, '%', '2026Q3'), '智能电动汽车业务毛利率25.5%'],
    ['rd-pledge', figure('rd_spend', '小米', 200, 'yuan_bn'), '小米宣布未来五年研发投入2000亿元'],
    ['rd-year', figure('rd_spend', '小米', 33, 'yuan_bn', '2026'), '小米2026年研发投入预计330亿元'],
    ['women-su7', figure('mix', '小米YU9', 43, '%'), '小米YU9大定用户里女性占43%'],
    ['rd-ai-share', figure('mix', '小米', 30, '%'), 'AI投入占研发预算的比例提高到三成'],
    ['devices-connected', figure('devices', '小米', 820_000_000, 'units'), '澎湃OS已连接设备超过8.2亿台'],
    ['segment-600usd-of-market', figure('mix', '中国手机市场', 31, '%'), '600美元以上机型占整个市场的31%'],
    ['rank-cn-phones', figure('rank', '小米', 2, 'rank'), '三季度中国智能手机市场，小米位列第二'],
  ])('continues %s', (id, found, sentence) => {
    expect(matchMetric(found, plain(sentence), metrics)?.metric.id).toBe(id);
  });

  it('converts to the row’s unit', () => {
    const found = figure('revenue', '小米汽车业务', 29_000_000_000, 'yuan', '2026Q3');
    expect(matchMetric(found, plain('小米汽车业务三季度收入290亿元'), metrics)).toMatchObject({
      metric: { id: 'revenue-car-quarter' },
      value: 29,
    });
  });

  it('takes only values for the row’s length of time', () => {
    const of = (period: string | null) => figure('deliveries', '小米汽车', 43_000, 'units', period);
    const ids = ['2026-10', '2026Q3', null].map((period) => matchMetric(of(period), plain('交付'), metrics)?.metric.id);
    expect(ids).toEqual(['deliveries-car-month', undefined, undefined]);
  });

  it.each([
    ['another maker', figure('share', 'OPPO', 15, '%'), '600美元以上OPPO占15%'],
    ['another metric', figure('growth', '小米', 15, '%'), '600美元以上小米同比增长15%'],
    ['another unit', figure('price', '小米SU7 Ultra', 110000, 'eur'), '小米SU7 Ultra售价11万欧元'],
    ['a value no car maker reaches', figure('deliveries', '小米SU7', 99_000_000, 'units'), '小米SU7累计交付'],
    ['a deposit', figure('price', '小米SU7 Ultra', 400000, 'yuan'), '小米SU7 Ultra定金40万元'],
    ['an unrelated market', figure('share', '小米', 15, '%'), '小米在欧洲平板市场份额15%'],
  ])('leaves %s alone', (_, found, sentence) => {
    expect(matchMetric(found, plain(sentence), metrics)).toBeNull();
  });

  it('distinguishes two numbers of one sentence by their clauses', () => {
    const sentence = '小米YU9大定用户里，女性占43%，家庭用户占六成';
    const women = { sentence, clause: '女性占43%' };
    const families = { sentence, clause: '家庭用户占六成' };
    expect(matchMetric(figure('mix', '小米YU9', 43, '%'), women, metrics)?.metric.id).toBe('women-su7');
    expect(matchMetric(figure('mix', '小米YU9', 60, '%'), families, metrics)).toBeNull();
  });
});
