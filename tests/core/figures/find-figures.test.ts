import { describe, expect, it } from 'vitest';
import { findFigures } from '../../../src/core/figures/find-figures.js';
import type { ArticleText, Figure } from '../../../src/core/model.js';

function figuresOf(text: string, options: { title?: string; date?: string | null } = {}): Figure[] {
  const { title = '', date = '2026-05-26' } = options;
  const article: ArticleText = { id: 'a', url: null, title, text, date, lang: 'zh', site: '' };
  return findFigures(article);
}

function figureOf(text: string, metric: string, options: { title?: string; date?: string | null } = {}): Figure {
  const found = figuresOf(text, options).find((figure) => figure.metric === metric);
  if (found === undefined) throw new Error(`no ${metric} in: ${text}`);
  return found;
}

describe('value and unit', () => {
  it.each([
    ['小米SU7累计交付38.5万辆。', 'deliveries', 385_000, 'units'],
    ['小米集团当季总收入912亿元。', 'revenue', 91.2, 'yuan_bn'],
    ['小米集团营收突破千亿。', 'revenue', 100, 'yuan_bn'],
    ['小米18 Ultra售价6,499元起。', 'price', 6499, 'yuan'],
    ['小米SU9起售价28.59万元。', 'price', 285_900, 'yuan'],
    ['小米16T在欧洲售价 699 欧元。', 'price', 699, 'eur'],
    ['Xiaomi 16T is priced at €699 in Europe.', 'price', 699, 'eur'],
    ['The Xiaomi 16 starts at $799.', 'price', 799, 'usd'],
    ['Xiaomi reported revenue of RMB 88.1 billion.', 'revenue', 88.1, 'yuan_bn'],
    ['Xiaomi sold over 210,000 units of the YU7.', 'sales', 210_000, 'units'],
    ['In May Xiaomi delivered 31,500 electric vehicles.', 'deliveries', 31_500, 'units'],
    ['小米手机全球出货量为七十多万台。', 'shipments', 700_000, 'units'],
    ['小米澎程大定超过2W台。', 'orders', 20_000, 'units'],
    ['小米SU7锁单两万多辆。', 'orders', 20_000, 'units'],
    ['超一半用户选择小米YU7 Max。', 'mix', 50, '%'],
    ['小米SU7用户中女性占比约三成。', 'mix', 30, '%'],
    ['小米手机在中国的市场份额为 16.5%。', 'share', 16.5, '%'],
    ['小米手机在高端市场份额达百分之二十。', 'share', 20, '%'],
    ['小米集团毛利率为21.4%。', 'margin', 21.4, '%'],
    ['小米汽车门店已有321家。', 'stores', 321, 'stores'],
    ['小米汽车在全国开出 88 家门店。', 'stores', 88, 'stores'],
    ['小米自动驾驶团队已有一千八百人。', 'headcount', 1800, 'persons'],
    ['小米澎湃生态月活用户达2.1亿。', 'users', 210_000_000, 'persons'],
    ['小米SU7 Max CLTC续航为810公里。', 'range', 810, 'km'],
    ['小米澎程亏电油耗为5.9L/100km。', 'fuel_use', 5.9, 'L/100km'],
    ['小米SU7 Ultra在纽北跑出7分04秒95的成绩。', 'lap_time', 424.95, 's'],
    ['小米SU7 Ultra原型车上赛圈速为2:09.944。', 'lap_time', 129.944, 's'],
    ['大摩给予小米目标价45港元。', 'target_price', 45, 'hkd'],
    ['小米手机平均售价升至1,288元。', 'asp', 1288, 'yuan'],
    ['小米手机全年出货１．６８亿台。', 'shipments', 168_000_000, 'units'],
    ['小米汽車累計交付12.3萬輛。', 'deliveries', 123_000, 'units'],
    ['小米手機全球出貨量達4,130萬部。', 'shipments', 41_300_000, 'units'],
    ['Redmi Note 9 costs Rs. 12,999 in India.', 'price', 12_999, 'inr'],
    ['Xiaomi has 2.5 lakh subscribers.', 'users', 250_000, 'persons'],
    ['小米集团研发投入95亿元。', 'rd_spend', 9.5, 'yuan_bn'],
    ['小米未来三年在 AI 领域投入 500 亿元。', 'ai_spend', 50, 'yuan_bn'],
    ['小米工厂峰值产能可达 30 万台。', 'capacity', 300_000, 'units'],
    ['小米SU7一年保值率为 81.2%。', 'residual_value', 81.2, '%'],
    ['iPhone 16 699 美元起。', 'price', 699, 'usd'],
    ['小米YU8 Max 续航 815 km。', 'range', 815, 'km'],
    ['Xiaomi 16 starts at RMB4299.', 'price', 4299, 'yuan'],
    ['小米集团经营现金流：-82.5 亿元。', 'cash_flow', -8.25, 'yuan_bn'],
    ['小米SU8电机扭矩 838N·m，风阻系数 0.195。', 'drag', 0.195, 'units'],
    ['小米在 41 个国家和地区销售手机。', 'countries', 41, 'countries'],
    ['小米集团毛利率同比提升 1.4 个百分点。', 'margin_growth', 1.4, 'pp'],
    ['小米手机 4000-6000 元价位段卖得最好。', 'price_band', 4000, 'yuan'],
  ])('%s', (text, metric, value, unit) => {
    expect(figureOf(text, metric)).toMatchObject({ value, unit });
  });

  it('reads both ends of a range', () => {
    expect(figureOf('小米SU8预售价 21.99 万-29.99 万元。', 'price')).toMatchObject({ value: 219_900, high: 299_900 });
    expect(figureOf('小米YU9预计价格在40-45万元。', 'price_forecast')).toMatchObject({ value: 400_000, high: 450_000 });
    expect(figureOf('小米手机在该价位的市场占比达到14-15%。', 'share')).toMatchObject({ value: 14, high: 15 });
  });

  it.each([
    ['小米汽车交付量超过 3 万辆', 'over'],
    ['小米汽车交付近3万辆', 'nearly'],
    ['小米汽车交付约3万辆', 'about'],
    ['小米汽车交付不到3万辆', 'under'],
    ['小米汽车交付逾3万辆', 'over'],
    ['小米汽车交付3万多辆', 'over'],
    ['小米汽车交付3万辆', null],
  ])('reads the bound of %s', (text, bound) => {
    expect(figureOf(text, 'deliveries').bound).toBe(bound);
  });
});

describe('metric', () => {
  it('distinguishes targets and forecasts from results', () => {
    expect(figureOf('小米汽车今年的交付目标为60万辆。', 'sales_target').value).toBe(600_000);
    expect(figureOf('该行预期小米集团营收为1200亿元。', 'revenue_forecast').value).toBe(120);
    expect(figuresOf('该行预期小米集团营收为1200亿元。').map(({ metric }) => metric)).not.toContain('revenue');
  });

  it('distinguishes adjusted net profit from net profit', () => {
    const text = '小米集团净利润40.1亿元；经调整净利润52.3亿元。';
    expect(figureOf(text, 'net_profit').value).toBe(4.01);
    expect(figureOf(text, 'adjusted_net_profit').value).toBe(5.23);
  });

  it.each([
    ['小米SU7 Ultra 是第一代产品。', 'rank'],
    ['第一，小米要做高端；第二，小米要做生态。', 'rank'],
    ['小米手机大幅领先第二名。', 'rank'],
    ['小米SU7定金5000元。', 'price'],
    ['小米YU7月供低至2500元。', 'price'],
    ['小米3000元以上机型很多。', 'price'],
    ['小米服务热线：950816', 'stores'],
    ['小米将数百万设备升级到新系统。', 'devices'],
    ['首位获得认证的小米车手。', 'rank'],
    ['小米 120W Max 快充协议', 'price'],
    ['小米17T支持第三方应用，2026年发布。', 'shipments'],
  ])('reads no %s as a %s', (text, metric) => {
    expect(figuresOf(text).filter((figure) => figure.metric === metric)).toEqual([]);
  });

  it('is a rank only if something is ranked', () => {
    expect(figureOf('小米SU7位列国内轿车销量第一。', 'rank')).toMatchObject({ value: 1, unit: 'rank' });
    expect(figureOf('小米手机出货量稳居全球前三。', 'rank')).toMatchObject({ value: 3, bound: 'under' });
    expect(figureOf('Xiaomi was ranked No. 5 among global vendors.', 'rank').value).toBe(5);
  });

  it('counts an amount once if brackets convert it to another currency', () => {
    const money = figuresOf('小米16T售价 699 欧元（约合 5500 元人民币）。').filter(({ unit }) => unit !== 'eur');
    expect(money).toEqual([]);
  });
});

describe('change', () => {
  it('is attached to the value it belongs to', () => {
    const text = '小米集团营收912亿元，同比增长12.3%，环比下降4%；净利润同比下降8%至40亿元。';
    expect(figureOf(text, 'revenue').comparison).toEqual({ kind: 'yoy', percent: 12.3 });
    expect(figureOf(text, 'net_profit').comparison).toEqual({ kind: 'yoy', percent: -8 });
  });

  it('is a figure of its own if no value is given', () => {
    const growth = figureOf('小米手机出货量同比下降 6.5%。', 'shipments_growth');
    expect(growth).toMatchObject({ value: -6.5, unit: '%', comparison: { kind: 'yoy', percent: -6.5 } });
  });

  it('is not read from a level', () => {
    expect(figureOf('小米集团毛利率提升至 22.8%。', 'margin')).toMatchObject({ value: 22.8, comparison: null });
  });

  it('reads English', () => {
    expect(figureOf('Xiaomi revenue was RMB 88.1 billion, up 12.3% year on year.', 'revenue').comparison).toEqual({
      kind: 'yoy',
      percent: 12.3,
    });
  });
});

describe('subject', () => {
  it.each([
    ['小米新款 SUV 小米YU7 Max 售价 32.99 万元。', 'price', '小米YU7 Max'],
    ['新一代 SU7 锁单超过 5 万辆。', 'orders', '新一代小米SU7'],
    ['特斯拉 Model Y 交付 2.1 万辆。', 'deliveries', '特斯拉Model Y'],
    ['据悉，小米19 Ultra 16GB+512GB 版本 6499 元。', 'price', '小米19 Ultra 16GB+512GB 版本'],
    ['苹果在中国的市场份额为15%。', 'share', '苹果 中国'],
    ['小米集团智能手机业务收入 455 亿元。', 'revenue', '小米集团智能手机业务'],
    ['Tesla sold 16,000 Model Y vehicles in China.', 'sales', 'Tesla Model Y'],
    ['雷军表示，小米YU9续航达到 760km。', 'range', '小米YU9'],
  ])('of "%s"', (text, metric, subject) => {
    expect(figureOf(text, metric).subject).toBe(subject);
  });

  it('follows a list', () => {
    const text = '小米YU7、理想L8一年车龄保值率分别为81.1%、77.7%。';
    expect(figuresOf(text).map(({ subject, value }) => [subject, value])).toEqual([
      ['小米YU7', 81.1],
      ['理想L8', 77.7],
    ]);
  });

  it('comes from the title if the sentence names none', () => {
    expect(figureOf('售价 4999 元起，今晚开售。', 'price', { title: '小米19 Pro 发布' }).subject).toBe('小米19 Pro');
  });

  it('recognises a model that was mentioned with its brand earlier', () => {
    expect(figureOf('X5T 售价 3999 元。', 'price', { title: '小米X5T 发布' }).subject).toBe('小米X5T');
  });

  it('is not the article’s company if the sentence is about another', () => {
    const title = '欣欣电池回应成为小米供应商';
    expect(figureOf('2025 年，欣欣电池实现收入 44 亿元。', 'revenue', { title }).subject).toBe('欣欣电池');
  });
});

describe('period', () => {
  it.each([
    ['小米集团2025年第四季度营收912亿元。', 'revenue', '2025Q4'],
    ['小米集团一季度营收912亿元。', 'revenue', '2026Q1'],
    ['小米集团去年营收4000亿元。', 'revenue', '2025'],
    ['上半年，小米手机出货量7000万台。', 'shipments', '2026H1'],
    ['截至5月21日，小米SU7累计交付40万辆。', 'deliveries', '2026-05-21'],
    ['2026 年 4 月，小米汽车交付 2.9 万辆。', 'deliveries', '2026-04'],
    ['今年 1-4 月，小米汽车交付 9 万辆。', 'deliveries', '2026-01/2026-04'],
    ['小米未来五年研发投入2000亿元。', 'rd_spend', '2026/2030'],
    ['自 2024 年 4 月 3 日以来，北渡统计小米汽车累计交付 60 万辆。', 'deliveries', '2024-04-03/2026-05-26'],
    ['In the first quarter of 2026 Xiaomi reported revenue of RMB 99 billion.', 'revenue', '2026Q1'],
    ['小米汽车累计交付 60 万辆。', 'deliveries', null],
  ])('of "%s"', (text, metric, period) => {
    expect(figureOf(text, metric).period).toBe(period);
  });

  it('is relative to the article’s date, in any date format', () => {
    for (const date of ['2026-01-20T08:00:00+08:00', 'Tue, 20 Jan 2026 08:00:00 GMT']) {
      expect(figureOf('小米手机四季度出货量4100万台。', 'shipments', { date }).period).toBe('2025Q4');
    }
  });

  it('ignores datelines', () => {
    expect(figureOf('5 月 26 日消息，小米集团营收912亿元。', 'revenue').period).toBeNull();
  });

  it('is unknown if it depends on a missing date', () => {
    expect(figureOf('小米集团去年营收4000亿元。', 'revenue', { date: null }).period).toBeNull();
  });
});

describe('speaker', () => {
  it.each([
    ['据IDC数据，小米手机出货量为4100万台。', 'shipments', 'IDC'],
    ['雷军表示，小米SU7累计交付40万辆。', 'deliveries', '雷军'],
    ['财报显示，小米集团营收912亿元。', 'revenue', '财报'],
    ['Xiaomi shipped 41 million units, according to Canalys.', 'shipments', 'Canalys'],
    ['小米集团营收912亿元。', 'revenue', null],
  ])('of "%s"', (text, metric, saidBy) => {
    expect(figureOf(text, metric).saidBy).toBe(saidBy);
  });
});

describe('order and span', () => {
  it('puts the headline figure first and a coupon last', () => {
    const found = figuresOf('小米SU7定价21.99万元。下单立减200元。小米SU7累计交付40万辆。', {
      title: '小米SU7累计交付40万辆',
    });
    expect(found[0]).toMatchObject({ metric: 'deliveries', value: 400_000 });
    expect(found.at(-1)).toMatchObject({ metric: 'discount' });
  });

  it('reports each figure once', () => {
    const text = '小米集团营收912亿元。财报显示，小米集团营收为912.1亿元。';
    expect(figuresOf(text).filter(({ metric }) => metric === 'revenue')).toHaveLength(1);
  });

  it('gives the position of each figure', () => {
    const [figure] = figuresOf('小米集团营收912亿元。');
    expect(figure).toMatchObject({ quote: '912亿元', span: { place: 'lead', start: 6, end: 11 } });
  });
});
