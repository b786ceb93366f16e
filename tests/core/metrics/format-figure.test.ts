import { describe, expect, it } from 'vitest';
import { formatFigure, metricName } from '../../../src/core/metrics/format-figure.js';
import type { Figure } from '../../../src/core/model.js';

function figure(part: Partial<Figure>): Figure {
  const span = { place: 'lead' as const, start: 0, end: 1 };
  return {
    metric: 'deliveries',
    subject: '小米SU7',
    value: 380_000,
    high: null,
    unit: 'units',
    bound: null,
    period: null,
    comparison: null,
    saidBy: null,
    span,
    quote: '3',
    ...part,
  };
}

describe('formatFigure', () => {
  it.each([
    [{ period: '2024/2026' }, '交付量 小米SU7 38万辆（2024–2026）', 'deliveries, 小米SU7: 380,000 (2024–2026)'],
    [
      { bound: 'over' as const, saidBy: '雷军' },
      '交付量 小米SU7 超38万辆（雷军）',
      'deliveries, 小米SU7: over 380,000 (雷军)',
    ],
    [{ metric: 'price', value: 5999, unit: 'yuan' }, '价格 小米SU7 5,999元', 'price, 小米SU7: RMB 5,999'],
    [
      { metric: 'price', value: 219_900, high: 299_900, unit: 'yuan' },
      '价格 小米SU7 21.99万–29.99万元',
      'price, 小米SU7: RMB 219,900–299,900',
    ],
    [
      {
        metric: 'revenue',
        subject: '小米集团',
        value: 99.1,
        unit: 'yuan_bn',
        comparison: { kind: 'yoy' as const, percent: -10.9 },
      },
      '营收 小米集团 991亿元（同比-10.9%）',
      'revenue, 小米集团: RMB 99.1 billion (-10.9% year on year)',
    ],
    [
      { metric: 'net_profit', value: 0.05, unit: 'yuan_bn', subject: '' },
      '净利润 5,000万元',
      'net profit: RMB 50 million',
    ],
    [
      { metric: 'net_profit', value: 0.0000004, unit: 'yuan_bn', bound: 'over' as const, subject: '' },
      '净利润 超400元',
      'net profit: over RMB 400',
    ],
    [{ metric: 'net_profit', value: 0, unit: 'usd_bn', subject: '' }, '净利润 0美元', 'net profit: $0'],
    [
      { metric: 'net_profit', value: -0.3, unit: 'yuan_bn', subject: '' },
      '净利润 -3亿元',
      'net profit: RMB -300 million',
    ],
    [
      { metric: 'net_profit', value: 0.8, high: 1.2, unit: 'yuan_bn', subject: '' },
      '净利润 8亿–12亿元',
      'net profit: RMB 800–1,200 million',
    ],
    [{ metric: 'rank', value: 1, unit: 'rank' }, '排名 小米SU7 第1', 'rank, 小米SU7: No. 1'],
    [{ metric: 'rank', value: 3, unit: 'rank', bound: 'under' as const }, '排名 小米SU7 前3', 'rank, 小米SU7: top 3'],
    [{ metric: 'lap_time', value: 406.874, unit: 's' }, '圈速 小米SU7 6分46.874秒', 'lap time, 小米SU7: 6:46.874'],
    [
      { metric: 'shipments_growth', value: 6.5, unit: '%', comparison: { kind: 'yoy' as const, percent: 6.5 } },
      '出货量增幅 小米SU7 +6.5%（同比）',
      'shipments growth, 小米SU7: +6.5% (year on year)',
    ],
    [{ metric: 'share', value: 16.5, unit: '%', subject: '' }, '份额 16.5%', 'share: 16.5%'],
  ])('%o', (part, zh, en) => {
    expect(formatFigure(figure(part), 'zh')).toBe(zh);
    expect(formatFigure(figure(part), 'en')).toBe(en);
  });
});

it('labels forecasts by their metric, and leaves unknown metrics unchanged', () => {
  expect(metricName('revenue_forecast', 'zh')).toBe('营收预期');
  expect(metricName('revenue_forecast', 'en')).toBe('revenue forecast');
  expect(metricName('moonshots', 'en')).toBe('moonshots');
});
