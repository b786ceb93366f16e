import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../src/core/figures/find-figures.js';
import { Figure } from '../../../src/core/model.js';

/** Fragments of texts about prices, sales and results; random texts made of them contain figures and near-figures. */
const SCRAPS = [
  '小米',
  'Xiaomi 17 Ultra',
  '小米YU7',
  '特斯拉',
  '营收',
  '交付',
  '售价',
  '份额',
  '同比增长',
  '环比下降',
  '毛利率',
  '第',
  '前三',
  '一季度',
  '2026 年',
  '去年',
  '12',
  '3.5',
  '1,234',
  '千',
  '万',
  '亿',
  '七十多',
  '元',
  '美元',
  '$',
  '€',
  '%',
  '辆',
  '台',
  '家门店',
  'km',
  '公里',
  '-',
  '至',
  '到',
  '分',
  '秒',
  ':',
  '起',
  '以上',
  '，',
  '。',
  '、',
  '（',
  '）',
  '：',
  '\n',
  ' ',
  '—',
  '分别为',
  '超',
  '约',
  '不到',
  '据',
  '表示',
  'million',
  'units',
  '三成半',
  '三分之一',
  '一半',
  '1/3',
  'half of',
  '倍',
  '目标',
  '年前',
  '从',
  '涨到',
  'revenue',
  'priced at',
  'up',
  '１２',
  '萬',
  '🙂',
  '\ud83d',
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);
const date = fc.constantFrom(null, '2026-05-26', 'Fri, 20 Mar 2026 12:29:15 GMT', 'no date');

describe('findFigures', () => {
  it('cuts every quote from the source at its span', () => {
    fc.assert(
      fc.property(text, text, date, (title, body, day) => {
        for (const { span, quote } of findFigures({
          id: 'a',
          url: null,
          title,
          text: body,
          date: day,
          lang: 'zh',
          site: '',
        })) {
          const source = span.place === 'title' ? title : body;
          expect(source.slice(span.start, span.end)).toBe(quote);
          expect(quote).not.toBe('');
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('returns figures of the shared shape, with finite values and ordered ranges', () => {
    fc.assert(
      fc.property(text, text, date, (title, body, day) => {
        for (const figure of findFigures({ id: 'a', url: null, title, text: body, date: day, lang: '', site: '' })) {
          expect(Figure.safeParse(figure).success).toBe(true);
          expect(Number.isFinite(figure.value)).toBe(true);
          if (figure.high !== null) expect(figure.high).toBeGreaterThan(figure.value);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('returns the same figures for the same article', () => {
    fc.assert(
      fc.property(text, (body) => {
        const article = { id: 'a', url: null, title: '小米', text: body, date: '2026-05-26', lang: 'zh', site: '' };
        expect(findFigures(article)).toEqual(findFigures(article));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '万多',
    '1,',
    '一百',
    '小米',
    '小米 1',
    '售价1元，',
    '第',
    '：',
    '1-',
    '1 a ',
    '分别1元、',
    '17 Ultra ',
    '实现',
    '全年',
    '营收同比增长1%，',
    '三成',
    '上千',
    '1.499,',
    'a third of ',
    '五年投入1000亿元',
    '从1元涨到',
    '苹果占54%',
    '目标：1家',
    '云尺数据',
    '6 minutes ',
  ])('reads 100,000 characters of "%s"', (scrap) => {
    const body = scrap.repeat(Math.ceil(100_000 / scrap.length));
    expect(
      findFigures({ id: 'a', url: null, title: '', text: body, date: '2026-05-26', lang: 'zh', site: '' }).length,
    ).toBeLessThanOrEqual(300);
  });
});
