/** The codebook's conventions, checked on made-up articles: one table for each convention. */
import { describe, expect, it } from 'vitest';
import { judged } from '../../support/repository-judge.js';

type Row = [title: string, text: string];

const TABLES: [convention: string, relevance: 0 | 1 | 2, rows: Row[]][] = [
  [
    'round-ups are 0, whatever their title lists',
    0,
    [
      ['早报｜小米 SU9 今晚发布；某平台上线新功能；国际油价回落', '今日要闻：小米 SU9 今晚发布。国际油价回落。'],
      ['8点1氪丨雷军官宣小米新车；三家公司递交招股书', '今日热点导览。雷军官宣小米新车。'],
      ['IT早报 0912：小米 18 Ultra 发布；一款游戏上线；两家运营商涨价', '大家好，现在是早上七点。'],
    ],
  ],
  [
    'what is not about the company is 0',
    0,
    [
      ['东北小米价格行情：本周每斤上涨两角', '产区小米价格小幅上涨，玉米价格持平，养生小米粥走红。'],
      ['小米粥怎么熬更香', '小米淘洗两遍，加水熬四十分钟，南瓜切块同煮。'],
      [
        '高端小米卖到每斤五十元，这个县靠它脱贫',
        '产地海拔一千米，合作社带着农户种谷子，小米装进礼盒，卖给城里人熬粥。',
      ],
      ['邻居家的狗叫小米', '它今年三岁，叫小米，因为毛是黄的。小米最喜欢的事是在楼下等快递员。'],
      [
        '港股午评：恒指涨 0.4%，小米集团、美团、快手走势分化',
        '恒生指数半日涨 0.4%，科网股涨跌互现，小米集团微涨，美团、快手下跌，银行股走强。',
      ],
      [
        'Morning briefing: Xiaomi results, oil prices and a rail strike',
        'Five things to know today. Xiaomi reports later. Oil is steady. A rail strike begins in the north.',
      ],
      ['vivo 发布新一代折叠屏手机，售价 8999 元起', 'vivo 今日发布折叠屏手机，搭载自研影像芯片。'],
      ['恒生科技指数收跌 1.2%，南向资金净流入', '港股今日收跌，腾讯、美团、小米集团、快手跟跌，银行股走强。'],
    ],
  ],
  [
    'share price and buy-back are 1',
    1,
    [
      ['小米集团回购 300 万股 B 类股份', '小米集团公告，今日回购 300 万股，耗资约 9000 万港元。'],
      ['小米集团港股跌超 6%', '小米集团-W 盘中跌超 6%，报 25 港元。'],
    ],
  ],
  [
    'trademarks are 1, patents 2',
    1,
    [['小米申请注册多枚新车商标', '天眼查显示，小米科技近日申请注册多枚商标，国际分类为运输工具。']],
  ],
  ['patents are 2', 2, [['小米公布折叠屏铰链专利', '国家知识产权局公布了小米的一项折叠屏铰链专利，可降低折痕。']]],
  [
    'car: software lists and recruitment of testers are 1',
    1,
    [
      ['小米汽车 OTA 新版本开始推送：新增十项功能', '小米 SU7 开始推送新版本，新增语音控车等功能，本次更新分批推送。'],
      ['小米汽车新系统首批体验官招募明日开启报名', '小米汽车今日宣布，招募首批体验官参与内测。'],
    ],
  ],
  [
    'car: all else is 2',
    2,
    [
      ['小米 YU7 新增两款车漆', '小米汽车宣布，YU7 新增两款车漆，选配价 7000 元。'],
      ['小米汽车 8 月交付量超过 4 万台', '小米汽车公布 8 月交付数据，交付量超过 40000 台。'],
      ['小米召回部分 SU7 汽车', '市场监管总局公告，小米汽车即日起召回部分 SU7 汽车，存在安全隐患。'],
    ],
  ],
  [
    'REDMI and POCO are 1',
    1,
    [
      ['小米 REDMI Note 21 手机发布：1299 元起', 'REDMI Note 21 今日发布，搭载骁龙处理器，8000mAh 电池。'],
      [
        'POCO X9 Pro launched in India, price starts at Rs. 19,999',
        'Xiaomi sub-brand POCO today launched the X9 Pro in India.',
      ],
    ],
  ],
  [
    'gadgets and ordinary appliances are 1',
    1,
    [
      ['小米米家空气炸锅 6L 开售，299 元', '小米旗下米家空气炸锅今日在京东开售，首发价 299 元。'],
      ['小米手环 12 上架，269 元', '小米手环 12 今日上架，支持 18 天续航。'],
      ['小米路由器 BE5000 固件升级：新增网络诊断', '小米路由器推送新固件，修复多项问题。'],
      ['小米米家空调大 1.5 匹首销，1999 元', '小米米家空调今日首销，能效一级。'],
    ],
  ],
  [
    'a large appliance from 6,000 yuan is 2',
    2,
    [
      [
        '小米米家中央空调新品发布：一拖五，定价 24999 元',
        '小米今日上架米家中央空调一拖五，定价 24999 元，支持澎湃智联。',
      ],
    ],
  ],
  [
    'a shopping deal on a flagship is 2',
    2,
    [
      [
        '小米 17 Ultra 手机京东直降：16+512G 到手价 5899 元',
        '小米 17 Ultra 发布于去年，定价 6999 元起，今日京东直降，国补后到手价 5899 元。',
      ],
    ],
  ],
  [
    'AI models: technical results are 2',
    2,
    [
      [
        '小米开源新一代 MiMo 推理模型，多项基准测试第一',
        '小米大模型团队宣布开源 MiMo 新一代推理模型，总参数 500 亿，多项榜单排名第一。',
      ],
    ],
  ],
  [
    'AI models: prices and beta notices are 1',
    1,
    [['小米 MiMo 限免活动延长一周', '小米 MiMo 开放平台宣布，限免活动延长一周，Token Plan 用户可领取额度。']],
  ],
  [
    'HyperOS: a list of models is 1',
    1,
    [['小米澎湃 OS 5 正式版推送覆盖更多机型', '小米澎湃 OS 宣布，正式版开始灰度推送，覆盖多款机型。']],
  ],
  [
    'results and shipments are 2',
    2,
    [
      [
        '小米集团第三季度营收 1130 亿元，同比增长 12%',
        '小米集团发布第三季度业绩，营收 1130 亿元，经调整净利润 90 亿元，手机 ASP 提升。',
      ],
      [
        'IDC：小米三季度智能手机出货量 4300 万台，份额升至第二',
        'IDC 报告显示，小米三季度智能手机出货量 4300 万台，市场份额 14%。',
      ],
    ],
  ],
];

describe.each(TABLES)('%s', (_convention, relevance, rows) => {
  it.each(rows)('%s', async (title, text) => {
    expect((await judged(title, text)).relevance).toBe(relevance);
  });
});

describe('themes', () => {
  it.each<[string, string, string]>([
    ['小米 SU7 开启新一轮交付，交付量再创新高', '小米汽车宣布 SU7 交付量再创新高。', 'car'],
    ['玄戒 O5 芯片发布：采用 2nm 制程', '小米发布自研芯片玄戒 O5，采用 2nm 制程，由小米自主研发。', 'core-tech'],
    ['小米集团第三季度营收 1130 亿元，经调整净利润 90 亿元', '小米集团发布第三季度业绩。', 'finance'],
    ['小米召回部分 SU7 汽车', '市场监管总局公告，小米汽车召回部分 SU7，存在安全隐患。', 'trust'],
    ['小米 19 Ultra 发布，起售价 7299 元', '小米今日发布旗舰手机 19 Ultra，起售价 7299 元。', 'flagship'],
  ])('%s', async (title, text, theme) => {
    expect((await judged(title, text)).themes).toContain(theme);
  });

  it('are empty for articles that are not premium, and never empty for premium ones', async () => {
    expect((await judged('小米手环 12 上架，269 元', '小米手环 12 今日上架。')).themes).toEqual([]);
    expect((await judged('小米 YU7 夜间到店', '小米 YU7 到店。')).themes.length).toBeGreaterThan(0);
  });
});

describe('stance', () => {
  it.each<[string, string, string]>([
    [
      '小米 YU7 累计交付突破 50 万辆，创下新纪录',
      '小米汽车宣布，YU7 累计交付突破 50 万辆，创下纪录，位列销量榜首。',
      'supports',
    ],
    ['小米汽车召回 10 万辆 SU7', '市场监管总局公告，小米汽车召回部分 SU7，存在安全隐患，可能引发碰撞事故。', 'weakens'],
    ['小米 18 Pro 定档 9 月 25 日', '小米官宣，小米 18 Pro 将于 9 月 25 日发布。', 'neutral'],
  ])('%s', async (title, text, stance) => {
    expect((await judged(title, text)).stance).toBe(stance);
  });

  it('is null if the article is not premium', async () => {
    expect((await judged('小米手环 12 上架，269 元', '小米手环 12 今日上架。')).stance).toBeNull();
  });
});
