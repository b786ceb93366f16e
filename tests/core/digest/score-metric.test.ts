/** Scorecard rows: the newest figure, the correct change, and dissenting sources. */
import { describe, expect, it } from 'vitest';
import type { FoundFigure, InputBaseline, InputMetric } from '../../../src/core/digest/edition/edition-input.js';
import { scoreMetric } from '../../../src/core/digest/score-metric.js';
import { periodEnd } from '../../../src/core/digest/words/figure-period.js';

const START = '2026-11-08T16:00:00.000Z';
const baseline = (more: Partial<InputBaseline> = {}): InputBaseline => ({
  value: 13,
  high: null,
  unit: '%',
  bound: null,
  period: '2024',
  stated: null,
  within: null,
  saidBy: null,
  document: '种子文档',
  url: null,
  ...more,
});
const found = (more: Partial<FoundFigure> = {}): FoundFigure => ({
  subject: '小米',
  value: 16,
  high: null,
  unit: '%',
  bound: null,
  period: '2026Q3',
  saidBy: '远舟咨询',
  outlet: '北岸财经',
  title: '',
  url: 'https://news.example/1',
  publishedAt: '2026-11-10T02:00:00.000Z',
  articleId: '1',
  storyId: 's1',
  ...more,
});
const score = (baselines: InputBaseline[], all: FoundFigure[], more: Partial<InputMetric> = {}) => {
  const row: InputMetric = {
    id: 'm',
    name: { zh: '份额', en: 'Share' },
    metric: 'share',
    take: 'newest',
    note: null,
    better: 'higher',
    baselines,
    found: all,
    ...more,
  };
  return scoreMetric(row, START, 'zh-CN');
};

describe('scoreMetric', () => {
  it('takes the figure for the latest period, with speaker, date and link', () => {
    const row = score(
      [baseline()],
      [found({ value: 14, period: '2026Q1', publishedAt: '2026-11-12T00:00:00Z' }), found()],
    );
    expect(row.newest).toMatchObject({
      text: '16%',
      period: '2026Q3',
      source: '远舟咨询 · 北岸财经',
      url: 'https://news.example/1',
    });
    expect(row.change).toEqual({ value: 3, kind: 'points' });
    expect(row.fresh).toBe(true);
  });

  it('states a change of money or counts in per cent', () => {
    const row = score([baseline({ value: 1138, unit: 'yuan' })], [found({ value: 1214, unit: 'yuan' })]);
    expect(row.change).toEqual({ value: 6.7, kind: 'percent' });
  });

  it('shows no change if the comparison would be unfair', () => {
    expect(score([baseline()], [found({ unit: 'yuan' })]).change).toBeNull();
    expect(score([baseline()], [found({ high: 20 })]).change).toBeNull();
    expect(score([baseline({ bound: 'over' })], [found()]).change).toBeNull();
    expect(
      score([baseline({ value: 24.3 }), baseline({ value: 1, high: 9, stated: '个位数' })], [found()]).change,
    ).toBeNull();
    expect(score([baseline({ value: 0, unit: 'yuan' })], [found({ unit: 'yuan' })]).change).toBeNull();
  });

  it('does not set a month against a year', () => {
    const year = baseline({ value: 258_000, unit: 'units', period: '2025' });
    const flow = { metric: 'deliveries' };
    expect(score([year], [found({ value: 41_200, unit: 'units', period: '2026-10' })], flow).change).toBeNull();
    expect(score([year], [found({ value: 410_000, unit: 'units', period: '2026' })], flow).change?.value).toBe(58.9);
  });

  it('lets only a higher value break a record', () => {
    const record = baseline({ value: 529_900, unit: 'yuan', period: '2025-02' });
    const price = (value: number) => found({ value, unit: 'yuan', period: null });
    const take = { metric: 'price', take: 'highest' } as const;
    expect(score([record], [price(299_900)], take).newest).toBeNull();
    expect(score([record], [price(299_900), price(814_900)], take)).toMatchObject({
      newest: { value: 814_900 },
      disputed: [],
    });
  });

  it('shows a baseline in the document’s own words if it has no digits, with the source that it quotes', () => {
    const row = score(
      [baseline({ saidBy: 'IDC' }), baseline({ value: 1, high: 9, stated: '个位数', document: '另一篇' })],
      [],
    );
    expect(row.baselines.map(({ text, source }) => [text, source])).toEqual([
      ['13%', 'IDC · 种子文档'],
      ['个位数', '另一篇'],
    ]);
  });

  it('sets side by side what other voices say of the same time, but not rounding, echoes or other quarters', () => {
    const row = score(
      [baseline()],
      [
        found({ saidBy: '海图数据', value: 14.1 }),
        found({ saidBy: '第三家', value: 16.1 }),
        found({ saidBy: '远舟咨询', value: 12, publishedAt: '2026-11-09T00:00:00Z' }),
        found({ saidBy: '第四家', value: 11, period: '2026Q2' }),
        found({ publishedAt: '2026-11-12T00:00:00Z' }),
      ],
    );
    expect(row.newest?.value).toBe(16);
    expect(row.disputed.map(({ text }) => text)).toEqual(['14.1%']);
  });

  it('calls nothing disputed that is of another subject, or that an unnamed voice says', () => {
    const against = (more: Partial<FoundFigure>) =>
      score([baseline()], [found(), found({ value: 12, publishedAt: '2026-11-09T00:00:00Z', ...more })]).disputed
        .length;
    expect(against({ saidBy: '云尺数据' })).toBe(1);
    expect(against({ saidBy: '云尺数据', subject: '小米 欧洲' })).toBe(0);
    expect(against({ saidBy: null, outlet: '南山日报' })).toBe(0);
    expect(against({ saidBy: '云尺数据', period: null })).toBe(0);
  });

  it('does not sell an article that looks back as news', () => {
    const row = score([baseline({ period: '2024' })], [found({ period: '2021' })]);
    expect(row.newest).toBeNull();
    expect(score([baseline()], [found({ publishedAt: '2026-09-01T00:00:00Z' })]).fresh).toBe(false);
  });

  it('reads the periods that figures carry', () => {
    expect(['2025', '2025Q1', '2025-05', '2025-05-21', '2022/2026', '2025H1', '去年', null].map(periodEnd)).toEqual([
      '2025-12-31',
      '2025-03-31',
      '2025-05-31',
      '2025-05-21',
      '2026-12-31',
      '2025-06-31',
      null,
      null,
    ]);
  });
});
