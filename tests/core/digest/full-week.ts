/** A made-up week with every part of an edition filled; all outlets and events are invented. */
import { DigestDefinition, type DigestLanguage } from '../../../src/core/config/digest-definition.js';
import type {
  EditionInput,
  FoundFigure,
  InputBaseline,
  InputMetric,
} from '../../../src/core/digest/edition/edition-input.js';
import type { EventMember } from '../../../src/core/events/event-member.js';
import type { InputEvent } from '../../../src/core/events/input-event.js';
import { makeEvent, makeFigure, makeInput, makeMember, makeWhy } from './sample-input.js';

const OUTLETS = [
  '晨光数码',
  '车途观察',
  '北岸财经',
  '凌云科技报',
  '大河日报',
  '芯闻社',
  '掌上资讯',
  'Harbor Tech',
  '东篱商业评论',
];

/** The leading report, other outlets' reports, and copies. */
function reports(lead: Partial<EventMember>, others: number, copies: number): EventMember[] {
  const title = lead.title ?? '';
  const first = makeMember({ role: 'original', ...lead });
  const from = OUTLETS.indexOf(first.outlet) + 1;
  return [
    first,
    ...Array.from({ length: others }, (_, i) =>
      makeMember({ title, outlet: OUTLETS[(from + i) % OUTLETS.length] ?? '晨光数码', tier: 2, lang: 'zh' }),
    ),
    ...Array.from({ length: copies }, (_, i) =>
      makeMember({ title, outlet: `转载站 ${i + 1}`, role: 'copy', tier: 3 }),
    ),
  ];
}

const events: InputEvent[] = [
  makeEvent({
    articles: reports(
      {
        title: '第三方监测：小米在国内 600 美元以上手机市场份额升至 16.4%，首次连续两季超过一成半',
        outlet: '北岸财经',
        tier: 1,
        text: '北岸财经 11 月 11 日消息，调研机构远舟咨询今日公布三季度中国智能手机高端市场报告。报告称，小米在 600 美元以上价位的份额为 16.4%，上年同期为 13.1%，位列第三。增长主要来自标准版旗舰涨价后销量没有明显下滑，以及折叠屏新品首销。远舟咨询同时提醒，第四季度竞品集中上新，这一份额能否守住仍待观察。点击查看更多。',
      },
      5,
      17,
    ),
    themes: ['market', 'flagship'],
    probability: 0.98,
    stance: 'supports',
    figures: [
      makeFigure({
        metric: 'share',
        subject: '小米 600 美元以上',
        value: 16.4,
        unit: '%',
        period: '2026Q3',
        saidBy: '远舟咨询',
      }),
      makeFigure({ metric: 'rank', subject: '小米', value: 3, unit: 'rank', period: '2026Q3', saidBy: '远舟咨询' }),
    ],
    why: makeWhy(
      '高端价位份额的直接证据：“600 美元以上”“份额升至”。',
      'Direct evidence on premium share: “above US$600”, “share rises”.',
      {
        id: 'not-yet-3',
        document: '小米冲击高端化还谈不上成功',
        text: '2024 年小米在国内 600 美元以上市场的份额仍不高',
        similarity: 1,
      },
    ),
    follows: {
      title: '二季度小米高端份额首次突破 15%',
      edition: '2026-W33',
      url: 'https://news.example/old1',
    },
  }),
  makeEvent({
    articles: reports(
      {
        title: '市场监管部门公告：某车企召回部分电动轿车，小米 SU7 涉及 2.1 万辆',
        outlet: '车途观察',
        tier: 1,
        text: '市场监管部门 11 月 12 日发布公告，小米汽车备案召回 2024 款 SU7 部分车辆，共计 21,300 辆。公告显示，召回范围内车辆在特定条件下辅助驾驶的识别提示可能不足，存在安全隐患。小米汽车将通过 OTA 免费升级软件，预计 12 月 1 日起推送。责任编辑：李四',
      },
      7,
      41,
    ),
    themes: ['trust', 'car'],
    probability: 0.97,
    stance: 'weakens',
    figures: [
      makeFigure({
        metric: 'recall',
        subject: 'SU7',
        value: 21300,
        unit: '辆',
        saidBy: '市场监管部门',
        period: '2026-11-12',
      }),
    ],
    why: makeWhy(
      '召回影响高端信任：“备案召回”“安全隐患”。',
      'A recall bears on trust: “recall filed”, “safety risk”.',
      {
        id: 'half-step-7',
        document: '小米离高端还差半步',
        text: '安全与信任是高端品牌绕不过去的一关',
        similarity: 1,
      },
    ),
  }),
  makeEvent({
    articles: reports(
      {
        title: '小米 18 Ultra 起售价 7,499 元，较上代再涨 500 元；顶配版首次过万',
        outlet: '晨光数码',
        text: '小米今晚发布小米 18 Ultra，起售价 7,499 元，较上代上调 500 元。搭载 24GB 内存的顶配版定价 10,499 元，是小米直板手机第一次越过万元。卢伟冰在会后群访中表示，成本上涨是一方面，“更重要的是用户愿意为体验付钱”。新机将于 11 月 18 日首销。',
      },
      6,
      22,
    ),
    themes: ['flagship', 'finance'],
    probability: 0.99,
    stance: 'supports',
    figures: [
      makeFigure({ value: 7499, saidBy: '小米' }),
      makeFigure({ subject: '小米 18 Ultra 顶配版', value: 10499, saidBy: '小米' }),
    ],
    why: makeWhy('旗舰定价上探：“起售价”“首次过万”。', 'A higher flagship price: “starting price”, “past 10,000”.'),
  }),
  makeEvent({
    articles: reports(
      {
        title: '三季报：小米汽车业务单季经营利润转正，毛利率 25.9%',
        outlet: '东篱商业评论',
        tier: 1,
        text: '小米集团今日公布三季度业绩，汽车及创新业务分部收入 312 亿元，经营利润 9 亿元，第二次录得单季盈利。该分部毛利率为 25.9%，较去年同期上升 0.4 个百分点。手机业务均价升至 1,214 元，同比上涨 11%。管理层维持全年交付目标不变。',
      },
      8,
      35,
    ),
    themes: ['finance', 'car'],
    probability: 0.97,
    stance: 'supports',
    figures: [
      makeFigure({
        metric: 'margin',
        subject: '汽车业务',
        value: 25.9,
        unit: '%',
        period: '2026Q3',
        saidBy: '小米集团',
      }),
      makeFigure({
        metric: 'asp',
        subject: '小米手机',
        value: 1214,
        unit: 'yuan',
        period: '2026Q3',
        saidBy: '小米集团',
        comparison: { kind: 'yoy', percent: 11 },
      }),
    ],
    why: makeWhy('业绩与盈利结构：“毛利率”“均价升至”。', 'Results and profit mix: “gross margin”, “average price”.'),
  }),
  makeEvent({
    articles: reports(
      {
        title: '车主联名质疑选装件宣传与实物不符，小米汽车称“表述不清”并延长退换期',
        outlet: '大河日报',
        text: '多位 SU7 Ultra 车主近日联名反映，选装的空气动力套件与发布会宣传存在差异。小米汽车 11 月 13 日发布说明，承认“信息表述不够清晰”，并将退换期延长至 30 天。部分车主表示仍将寻求法律途径。',
      },
      3,
      9,
    ),
    themes: ['trust', 'marketing'],
    probability: 0.93,
    stance: 'weakens',
    why: makeWhy('宣传争议：“与实物不符”“表述不清”。', 'A dispute over advertising: “not as shown”.'),
    follows: { title: 'SU7 Ultra 选装件交付引发讨论', edition: '2026-W45', url: null },
  }),
  makeEvent({
    articles: [
      makeMember({
        title: 'Xiaomi opens its first “Living” flagship store in Munich, prices start where rivals’ mid-range ends',
        outlet: 'Harbor Tech',
        lang: 'en',
        role: 'original',
        text: 'MUNICH, Nov 12 (Harbor Tech) - Xiaomi opened a 1,100-square-metre flagship store in central Munich on Thursday, its largest in Europe. The shop shows phones, home appliances and an SU7 Ultra, although the car is not on sale in Germany before 2027. Store managers said that two thirds of the phones on display cost more than 800 euros. Subscribe to our newsletter.',
      }),
      makeMember({ title: '小米慕尼黑旗舰店开业', outlet: '凌云科技报', text: '' }),
    ],
    themes: ['channel', 'global'],
    probability: 0.9,
    stance: 'supports',
    why: makeWhy(
      '海外高端门店：“flagship store”“800 euros”。',
      'A premium store abroad: “flagship store”, “800 euros”.',
    ),
  }),
  makeEvent({
    articles: reports(
      {
        title: '玄戒 O3 跑分曝光：单核追平同期旗舰，图形仍落后一成',
        outlet: '芯闻社',
        text: '一款搭载玄戒 O3 的工程机现身跑分数据库，单核成绩与同期旗舰芯片基本持平。图形测试则落后约 10%。小米未对此置评。芯片业人士认为，自研芯片的意义在于系统协同，跑分只是其中一面。',
      },
      2,
      6,
    ),
    themes: ['core-tech'],
    probability: 0.88,
    stance: 'mixed',
    why: makeWhy('自研芯片的能力：“玄戒 O3”“单核追平”。', 'What the own chip can do: “XRING O3”.'),
  }),
  makeEvent({
    articles: reports(
      {
        title: '调查：换机用户提到“高端”首先想到小米的比例升至 9%，仍不及华为三分之一',
        outlet: '东篱商业评论',
        text: '东篱商业评论对 2,000 名换机用户的调查显示，提到高端手机时首先想到小米的占 9%，较去年的 6% 有所上升。同一问题上华为为 31%，苹果为 44%。受访者最常用来形容小米的词仍是“性价比”。',
      },
      1,
      3,
    ),
    themes: ['brand'],
    probability: 0.95,
    stance: 'mixed',
    figures: [
      makeFigure({ metric: 'share', subject: '高端第一提及率（小米）', value: 9, unit: '%', saidBy: '东篱商业评论' }),
    ],
    why: makeWhy('品牌心智的测量：“首先想到”“性价比”。', 'A measure of the brand in the mind.'),
  }),
  makeEvent({
    articles: reports(
      {
        title: '小米 YU7 十月交付 4.1 万辆',
        outlet: '车途观察',
        text: '小米汽车公布，10 月 YU7 交付 41,200 辆。公司称正在推进二期工厂产能爬坡。',
      },
      4,
      12,
    ),
    themes: ['car'],
    probability: 0.96,
    stance: 'neutral',
    figures: [
      makeFigure({
        metric: 'deliveries',
        subject: 'YU7',
        value: 41200,
        unit: 'units',
        period: '2026-10',
        saidBy: '小米汽车',
      }),
    ],
    why: makeWhy('汽车交付：“交付 4.1 万辆”。', 'Car deliveries.'),
  }),
  makeEvent({
    articles: reports(
      {
        title: '徕卡与小米续约五年，联合光学实验室落户武汉',
        outlet: '凌云科技报',
        text: '小米与徕卡宣布续签五年合作协议，双方将在武汉设立联合光学实验室。协议涵盖镜头设计、影像算法与外观材质。首款成果预计 2027 年上半年面世。',
      },
      3,
      8,
    ),
    themes: ['imaging-design'],
    probability: 0.94,
    stance: 'supports',
    why: makeWhy('影像联合研发：“徕卡”“续约”。', 'Joint imaging work: “Leica”, “renewed”.'),
  }),
];

const found = (more: Partial<FoundFigure>): FoundFigure => ({
  subject: '小米',
  value: 0,
  high: null,
  unit: '%',
  bound: null,
  period: null,
  saidBy: null,
  outlet: '北岸财经',
  title: '',
  url: 'https://news.example/figure',
  publishedAt: '2026-11-11T02:00:00.000Z',
  articleId: 'a0001',
  storyId: 's0001',
  ...more,
});

const baseline = (more: Partial<InputBaseline>): InputBaseline => ({
  value: 0,
  high: null,
  unit: '%',
  bound: null,
  period: '2024',
  stated: null,
  within: null,
  saidBy: null,
  document: '小米离高端还差半步',
  url: null,
  ...more,
});

const metric = (id: string, zh: string, en: string, more: Partial<InputMetric>): InputMetric => ({
  id,
  name: { zh, en },
  metric: 'share',
  take: 'newest',
  note: null,
  better: 'higher',
  baselines: [],
  found: [],
  ...more,
});

const metrics: InputMetric[] = [
  metric('share-600', '国内 600 美元以上份额', 'China share above US$600', {
    baselines: [baseline({ value: 13, saidBy: 'IDC', url: 'https://seed.example/1' })],
    found: [
      found({ value: 16.4, period: '2026Q3', saidBy: '远舟咨询' }),
      found({
        value: 14.8,
        period: '2026Q3',
        saidBy: '海图数据',
        outlet: '凌云科技报',
        publishedAt: '2026-11-10T02:00:00.000Z',
      }),
    ],
  }),
  metric('car-margin', '汽车业务毛利率', 'Car gross margin', {
    metric: 'margin',
    baselines: [baseline({ value: 23.2, period: '2025Q1' })],
    found: [found({ value: 25.9, period: '2026Q3', saidBy: '小米集团', outlet: '东篱商业评论' })],
  }),
  metric('top-price', '最高标价', 'Highest list price', {
    metric: 'price',
    take: 'highest',
    baselines: [baseline({ value: 529_900, unit: 'yuan', period: '2025-02', document: '小米冲击高端化还谈不上成功' })],
  }),
  metric('asp', '手机均价', 'Average phone price', {
    metric: 'asp',
    baselines: [baseline({ value: 1138, unit: 'yuan', document: '线上渠道研究' })],
    found: [found({ value: 1214, unit: 'yuan', period: '2026Q3', saidBy: '小米集团', outlet: '东篱商业评论' })],
  }),
  metric('share-4000-6000', '4,000–6,000 元份额', 'Share at 4,000–6,000 yuan', {
    note: '两篇文献相互矛盾，均列出。',
    baselines: [
      baseline({ value: 24.3, document: '小米冲击高端化还谈不上成功' }),
      baseline({ value: 1, high: 9, stated: '个位数' }),
    ],
    found: [found({ value: 22, period: '2026Q2', saidBy: '远舟咨询', publishedAt: '2026-09-02T02:00:00.000Z' })],
  }),
];

/** The week before counts as `2026-W45`, and so on back. */
const previous = [9, 12, 8, 11, 14, 10, 9, 13].map((scale, i) => ({
  label: `2026-W${38 + i}`,
  supports: Math.round(scale / 3),
  weakens: Math.round(scale / 4),
  themeCounts: {
    car: scale,
    flagship: Math.round(scale * 0.8),
    market: 2 + (i % 3),
    trust: 1 + (i % 2),
    finance: i % 3,
    'core-tech': 3,
    brand: 1,
    channel: i % 2,
  },
}));

/** The week, in the reader's language. */
export function fullWeek(language: DigestLanguage = 'zh-CN'): EditionInput {
  const zh = language === 'zh-CN';
  return makeInput({
    definition: DigestDefinition.parse({
      id: 'weekly',
      title: zh ? '小米高端化周报' : 'Xiaomi’s premium strategy, weekly',
      language,
    }),
    events,
    metrics,
    claims: {
      'not-yet-3': {
        text: {
          zh: '2024 年小米在国内 600 美元以上市场的份额仍不高',
          en: 'In 2024 Xiaomi’s share above US$600 was still low',
        },
        themes: ['market'],
        document: { zh: '小米冲击高端化还谈不上成功', en: 'Not yet a success' },
      },
      'half-step-7': {
        text: { zh: '安全与信任是高端品牌绕不过去的一关', en: 'No premium brand gets around safety and trust' },
        themes: ['trust'],
        document: { zh: '小米离高端还差半步', en: 'Half a step short' },
      },
    },
    previous,
    nearly: [
      {
        title: '小米平板 9 系列开启预约，首发三款尺寸',
        url: 'https://news.example/n1',
        outlet: '晨光数码',
        probability: 0.46,
      },
      {
        title: '米家中央空调新品众筹，3 匹标价 8,999 元',
        url: 'https://news.example/n2',
        outlet: '掌上资讯',
        probability: 0.41,
      },
      {
        title: '雷军谈马拉松训练：每周跑 40 公里',
        url: 'https://news.example/n3',
        outlet: '大河日报',
        probability: 0.38,
      },
    ],
    gaps: [
      {
        from: '2026-11-12T17:00:00.000Z',
        to: '2026-11-12T23:30:00.000Z',
        what: zh ? '服务停机' : 'the service was down',
      },
    ],
    feedsInTrouble: [
      { name: '凌云科技报', since: '2026-11-10T00:00:00.000Z', problem: zh ? '返回 403，疑似限制访问' : 'answers 403' },
    ],
    quality: {
      entries: 12_418,
      articles: 812,
      unsure: 14,
      marks: { given: 23, wrong: 3 },
      measured: { relevanceF1: 0.87, articles: 539 },
      judgeVersion: '3f9c1a',
    },
  });
}
