/** The figures an edition prints for an event: certain ones, each once, the most telling first. */
import { describe, expect, it } from 'vitest';
import { chooseKeyFigures } from '../../../src/core/events/choose-key-figures.js';
import { doubtFigure } from '../../../src/core/events/doubt-figure.js';
import type { EventMember } from '../../../src/core/events/event-member.js';
import { findFigures } from '../../../src/core/figures/find-figures.js';

let members = 0;
function member(title: string, text: string, more: Partial<EventMember> = {}): EventMember {
  members += 1;
  const figures = findFigures({ id: '', url: null, title, text, date: '2026-11-17', lang: 'zh', site: '' });
  return {
    storyId: 's1',
    articleId: `a${members}`,
    title,
    url: null,
    outlet: `报${members}`,
    site: `site${members}.example`,
    lang: 'zh',
    publishedAt: new Date('2026-11-17T04:00:00Z'),
    role: 'report',
    tier: 2,
    text,
    relevance: 2,
    probability: 0.9,
    themes: ['car'],
    themeScores: {},
    stance: 'neutral',
    why: { zh: '', en: '', phrases: [], claim: null, runnerUp: null },
    figures,
    followsId: null,
    pinGroup: null,
    ...more,
  };
}

/** "metric subject value", as chosen. */
const chosen = (...of: EventMember[]) =>
  chooseKeyFigures(of).map(({ metric, subject, value }) => `${metric} ${subject} ${value}`);

describe('chooseKeyFigures', () => {
  it('states a figure of several members once, with its outlets and the better-sourced wording', () => {
    const flash = member('小米SU9开售首日大定超过6万台', '小米SU9开售24小时大定超过6万台。');
    const report = member('小米SU9首日成绩公布', '小米汽车宣布，小米SU9上市24小时大定突破6万台。');
    const figures = chooseKeyFigures([flash, report]);
    expect(figures).toHaveLength(1);
    expect(figures[0]).toMatchObject({ metric: 'orders', value: 60_000, saidBy: '小米汽车', outlets: 2 });
  });

  it('does not count a copy as an outlet of its own', () => {
    const text = '小米集团公布，三季度营收1204亿元，同比增长6.2%。';
    const first = member('小米集团三季度营收1204亿元', text, { role: 'original' });
    const figures = chooseKeyFigures([first, member('小米集团三季度营收1204亿元', text, { role: 'copy' })]);
    expect(figures[0]).toMatchObject({ metric: 'revenue', outlets: 1 });
  });

  it('prefers the value that more independent outlets state', () => {
    const says = (value: string) => member('小米汽车10月交付量公布', `10月，小米汽车交付量为${value}台。`);
    expect(chosen(says('41000'), says('47000'), says('47000'))).toEqual(['deliveries 小米汽车 47000']);
  });

  it('leaves out results of a business where the company’s are known', () => {
    const text = '小米集团财报显示，第三季度营收1204亿元，同比增长6.2%。第三季度，小米智能手机业务收入455亿元。';
    expect(chosen(member('小米集团发布三季报', text))).toEqual(['revenue 小米集团 120.4']);
    const alone = '小米集团财报显示，第三季度智能手机业务收入455亿元。';
    expect(chosen(member('小米集团三季度手机收入455亿元', alone))).toEqual(['revenue 小米集团智能手机业务 45.5']);
  });

  it('prints at most as many as asked for, title first', () => {
    const text = '小米SU9起售价21.99万元。小米SU9 Max售价27.99万元。小米SU9 CLTC续航里程880km。';
    const figures = chooseKeyFigures([member('小米SU9 CLTC续航880km', text)], 2);
    expect(figures).toHaveLength(2);
    expect(figures.map(({ value }) => value)).toContain(880);
  });

  it('keeps the first of a list of values under one name', () => {
    const sizes = ['55英寸首发价3099元', '65英寸首发价3899元', '75英寸首发价4999元', '85英寸首发价6999元'];
    expect(chosen(member('小米电视S9开售', `小米电视S9：${sizes.join('；小米电视S9：')}。`))).toHaveLength(1);
  });

  it('takes "over a thousand million" and the exact sum for one figure', () => {
    const round = member('小米集团三季度营收破千亿', '小米集团第三季度营收超过1000亿元。');
    const exact = member('小米集团三季报', '小米集团第三季度营收1089亿元。');
    expect(chosen(round, exact)).toEqual(['revenue 小米集团 108.9']);
  });

  it('finds nothing where nothing is sure', () => {
    expect(chosen(member('小米举办用户活动', '活动在周末举行，气氛热烈。'))).toEqual([]);
  });
});

describe('doubtFigure', () => {
  const doubts = (value: number, title: string, text: string) => {
    const one = member(title, text);
    const figure = one.figures.find((found) => found.value === value);
    if (figure === undefined) throw new Error(`no ${value} in: ${title} ${text}`);
    return doubtFigure(figure, one);
  };

  it.each([
    ['another maker’s figure', 38_000, '10月交付汇总', '小鹏汽车10月交付38000台，小米汽车10月交付41000台。', 'subject'],
    ['a supplier’s result', 2.6, '云川股份成为小米供应商', '云川股份三季度净利润26亿元。', 'subject'],
    ['an offer', 3000, '小米SU9限时优惠', '小米SU9现在下单可享优惠3000元。', 'metric'],
    ['the price of a part', 5000, '小米SU9配件开售', '小米SU9的轮毂价格为5000元。', 'condition'],
    ['a rumour', 199_900, '消息称小米SU9即将上市', '小米SU9售价19.99万元。', 'rumour'],
    ['a result without its quarter', 9, '小米集团的成绩', '小米集团净利润达到90亿元。', 'period'],
    [
      'a rank spread over many markets',
      3,
      '小米手机海外表现',
      '2026年三季度，小米手机在51个国家和地区出货量排名前三。',
      'place',
    ],
    ['a share of people who are not named', 9, '小米的位置', '2026年三季度，小米占比9%。', 'group'],
    ['an old record', 500_000, '小米SU9亮相', '2024年，小米汽车销量达到50万台。', 'background'],
    ['a market’s size', 3_120_000, '移动电源市场零售量公布，小米第一', '10月移动电源市场零售量为312万台。', 'subject'],
    [
      'a sum that another raised',
      1.5,
      '云川机器人完成15亿元融资，小米领投',
      '云川机器人完成15亿元融资，小米领投。',
      'subject',
    ],
    ['a fine for slandering the house', 300_000, '造谣者被罚', '某公司因造谣小米汽车被处罚款30万元。', 'subject'],
    ['the price of memory', 70, '小米谈成本', '小米表示，内存价格同比上涨70%。', 'subject'],
    ['two places at once', 2, '10月榜单', '2026年10月销量榜上，小米、云川得冠亚军。', 'place'],
    ['the price of a thing on offer', 4999, '小米19手机4999元新低', '小米19现在只要4999元。', 'condition'],
    ['people who took part', 20_000, '小米车主维权', '超2万人参与小米车主维权，用户都在等。', 'group'],
    ['what one shop sold', 105, '小米SU9热销', '上市三天，小米平均每家门店接待105单。', 'group'],
    [
      'a part of what is counted',
      310,
      '小米集团线下渠道扩张',
      '截至10月，小米集团门店超过17000家，其中新零售大店超过310家。',
      'group',
    ],
  ])('doubts %s', (_, value, title, text, doubt) => {
    expect(doubts(value, title, text)).toBe(doubt);
  });

  it.each([
    ['a price', 219_900, '小米SU9上市', '小米SU9起售价21.99万元。'],
    ['a lap time', 431.2, '小米SU9刷新圈速', '小米SU9纽北圈速7分11秒200。'],
    ['a cumulative delivery without a date', 800_000, '雷军演讲', '雷军表示，小米汽车累计交付超过80万辆。'],
    [
      'the house’s share in a market report',
      16,
      '三季度欧洲手机出货量下滑',
      '2026年三季度，小米份额为16%，三星份额为31%。',
    ],
    ['a yearly goal, named as one', 600_000, '小米汽车调高目标', '小米汽车全年交付目标为60万台。'],
    ['the price of a product told again', 219_900, '小米SU9开始交付', '参考此前报道，小米SU9售价21.99万元。'],
  ])('is sure of %s', (_, value, title, text) => {
    expect(doubts(value, title, text)).toBeNull();
  });
});
