import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../src/core/figures/find-figures.js';
import { formatFigure } from '../../../src/core/metrics/format-figure.js';
import type { Figure } from '../../../src/core/model.js';

/** What a figure means to a reader of the digest: label, period, subject and speaker. */
function figuresOf(text: string, title = ''): Figure[] {
  return findFigures({ id: 'a', url: null, title, text, date: '2026-11-17', lang: 'zh', site: '' });
}

function figureOf(text: string, value: number, title = ''): Figure {
  const found = figuresOf(text, title).find((figure) => figure.value === value);
  if (found === undefined) throw new Error(`no ${value} in: ${text}`);
  return found;
}

describe('an amount pledged over several years', () => {
  it('covers the years in the text, not the year of the article', () => {
    expect(figureOf('小米宣布未来五年研发投入3000亿元。', 300).period).toBe('2026/2030');
    expect(figureOf('2021年3月，小米定下计划，四年投入800亿元研发。', 80).period).toBe('2021/2024');
    expect(figureOf('截至2025年，小米五年累计研发投入900亿元。', 90).period).toBe('2021/2025');
  });

  it('has no period if the text gives only its length', () => {
    const text = '小米宣布未来五年研发投入3000亿元，平均每年600亿元，较上一个五年1500亿元的计划翻倍。';
    expect(figureOf(text, 150)).toMatchObject({ metric: 'rd_spend', period: null });
  });

  it('is distinguished from its yearly average', () => {
    const text = '小米宣布未来五年研发投入3000亿元，平均每年600亿元。';
    expect(figureOf(text, 60).metric).toBe('rd_spend_yearly');
    expect(figureOf(text, 300).metric).toBe('rd_spend');
  });

  it('keeps its purpose in the next sentence', () => {
    const text = '小米宣布未来五年研发投入3000亿元。五年前，公司提出的承诺是五年1200亿元。';
    expect(figureOf(text, 120)).toMatchObject({ metric: 'rd_spend', period: '2021/2025' });
  });
});

describe('a plan, a former value and a result', () => {
  it.each([
    ['小米之家已有180家，年底前计划增至240家。', 240, 'stores_target'],
    ['小米之家已有180家，年底前计划增至240家。', 180, 'stores'],
    ['小米汽车提前完成40万辆的目标。', 400_000, 'count_target'],
    ['小米汽车提前完成全年40万辆交付目标。', 400_000, 'sales_target'],
    ['小米定下两个目标：产品对标同行，三年拿下国产手机份额第一。', 1, 'rank_target'],
    ['小米SU9起售价从21.99万元上调到22.59万元。', 219_900, 'price_before'],
    ['小米SU9起售价从21.99万元上调到22.59万元。', 225_900, 'price'],
    ['某券商把小米目标价由48港元上调至57港元。', 57, 'target_price'],
    ['小米用户占比明年有望达到三分之一，三年前不到一成。', 33.3, 'mix_forecast'],
    ['小米19 Ultra售价7299元，比上一代高出300元和500元。', 300, 'price_change'],
    ['小米19 Ultra售价7299元，比上一代高出300元和500元。', 500, 'price_change'],
    ['小米SU9碳纤维尾翼选装当时售价2.6万元。', 26_000, 'option_price'],
    ['小米集团成交额31亿港元。', 3.1, 'turnover'],
    ['小米昌平工厂关键工序自动化率达到96%。', 96, 'automation'],
    ['北岸榜单里，小米升幅居首。', 1, 'growth_rank'],
    ['3000万元以上机型很多，小米 phones above $700 sell well.', 700, 'price_band'],
    ['这是小米第一款超过万元的手机。', 10_000, 'price_band'],
  ])('%s: %s is %s', (text, value, metric) => {
    expect(figureOf(text, value).metric).toBe(metric);
  });

  it('reads "涨价：标准版 4799 元起" as a price', () => {
    expect(figureOf('小米19全系涨价：标准版4799元起。', 4799).metric).toBe('price');
  });

  it('does not read a group such as “the top five” as a rank', () => {
    expect(figuresOf('小米是全球前三十名里升得最快的品牌。').map(({ metric }) => metric)).not.toContain('rank');
    expect(figuresOf('小米、华为出货量领先，前五名之间的差距很小。').map(({ metric }) => metric)).not.toContain('rank');
    expect(figuresOf('小米跌出中国市场前五。').map(({ metric }) => metric)).not.toContain('rank');
  });
});

describe('a change', () => {
  it.each([
    ['小米份额为14%，比去年同期高出两个多百分点。', 2, 'share_growth'],
    ['小米集团去年净利润增长1.5倍。', 150, 'net_profit_growth'],
    ['Xiaomi reported 18% growth in revenue.', 18, 'revenue_growth'],
    ['小米新品预约量比上一代增长六成。', 60, 'orders_growth'],
  ])('%s', (text, value, metric) => {
    expect(figureOf(text, value).metric).toBe(metric);
  });

  it('is not read as a level, nor a level as a change', () => {
    expect(figureOf('Xiaomi’s share climbed to 25 per cent.', 25)).toMatchObject({ metric: 'share', comparison: null });
    expect(figureOf('小米手机份额升到约18%。', 18).metric).toBe('share');
  });
});

describe('whose figure', () => {
  it.each([
    ['600美元以上价位段，苹果占51%，华为占26%，小米占12%。', 51, 'share', '苹果'],
    ['600美元以上价位段，苹果占51%，华为占26%，小米占12%。', 26, 'share', '华为'],
    ['Apple led the segment with 51%, followed by Huawei with 26%.', 26, 'share', 'Huawei'],
    ['小米高端机型的均价约为5600元，低于苹果的8100元。', 8100, 'asp', '苹果'],
    ['小米定下目标，产品对标iPhone，五年投入900亿元研发。', 90, 'rd_spend', '小米'],
    ['小米SU9比小米SU7的21.59万元贵了2万元。', 20_000, 'price_change', '小米SU9'],
    ['小米SU9售价3.8万元的碳纤维前舱盖引发争议。', 38_000, 'price', '小米SU9 碳纤维前舱盖'],
    ['小米财报：汽车毛利率24.1%。', 24.1, 'margin', '小米汽车'],
    ['小米SU9用户里女性占41%。', 41, 'mix', '小米SU9 女性'],
    ['小米SU9订单里，选择顶配的用户占38%。', 38, 'mix', '小米SU9 选择顶配'],
    ['认为小米属于高端品牌的比例为6%。', 6, 'mix', '认为小米属于高端品牌'],
    ['小米19起步价比小米11时代的3899元高。', 3899, 'price', '小米11'],
    ['小米海山工厂主要生产高端空调，年产能由200万台提高到500万台。', 5_000_000, 'capacity', '小米海山工厂'],
  ])('%s: %s', (text, value, metric, subject) => {
    expect(figureOf(text, value)).toMatchObject({ metric, subject });
  });

  it('has no subject if it is the total of the others', () => {
    expect(figuresOf('小米份额15%，其他品牌合计不到6%。').map(({ value }) => value)).not.toContain(6);
  });

  it('starts anew with an English sentence', () => {
    const text =
      'Apple led the segment with 51%, followed by Huawei with 26%. Growth at Xiaomi came from its Ultra models.';
    expect(figureOf(text, 26)).toMatchObject({ metric: 'share', comparison: null });
    expect(figureOf('Xiaomi sold phones at Rs. 9,000 crore in value.', 90).unit).toBe('inr_bn');
  });
});

describe('when', () => {
  it.each([
    ['小米第三季度毛利率为21.3%，去年同期是20.1%。', 20.1, '2025Q3'],
    ['小米手机用户占比从三年前的18%升到29%。', 18, '2023'],
    ['小米手机用户占比从三年前的18%升到29%。', 29, null],
    ['小米三年前的份额是5%，如今升到11%。', 11, '2026-11-17'],
    ['小米三季度份额16%，与上一季度持平，一年多了一个百分点。', 16, '2026Q3'],
    ['Xiaomi said on 14 November that it had received 31,000 orders.', 31_000, '2026-11-14'],
    ['小米11月14日新工厂投产，年产能40万台。', 400_000, null],
  ])('%s: %s is of %s', (text, value, period) => {
    expect(figureOf(text, value).period).toBe(period);
  });
});

describe('who says so', () => {
  it.each([
    ['北岸数据报告称，三季度小米份额为16%。', 16, '北岸数据'],
    ['最新数据显示，小米份额为16%。', 16, null],
    ['公开数据统计，小米份额为16%。', 16, null],
    ['山溪咨询11月15日公布的报告显示，小米份额为16%。', 16, '山溪咨询'],
    ['小米手机卖得不错，份额16%，分析师表示。', 16, '分析师'],
    ["Xiaomi's share is only 4%, the consultancy Northbank says.", 4, 'Northbank'],
  ])('%s', (text, value, saidBy) => {
    expect(figureOf(text, value).saidBy).toBe(saidBy);
  });
});

describe('in the digest', () => {
  it.each([
    ['小米汽车召回1.36万辆SU9。', 13_600, '召回 小米汽车 1.36万辆'],
    ['小米SU9大定3.4万台。', 34_000, '订单 小米SU9 3.4万台'],
    ['小米SU9交付周期为36到41周。', 36, '交付周期 小米SU9 36–41周'],
    ['小米MIX Fold 6售价10899元。', 10_899, '价格 小米MIX Fold 6 10,899元'],
    ['小米19 Pro电池容量7100mAh。', 7100, '电池容量 小米19 Pro 7,100 mAh'],
    ['小米未来五年研发投入3000亿元。', 300, '研发投入 小米 3,000亿元（2026–2030）'],
    ['小米SU9起售价从21.99万元上调到22.59万元。', 219_900, '原价格 小米SU9 21.99万元'],
    ['小米的旗舰店已有180家，年底前计划增至240家。', 240, '门店目标 小米 240家'],
  ])('%s', (text, value, line) => {
    expect(formatFigure(figureOf(text, value), 'zh')).toBe(line);
  });

  it('shows a rounded headline figure and its exact value once, as the exact value', () => {
    const prices = figuresOf('新上市的米家冰箱定价12899元。', '小米冰箱卖到1.29万元').filter(
      ({ metric }) => metric === 'price',
    );
    expect(prices.map(({ value }) => value)).toEqual([12_899]);
  });

  it('shows an amount once if only one mention says what it is', () => {
    const metrics = figuresOf('小米SU9车主花了21.99万元。小米SU9售价21.99万元。').map(({ metric }) => metric);
    expect(metrics).toEqual(['price']);
  });

  it('ignores round amounts in words', () => {
    expect(figuresOf('小米19 Ultra还没有人见过，八千元不够。')).toEqual([]);
  });

  it('reads a share given as two digits as a range', () => {
    expect(figureOf('小米SU9用户里三四成是首购。', 30)).toMatchObject({ metric: 'mix', high: 40 });
  });

  it('ranks a number without a metric last', () => {
    const found = figuresOf('小米SU9车主凑了12.8万元。小米SU9售价21.99万元。');
    expect(found.map(({ metric }) => metric)).toEqual(['price', 'amount']);
  });
});
