/** Each row of the scorecard with a sentence that continues it, and a tempting one that does not: other measure, market, model or time. */
import { beforeAll, describe, expect, it } from 'vitest';
import { inputMetrics } from '../../../src/core/digest/input-metrics.js';
import { findFigures } from '../../../src/core/figures/find-figures.js';
import type { Seeds } from '../../../src/core/seeds/seeds.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';

let seeds: Seeds;
beforeAll(async () => {
  seeds = await loadSeeds('seeds');
});

/** The values that a row takes from a text. */
function taken(id: string, text: string, title = '小米的新数据'): number[] {
  const printed = findFigures({ id: 'a', url: null, title, text, date: '2026-11-17', lang: 'zh', site: '' }).map(
    (figure) => ({
      figure,
      title,
      text,
      url: null,
      outlet: '北岸财经',
      publishedAt: new Date('2026-11-17T04:00:00Z'),
      storyId: 's1',
      articleId: 'a1',
    }),
  );
  const row = inputMetrics(seeds, printed, 'zh').find((one) => one.id === id);
  return row?.found.map(({ value }) => value) ?? [];
}

/** Row, sentence and value that continue it, sentences that must not. */
const ROWS: [id: string, right: string, value: number, ...wrong: string[]][] = [
  [
    'share-cn-600usd',
    '2026年三季度，中国600美元以上手机市场，小米份额为14.2%。',
    14.2,
    '2026年三季度，全球600美元以上手机市场，小米份额为6.1%。',
    '2026年三季度，中国手机市场，小米份额为15.5%。',
  ],
  [
    'rank-cn-600usd',
    '2026年三季度，中国600美元以上手机市场，小米出货量排名第三。',
    3,
    '2026年三季度，海外600美元以上手机市场，小米出货量排名第四。',
  ],
  [
    'share-cn-6000yuan',
    '2026年三季度，中国6000元以上手机市场，小米份额为7.3%。',
    7.3,
    '2026年三季度，中国4000-6000元手机市场，小米份额为19%。',
  ],
  [
    'share-cn-4000-6000yuan',
    '2026年三季度，在中国4000-6000元价位段，小米份额为19.4%。',
    19.4,
    '2026年三季度，在中国6000元以上价位段，小米份额为7.3%。',
  ],
  [
    'share-premium-models',
    '2026年三季度，小米高端机型销量占比为12%。',
    12,
    '2026年三季度，中国高端手机市场，苹果份额为52%。',
  ],
  [
    'segment-600usd-of-market',
    '2026年三季度，中国手机市场里，600美元以上机型占比为31%。',
    31,
    '2026年三季度，全球手机市场里，600美元以上机型占比为26%。',
  ],
  [
    'share-cn-600usd-apple',
    '2026年三季度，中国600美元以上手机市场，苹果份额为52%。',
    52,
    '2026年三季度，中国手机市场，苹果份额为17%。',
  ],
  [
    'share-cn-600usd-huawei',
    '2026年三季度，中国600美元以上手机市场，华为份额为29%。',
    29,
    '2026年三季度，中国手机市场，华为份额为18%。',
  ],
  [
    'rank-cn-phones',
    '2026年三季度，中国智能手机市场，小米出货量排名第二。',
    2,
    '2026年三季度，中国市场20万元以上轿车，小米SU9销量排名第一。',
    '2026年三季度，中国平板市场，小米出货量排名第三。',
  ],
  [
    'rank-global-phones',
    '2026年三季度，小米智能手机全球出货量排名第三。',
    3,
    '2026年三季度，小米智能手机拉美出货量排名第二。',
    '小米MiMo-V4大模型全球调用量排名第一。',
    '2026年三季度，小米智能手机在58个国家和地区出货量排名前三。',
  ],
  [
    'shipments-cn',
    '2026年三季度，小米手机中国出货量为1130万台。',
    11_300_000,
    '2026年，小米手机中国出货量为4400万台，目标更高。',
    '2026年三季度，小米手机全球出货量为3900万台。',
  ],
  ['price-highest', '小米SU7 Ultra纽北限量版售价为81.49万元。', 814_900, '小米SU7 Ultra的碳纤维尾翼选装价为9万元。'],
  [
    'price-su7-start',
    '新款小米SU7起售价为22.59万元。',
    225_900,
    '小米YU7标准版起售价为24.35万元。',
    '小米SU7补贴后起售价为20.99万元。',
    '小米SU7 Max起售价为30.99万元。',
  ],
  [
    'price-flagship-phone-top',
    '小米19 Ultra顶配版售价为9999元。',
    9999,
    '小米19 Ultra顶配版到手价为8299元。',
    '小米平板9 Ultra顶配版售价为8999元。',
  ],
  [
    'price-flagship-phone-start',
    '小米19起售价为4799元。',
    4799,
    '小米19 Ultra起售价为6999元。',
    '小米19T起售价为699欧元，约合5600元。',
    '小米19补贴后起售价为4299元。',
  ],
  [
    'deliveries-su7-total',
    '小米SU7累计交付突破45万台。',
    450_000,
    '小米SU7和小米YU7累计交付突破90万台。',
    '小米YU7累计交付突破35万台。',
  ],
  [
    'deliveries-car-month',
    '2026年10月，小米汽车交付量超过4.2万台。',
    42_000,
    '2026年10月，小米YU7交付量为2.6万台。',
    '2026年三季度，小米汽车交付量为12.1万台。',
    '2026年10月，零跑汽车交付量为6.1万台。',
  ],
  [
    'deliveries-car-year-target',
    '小米汽车2026年全年交付目标为55万台。',
    550_000,
    '2026年前10月，小米汽车交付量为41万台。',
  ],
  ['orders-su7-ultra-first', '小米SU7 Ultra上市2小时大定突破1.2万台。', 12_000, '小米SU7 Ultra累计大定突破2.3万台。'],
  [
    'orders-su7-first',
    '小米YU9上市18分钟大定突破6万台。',
    60_000,
    '小米SU7首销期锁单8.1万台。',
    '官方回顾，小米YU7去年3分钟大定突破20万台。',
  ],
  [
    'margin-car',
    '2026年三季度，小米汽车业务毛利率为24.1%。',
    24.1,
    '2026年三季度，小米集团毛利率为21.4%。',
    '2026年三季度，小米智能手机业务毛利率为10.2%。',
  ],
  [
    'revenue-car-quarter',
    '2026年三季度，小米汽车业务收入为289亿元。',
    28.9,
    '2026年三季度，小米智能电动汽车及AI等创新业务收入为301亿元。',
    '2026年三季度，小米智能手机业务收入为443亿元。',
    '2025年，云川新能源实现收入444亿元，小米是其客户。',
  ],
  [
    'profit-car-quarter',
    '2026年三季度，小米汽车业务经营利润为7.2亿元。',
    0.72,
    '2026年三季度，小米集团经调整净利润为66亿元。',
    '2026年三季度，小米智能电动汽车及AI等创新业务经营利润为5.1亿元。',
  ],
  [
    'loss-car-segment-quarter',
    '2026年三季度，小米智能电动汽车及AI等创新业务经营亏损为3.4亿元。',
    0.34,
    '2026年三季度，蔚来经营亏损为31亿元，小米没有公布。',
    '2025年，小米智能电动汽车及AI等创新业务经营亏损为12亿元。',
  ],
  [
    'asp-phones-quarter',
    '2026年三季度，小米智能手机平均售价为1297元。',
    1297,
    '2026年三季度，小米智能手机海外平均售价为1012元。',
    '2026年三季度，小米汽车平均售价为26.8万元。',
  ],
  [
    'rd-pledge',
    '小米宣布未来五年研发投入2400亿元。',
    240,
    '小米过去五年研发投入1055亿元。',
    '2026年，小米研发投入为410亿元。',
  ],
  [
    'rd-year',
    '2026年，小米研发投入达到412亿元。',
    41.2,
    '2026年三季度，小米研发投入达到98亿元。',
    '小米宣布未来五年研发投入150亿元。',
  ],
  [
    'ai-pledge',
    '小米宣布，未来三年AI领域投入650亿元。',
    65,
    '2026年，小米AI领域投入170亿元。',
    '未来三年，华为AI领域投入900亿元，小米表示欢迎。',
  ],
  ['rd-ai-share', '2026年，小米AI投入占研发预算的比例为31%。', 31, '2026年，小米手机收入占总收入的比例为44%。'],
  ['factories-own', '小米已建成4座智能工厂。', 4, '小米计划再建2座智能工厂。'],
  ['devices-connected', '小米AIoT平台已连接设备数达到11.2亿台。', 1_120_000_000, '小米手机累计出货12亿台。'],
  ['women-su7', '小米YU9女性用户占比为44%。', 44, '小米YU9家庭用户占比为61%。'],
  ['leijun-douyin-followers', '雷军抖音粉丝达到4600万人。', 46_000_000, '雷军微博粉丝达到2700万人。'],
  ['market-cap', '小米集团市值达到1.3万亿港元。', 1300, '云川科技市值达到3280亿港元，小米持股。'],
  ['margin-hardware-cap', '小米重申硬件综合净利率不超过5%。', 5, '2026年三季度，小米集团净利率为6.4%。'],
  ['selling-expense-year', '2026年，小米销售及推广开支为292亿元。', 29.2, '2026年三季度，小米销售及推广开支为81亿元。'],
];

describe('inputMetrics', () => {
  it.each(ROWS)('%s takes its own measure', (id, right, value) => {
    expect(taken(id, right)).toEqual([value]);
  });

  it.each(ROWS.flatMap(([id, , , ...wrong]) => wrong.map((text) => [id, text] as const)))(
    '%s leaves alone: %s',
    (id, text) => {
      expect(taken(id, text)).toEqual([]);
    },
  );

  it('has a sentence for every row', () => {
    expect(ROWS.map(([id]) => id).sort()).toEqual(seeds.metrics.map(({ id }) => id).sort());
  });

  it('takes no rumour, and shows a row without baselines only when the news brings a value', () => {
    expect(taken('asp-phones-quarter', '网传2026年三季度小米智能手机平均售价为1297元。')).toEqual([]);
    expect(inputMetrics(seeds, [], 'zh').map(({ id }) => id)).not.toContain('asp-phones-quarter');
  });
});
