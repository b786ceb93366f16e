/** What belongs to one event, and what stands apart. All articles are invented. */
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { compileKinds } from '../../../../src/core/events/event-kinds.js';
import type { EventMember } from '../../../../src/core/events/event-member.js';
import { collectEvents } from '../../../../src/core/events/group/collect-events.js';
import type { ToldEvent } from '../../../../src/core/events/group/find-told.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { loadFiler } from '../../../../src/io/stories/load-filer.js';
import { sampleMember } from '../sample-member.js';

const seeds = await loadSeeds(fileURLToPath(new URL('../../../../seeds', import.meta.url)));
const filer = await loadFiler();

/** One story of one article; the id tells what the test expects to find together. */
function told(storyId: string, day: number, title: string, text: string, more: Partial<EventMember> = {}): EventMember {
  const publishedAt = new Date(Date.UTC(2031, 2, day, 8));
  return sampleMember({ storyId, articleId: storyId, title, text, publishedAt, ...more });
}

function events(members: EventMember[], earlier: ToldEvent[] = []) {
  return collectEvents(members, {
    filer,
    kinds: compileKinds(seeds.kinds),
    language: 'zh-CN',
    told: earlier,
    earlier: new Map(),
  });
}
const groups = (members: EventMember[]) => events(members).map(({ storyIds }) => [...storyIds].sort().join(' '));

const SHOW = '小米寒星新品发布会今晚举行，小米创办人雷军登台。';
const LAUNCH = [
  told('1', 3, '小米 ZX5 GT 官图公布：车身长 5 米，四座布局', '小米汽车公布新车 ZX5 GT 的官图，新车定位高性能轿车。'),
  told('2', 4, '小米 ZX5 GT 正式发布，售价 36.6 万元', `${SHOW}小米 ZX5 GT 正式发布，售价 36.6 万元。`),
  told('3', 4, '雷军：小米 ZX5 GT 全系标配双腔空气悬架', `${SHOW}他介绍，小米 ZX5 GT 全系标配双腔空气悬架。`),
  told('4', 5, '小米 ZX5 GT 上手体验：座舱与后排空间', '我们在现场体验了小米 ZX5 GT 的座舱与后排空间。'),
];

describe('collectEvents', () => {
  it('makes one event of a launch with its details, prices and scenes', () => {
    expect(groups(LAUNCH)).toEqual(['1 2 3 4']);
  });

  it('keeps a record, a recall and the sister model apart from the launch', () => {
    const others = [
      told('5', 4, '小米 ZX5 GT 刷新环海赛道圈速纪录', '小米汽车宣布，小米 ZX5 GT 刷新环海赛道圈速纪录。'),
      told('6', 5, '小米汽车召回部分 ZX5 GT，涉及 1.2 万辆', '市场监管部门公布，小米汽车召回部分 ZX5 GT 电动汽车。'),
      told('7', 4, '小米 ZX5 标准版售价 21.3 万元', `${SHOW}小米 ZX5 标准版公布售价，21.3 万元。`),
    ];
    expect(groups([...LAUNCH, ...others])).toEqual(['1 2 3 4', '5', '7', '6']);
  });

  it('makes one event of results and what is said at the call, but not of a product named there', () => {
    const call = '在小米二季度财报电话会上，';
    const members = [
      told('1', 10, '小米集团：二季度总收入 1,203 亿元', '小米集团发布二季度财报，总收入 1,203 亿元。'),
      told('2', 10, '卢伟冰：下半年存储价格仍会上涨', `${call}小米集团总裁卢伟冰表示，下半年存储价格仍会上涨。`),
      told('3', 11, '小米二季度净利下滑 手机业务承压', '小米集团披露二季度业绩，净利下滑，手机业务承压。'),
      told('4', 10, '卢伟冰：ZX5 GT 超七成用户选择顶配', `${call}卢伟冰表示，ZX5 GT 超七成用户选择顶配。`),
    ];
    expect(groups(members).sort()).toEqual(['1 2 3', '4']);
  });

  it('shows a denial beside what it denies', () => {
    const found = events([
      told('1', 3, '消息称小米 ZX5 将引入第二家电池供应商远山能源', '多位知情人士称，小米 ZX5 将引入远山能源的电池。'),
      told(
        '2',
        4,
        '远山能源否认成为小米 ZX5 电池供应商：消息不实',
        '远山能源今日否认为小米 ZX5 供应电池，称消息不实。',
      ),
    ]);
    expect(found.map(({ id, answers }) => [id, answers])).toEqual([
      ['1', null],
      ['2', '1'],
    ]);
  });

  it('keeps the reports on two regions apart', () => {
    const members = [
      told('1', 3, '远舟咨询：一季度欧洲智能手机出货下滑，小米第三', '远舟咨询称，一季度欧洲智能手机出货下滑 4%。'),
      told('2', 4, '远舟咨询：一季度拉美智能手机出货增长，小米第二', '远舟咨询称，一季度拉美智能手机出货增长 6%。'),
    ];
    expect(groups(members)).toEqual(['1', '2']);
  });

  it('obeys the rulings of readers', () => {
    const [a, b] = LAUNCH.slice(1, 3);
    if (!a || !b) throw new Error('the sample has four articles');
    expect(
      groups([
        { ...a, pinGroup: '2' },
        { ...b, pinGroup: '3' },
      ]),
    ).toHaveLength(2);
  });

  it('gives the same events in whatever order the articles come', () => {
    expect(groups(LAUNCH.toReversed())).toEqual(groups(LAUNCH));
  });

  it('continues an event that an earlier edition told, and gives no item to what was told already', () => {
    const launch = LAUNCH[1];
    if (!launch) throw new Error('the sample has four articles');
    const before: ToldEvent = { id: '99', title: launch.title, edition: '2031-W10', url: null, lead: launch };
    const later = told('11', 20, '小米 ZX5 GT 公布内饰细节与音响配置', '小米汽车公布 ZX5 GT 的内饰细节与音响配置。');
    const [continued] = events([later], [before]);
    expect(continued).toMatchObject({ id: '99', follows: { edition: '2031-W10' } });
    const again = { ...launch, storyId: '12', articleId: '12', publishedAt: new Date('2031-03-20T08:00:00Z') };
    expect(events([again], [before])[0]).toMatchObject({ id: '99', worth: 'line' });
    const other = told('13', 20, '小米手机全球激活设备突破七亿台', '小米公布全球激活设备数量，突破七亿台。');
    expect(events([other], [before])[0]).toMatchObject({ id: '13', follows: null });
  });
});
