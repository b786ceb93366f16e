/** The shipped rows of `seeds/kinds.yaml` tell invented headlines apart as an editor would. */
import { beforeAll, describe, expect, it } from 'vitest';
import { compileKinds, type EventKinds } from '../../../src/core/events/event-kinds.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';

let kinds: EventKinds;
beforeAll(async () => {
  kinds = compileKinds((await loadSeeds('seeds')).kinds);
});

const kindOf = (title: string, text = '') => kinds.kindOf({ title, text });

describe('what is never in an edition', () => {
  it.each([
    ['小米 21 Ultra 16+512G 版 5299 元，12 期免息', 'deal'],
    ['小米 YU8 限时权益公布：下定即送充电桩', 'deal'],
    ['小米 SU7 新增“湖水绿”车漆', 'colour'],
    ['小米汽车中秋彩蛋上线，车机可放灯笼', 'stunt'],
    ['小米 SU7 Ultra 登陆某竞速游戏', 'game'],
    ['澎湃 OS 5 升级名单公布，二十款机型在列', 'update-list'],
    ['小米连续第三日回购股份', 'share-price'],
    ['小米大模型接口价格下调一半', 'model-price'],
  ])('%s', (title, id) => {
    expect(kindOf(title)).toMatchObject({ id, worth: 'never' });
  });

  it('holds for a question of readers, told from the opening', () => {
    expect(kindOf('小米汽车：雨天车窗会自动升起', '小米汽车今天答网友问，谈到车窗。')?.id).toBe('questions');
  });
});

describe('what deserves an item', () => {
  it.each([
    ['小米 SU9 售价 32.99 万元起', 'launch', null],
    ['小米 SU9 累计交付 12 万辆', 'milestone', 'supports'],
    ['小米二季度净利润同比下降三成', 'results-fall', 'weakens'],
    ['小米集团公布三季度财报', 'results', null],
    ['小米在巴西手机市场份额升至第二', 'share-rise', 'supports'],
    ['小米欧洲手机出货下降一成', 'share-fall', 'weakens'],
    ['小米汽车召回部分 SU9', 'recall', null],
    ['小米否认与某车企合资', 'denial', 'neutral'],
    ['小米辟谣：所谓内部视频不实', 'rumour-refuted', 'neutral'],
    ['小米 SU9 在某赛道刷新圈速纪录', 'record', 'supports'],
    ['消息称小米正与某车企洽谈合资建厂', 'company-move', 'neutral'],
    ['小米 SU9 今日开始交付', 'first-deliveries', null],
    ['小米发布自研基带芯片', 'technology', null],
    ['Xiaomi cuts phone forecast as profit slumps', 'results-fall', 'weakens'],
    ['Xiaomi recalls 3,000 cars', 'recall', null],
  ])('%s', (title, id, stance) => {
    expect(kindOf(title)).toMatchObject({ id, worth: 'item', stance });
  });
});

describe('what stands in one line', () => {
  it.each([
    ['小米 22 Pro 渲染图曝光', 'leak'],
    ['小米 SU9 定档 3 月 4 日', 'date'],
    ['米家中央空调新款 7999 元开售', 'home-appliance'],
    ['小米 SU9 实车陆续到店', 'arrival'],
    ['某国总统参观小米汽车工厂', 'visit'],
    ['小米 SU9 样车入藏某博物馆', 'museum'],
    ['小米汽车介绍 SU9 悬架', 'explainer'],
    ['小米汽车法务部：两起侵权案胜诉', 'court'],
    ['小米 SU9 标配后轮转向，座椅可放平', 'detail'],
  ])('%s', (title, id) => {
    expect(kindOf(title)).toMatchObject({ id, worth: 'line' });
  });
});

describe('words that only look like a kind', () => {
  it('does not take a record that was lost, or a suit that the company brings, for the opposite', () => {
    expect(kindOf('小米 SU9 圈速纪录被某车反超')?.id).toBe('overtaken');
    expect(kindOf('小米起诉某博主，索赔百万')?.id).toBe('court');
  });

  it('does not take a recall, a price rise or a full release for a trifle', () => {
    expect(kindOf('小米召回一款充电宝，曾有起火')?.id).toBe('recall');
    expect(kindOf('内存涨幅过大，小米多款手机涨价')?.id).toBe('price-move');
    expect(kindOf('小米辅助驾驶新版本全量推送')?.worth).not.toBe('never');
    expect(kindOf('雷军：下一代车型更重质量', '雷军今天在回答网友提问时说。')?.id).not.toBe('questions');
  });

  it('leaves the stance open where a headline names a fall and a rise', () => {
    expect(kindOf('利润跌了，小米研发却大增')?.stance ?? null).toBeNull();
  });
});
