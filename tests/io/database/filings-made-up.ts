/**
 * Invented articles on a few events: copies, independent reports, templates that differ in a model or a figure, and developments.
 */
import type { Db } from '../../../src/io/database/open-database.js';

export interface MadeUp {
  key: string;
  title: string;
  text: string;
  site: string;
  /** Hours after the first moment of the week. */
  hour: number;
}

const START = Date.parse('2026-11-16T00:00:00Z');

const PHONE =
  '星河科技今日在深圳召开新品发布会，正式推出折叠屏手机星河 Fold5，起售价 12999 元。该机采用 8.1 英寸内屏，铰链由钛合金打造，厚度仅 4.2 毫米。星河科技总裁林致远表示，Fold5 首日预约已突破 36 万台，将于 11 月 22 日上午 10 点开售。';
const PHONE_OTHER =
  '林致远带着星河 Fold5 登台。这款折叠屏手机定价 12999 元起，内屏 8.1 英寸，机身折起来也只有手机两台厚。星河科技称首日预约 36 万台，超出供应链预期，11 月 22 日首批发货。分析人士认为价格比上一代贵了一千元。';
const RECALL =
  '国家市场监督管理总局今日公告，云雀汽车因转向助力系统控制软件存在缺陷，自即日起召回 2025 年 3 月至 9 月生产的云雀 E6 汽车，共计 18342 辆。缺陷可能导致低速行驶时转向助力突然减弱，存在安全隐患。车主可以到店免费换上新版软件。';
const RECALL_OTHER_MODEL = RECALL.replaceAll('云雀 E6', '云雀 S9').replace('18342', '40571');
const RESULTS =
  '蓝鲸电器发布第三季度财报：营收 213.6 亿元，同比增长 17.2%；净利润 19.8 亿元，同比增长 8.5%。高端系列空调销量同比增长 41%，海外收入占比升至 28%。公司预计全年营收将超过 820 亿元。';
const RESULTS_OTHER =
  '第三季度，蓝鲸电器收入达到 213.6 亿元，增幅 17.2%，净利润录得 19.8 亿元。管理层在电话会上说，高端空调卖得比预期好，海外市场贡献了 28% 的收入，全年目标 820 亿元不变。';
const SALE =
  '星河 Fold5 今日上午 10 点开售，官方商城三分钟售罄。星河科技公布的战报显示，首日销量 9.4 万台，其中 16GB+1TB 版本占 63%。门店排队购买的消费者称看中的是轻薄机身。星河 Fold5 起售价 12999 元。';
const RATE =
  '青禾银行今日宣布，自 11 月 18 日起下调三年期定期存款利率 15 个基点至 1.45%，为年内第二次下调。该行表示，调整后净息差压力有望缓解，个人客户存量合同不受影响。业内人士预计其他中小银行将陆续跟进。';
const LEAD = '据了解，此前业内对这一消息已有诸多猜测，读者可在评论区留下看法。';

/** Sixteen articles; what belongs together shares the first letter of its key. */
export const WEEK: MadeUp[] = [
  { key: 'a1', title: '星河 Fold5 折叠屏手机发布，12999 元起', text: PHONE, site: 'kejibao.example', hour: 3 },
  { key: 'a2', title: '星河 Fold5 折叠屏手机发布，12999 元起', text: PHONE, site: 'zhuanzai.example', hour: 4 },
  { key: 'a3', title: '快讯：星河 Fold5 发布', text: `${LEAD}${PHONE}`, site: 'kuaixun.example', hour: 5 },
  {
    key: 'a4',
    title: '星河 Fold5 发布：12999 元起，首日预约 36 万台',
    text: PHONE_OTHER,
    site: 'caijing.example',
    hour: 6,
  },
  { key: 'a5', title: '12999 元起！星河 Fold5 折叠屏发布', text: PHONE_OTHER, site: 'ribao.example', hour: 9 },
  { key: 'b1', title: '云雀汽车召回 18342 辆云雀 E6', text: RECALL, site: 'qiche.example', hour: 20 },
  { key: 'b2', title: '云雀汽车召回 18342 辆云雀 E6', text: RECALL, site: 'zhuanzai.example', hour: 22 },
  { key: 'b3', title: '涉及 18342 辆，云雀 E6 召回', text: `${RECALL}${LEAD}`, site: 'ribao.example', hour: 23 },
  { key: 'c1', title: '云雀汽车召回 40571 辆云雀 S9', text: RECALL_OTHER_MODEL, site: 'qiche.example', hour: 21 },
  { key: 'd1', title: '蓝鲸电器第三季度营收 213.6 亿元，增长 17.2%', text: RESULTS, site: 'caijing.example', hour: 30 },
  { key: 'd2', title: '蓝鲸电器三季度净利润 19.8 亿元', text: RESULTS_OTHER, site: 'kejibao.example', hour: 31 },
  { key: 'd3', title: '蓝鲸电器第三季度营收 213.6 亿元', text: RESULTS, site: 'ribao.example', hour: 31 },
  {
    key: 'g1',
    title: '青禾银行下调三年期存款利率至 1.45%',
    text: `${RATE}（来源：财联社）`,
    site: 'zhuanzai.example',
    hour: 40,
  },
  { key: 'g2', title: '青禾银行下调三年期存款利率至 1.45%', text: RATE, site: 'cls.cn', hour: 41 },
  { key: 'e1', title: '星河 Fold5 开售三分钟售罄，首日销量 9.4 万台', text: SALE, site: 'kejibao.example', hour: 150 },
  { key: 'e2', title: '星河 Fold5 首日卖出 9.4 万台', text: SALE, site: 'kuaixun.example', hour: 152 },
];

export const publishedAt = ({ hour }: MadeUp): Date => new Date(START + hour * 3_600_000);

/** Stores an article as judged, ready to file; returns its id. */
export async function storeArticle(db: Db, article: MadeUp, prefix = ''): Promise<string> {
  const { id } = await db
    .insertInto('articles')
    .values({
      key: prefix + article.key,
      url: `https://${article.site}/${prefix}${article.key}`,
      title: article.title,
      site: article.site,
      outlet: article.site,
      lang: 'zh',
      published_at: publishedAt(article),
      date_from: 'entry',
      text: article.text,
      text_from: 'entry',
      author: null,
      source_line: null,
      fault: null,
      words: null,
      state: 'judged',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}
