/** Premium moves of rivals are found in headlines, told once, ranked; rumours, deals, accessories and cheap lines are not. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type CompiledPanel, compilePanel } from '../../../../src/core/digest/opening/compile-panel.js';
import { rivalMoves } from '../../../../src/core/digest/opening/rival-moves.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { around } from './around-articles.js';

let panel: CompiledPanel;
beforeAll(async () => {
  const { rivals } = await loadSeeds('seeds');
  if (rivals === null) throw new Error('seeds/rivals.yaml is missing');
  panel = compilePanel(rivals);
});
const read = (...titles: string[]) =>
  rivalMoves(
    titles.map((title) => around(title)),
    panel,
  ).map(({ rival, kind }) => `${rival?.zh ?? '市场'} ${kind}`);

describe('what counts as a move', () => {
  it.each([
    ['66.8 万元起，尊界 S900 星河版正式上市', '鸿蒙智行 launch'],
    ['尊界 T800 亮相，预售价 70 万-90 万元', '鸿蒙智行 presale'],
    ['华为余承东：全新问界 M9 上市 48 小时大定突破 3.1 万台', '鸿蒙智行 orders'],
    ['蔚来公司 10 月交付新车 41207 台，同比增长 38%', '蔚来 deliveries'],
    ['保时捷前三季度销售收入 251 亿欧元，同比下降 7%', '保时捷 results'],
    ['苹果上调 iPhone 20 Pro 全系售价，最高涨价 800 元', '苹果 price'],
    ['OPPO Find X12 Ultra 手机发布，6499 元起', 'OPPO launch'],
    ['荣耀三季度中东市场出货量同比增 41%', '荣耀 share'],
    ['Omdia：第三季度全球智能手机出货量同比下降 4%', '市场 share'],
    ['Tesla delivers 480,000 vehicles in the quarter', '特斯拉 deliveries'],
  ])('%s', (title, move) => {
    expect(read(title)).toEqual([move]);
  });

  it.each([
    ['a rumour', '消息称华为 Mate 95 Pro 售价 7999 元起，下月发布'],
    ['a deal', '苹果 iPhone 18 Pro 到手价 6999 元，补贴后低至五折'],
    ['a colour', '蔚来 ES8 新色上市，售价 42 万元起'],
    ['an accessory', '华为手表 Ultimate 尊界联名款上市，19999 元'],
    ['a share price', '特斯拉股价涨 5%，机构上调交付预期至 50 万辆'],
    ['a date ahead', '尊界 S900 定档 11 月 28 日发布，预售 66.8 万元起'],
    ['a line below premium', '华为 nova 18 手机发布，2999 元起'],
    ["another maker's car with a rival's parts", '启明 X8 上市：首搭华为乾崑智驾，29.9 万元起'],
    ['a rival as a former employer', '前苹果设计师参与打造的跑车亮相，起售价 300 万元'],
    ['a homonym', '王者荣耀新皮肤销量突破 500 万'],
    ['a foreign price below premium', '一加 N9 手机海外发布，18999 卢比起'],
    ['the own company', '小米 YU7 上市 1 小时大定超 2 万台，蔚来 ES8 同期 1 万台'],
    ['several items', '蔚来交付 4 万台；小鹏交付 3 万台；理想汽车交付 2 万台'],
    ['small money at a big name', '拍打苹果 MacBook 的应用，三天营收 6000 美元'],
    ['a part', '三星推出 16TB 移动硬盘，售价 8999 元'],
    ['a phone maker as a supplier of a car', '某品牌旗舰轿车上市，搭载华为智驾，30.9 万元起'],
    ['a forecast', '机构：预估 iPhone 19 Pro 出货成本增加 30%'],
    ['a list of sales', '新势力 10 月交付榜：蔚来 4 万台居首'],
    ['a question', '蔚来 10 月交付 4 万台意味着什么？'],
  ])('%s does not', (_, title) => {
    expect(read(title)).toEqual([]);
  });
});

describe('one happening', () => {
  it('is told once, by the clearest headline, with all its reports', () => {
    const [first, second, third] = [
      around('余承东：问界M9大定破21000台', { url: 'https://a.example/1' }),
      around('华为余承东：问界 M9 上市 2 天大定突破 31000 台'),
      around('问界M9大定超21000台', { tier: 3 }),
    ];
    const moves = rivalMoves([first, second, third], panel);
    expect(moves).toHaveLength(1);
    expect(moves[0]).toMatchObject({
      text: '华为余承东：问界 M9 上市 2 天大定突破 31000 台',
      url: second.url,
      outlet: second.outlet,
      outlets: 3,
    });
    expect([...(moves[0]?.articles ?? [])].sort()).toEqual([first.id, second.id, third.id].sort());
    expect(moves[0]?.articles[0]).toBe(second.id);
  });

  it('says in which month, and not on which day as seen from it', () => {
    const texts = ['智界 V9 上月交付 10101 台', '尊界 S800 今日交付破 3 万台'].map(
      (title) => rivalMoves([around(title)], panel)[0]?.text,
    );
    expect(texts).toEqual(['智界 V9 10 月交付 10101 台', '尊界 S800 交付破 3 万台']);
  });

  it('counts outlets, not articles', () => {
    const site = { site: 'one.example' };
    const [move] = rivalMoves(
      [around('极氪10月交付新车35837辆', site), around('极氪 10 月交付 35837 辆', site)],
      panel,
    );
    expect(move).toMatchObject({ outlets: 1 });
    expect(move?.articles).toHaveLength(2);
  });

  it('a market report is the same whether or not the headline names the winner', () => {
    expect(
      read(
        '机构：十月中国智能手机销量同比下降16.3%',
        'Counterpoint：10 月中国智能手机销量同比下降 16.3%，华为领跑市场',
      ),
    ).toEqual(['华为 share']);
  });
});

describe('the six lines', () => {
  it('put what more outlets report first, and do not belong to one rival alone', () => {
    const monthly = Array.from({ length: 4 }, () => around('极氪 10 月交付 35837 辆，同比增长 61%'));
    const hima = ['尊界 S800', '问界 M9', '问界 M8', '智界 V9', '享界 S9', '尊界 V800', '智界 R7'].map((car, index) =>
      around(`${car} 累计交付突破 ${index + 3} 万台`),
    );
    const others = [
      '保时捷前三季度营收 251 亿欧元',
      '苹果第四财季营收 1200 亿美元',
      '宝马第三季度净利润 19 亿欧元',
    ].map((title) => around(title));
    const moves = rivalMoves([...hima, ...others, ...monthly], panel);
    expect(moves).toHaveLength(6);
    expect(moves[0]?.rival?.zh).toBe('极氪');
    expect(moves.filter(({ rival }) => rival?.zh === '鸿蒙智行').length).toBeLessThanOrEqual(3);
  });

  it('are the same in whatever order the articles come', () => {
    const articles = ['尊界 S800 交付破 3 万台', '蔚来 10 月交付 41207 台', '苹果第四财季营收 1200 亿美元'].map(
      (title) => around(title),
    );
    expect(rivalMoves([...articles].reverse(), panel)).toEqual(rivalMoves(articles, panel));
  });

  it('link to safe addresses only', () => {
    const [move] = rivalMoves([around('极氪 10 月交付 35837 辆', { url: 'javascript:alert(1)' })], panel);
    expect(move?.url).toBeNull();
  });
});
