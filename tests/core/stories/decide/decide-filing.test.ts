/** Decisions on copies, reports, developments and look-alikes. All texts are invented. */
import { describe, expect, it } from 'vitest';
import { type Draft, fileAfter, fileDrafts } from '../../../support/file-articles.js';

const flash: Draft = {
  title: '云帆汽车首家欧洲体验中心落户里昂 面积约1200平方米',
  text: '云帆汽车今日宣布，其首家欧洲体验中心正式落户法国里昂，面积约1200平方米，内设展厅、交付区与充电站。公司副总裁顾明远表示，选择里昂是因为当地新能源车牌照费用较低，年内还将在马赛和尼斯各开一家门店。据介绍，该中心首批配备员工46人，其中三分之二在当地招聘，开业首周接待访客超过5000人次。',
  site: 'one.example',
};
const opening = '云帆汽车今日宣布，其首家欧洲体验中心正式落户法国里昂，面积约1200平方米，内设展厅、交付区与充电站。';
const second = '公司副总裁顾明远表示，选择里昂是因为当地新能源车牌照费用较低，年内还将在马赛和尼斯各开一家门店。';
const third = '据介绍，该中心首批配备员工46人，其中三分之二在当地招聘，开业首周接待访客超过5000人次。';
const traditional =
  '雲帆汽車今日宣布，其首家歐洲體驗中心正式落戶法國里昂，面積約1200平方米，內設展廳、交付區與充電站。公司副總裁顧明遠表示，選擇里昂是因為當地新能源車牌照費用較低，年內還將在馬賽和尼斯各開一家門店。據介紹，該中心首批配備員工46人，其中三分之二在當地招聘，開業首周接待訪客超過5000人次。';

const tea = [
  '停产十年的青溪茶厂上周重新开门，厂房还是那几排青砖瓦房，只是炉灶换成了电热滚筒，晒场铺上了竹席，门口添了一间能坐二十人的品茶室。',
  '接手茶厂的是三位返乡青年，领头的韩若川在外做过八年物流，他说当初只想帮父亲卖掉积压的陈茶，后来算了一笔账，发现缺的不是茶，是愿意等茶的人。',
  '首批春茶一共四百二十斤，按订单先后发货，不到三天就全部售罄，买家大多来自邻省的几座城市，其中近一半是靠老客户口口相传找上门的。',
  '村里为茶厂修通了最后两里水泥路，还把废弃的小学校舍改成包装车间，二十多位留守妇女在这里上班，采茶季每人每月能多挣三千来块钱。',
  '韩若川打算秋天再收一季，把产量控制在一千斤以内，他觉得慢一点没有关系，茶树等了十年，人也该学会等一等，等路修好，等客人慢慢来。',
];
const remade = [
  '一条水泥路，一间旧校舍，一群不急着赚钱的年轻人，把山沟里的老厂子又点亮了，本报记者沿着新修的路走了一趟。',
  tea[3],
  tea[0],
  tea[2],
].join('\n');
const reworded = tea
  .join('\n')
  .replace('上周重新', '日前再度')
  .replace('青砖瓦房', '灰墙老屋')
  .replace('铺上了竹席', '搭起了凉棚')
  .replace('三位返乡青年', '几名回村的人')
  .replace('算了一笔账', '仔细盘算过')
  .replace('按订单先后', '照预约次序')
  .replace('邻省的几座城市', '周边各地')
  .replace('最后两里', '剩下那段')
  .replace('二十多位', '不少')
  .replace('秋天再收一季', '入秋再做一轮')
  .replace('没有关系', '也无妨');
const road =
  '从县城到白石镇的公路上月通车，原来三个半小时的盘山路缩短到五十分钟，沿线十一个村子第一次有了班车，赶集的老人不用天不亮就出门，孩子周末也能回家住上一晚。施工队在山里待了四年，打通六座隧道，其中最长的一座遇到过两次涌水。';
const roadEnd =
  '镇上的旅馆已经订到了下个月，几家农户把空房收拾出来挂到网上，镇政府则忙着划停车位、装路灯，担心第一个长假来的人太多，路好走了，别的还没跟上。';

describe('copies', () => {
  it.each<[string, Draft]>([
    ['under an agency line and tag', { ...flash, text: `【${flash.title}】财联社3月4日电，${flash.text}` }],
    ['under another headline', { ...flash, title: '云帆进军法国：里昂店开门迎客' }],
    ['cut to its first sentences', { ...flash, text: opening + second }],
    ['with a lead and a tail added', { ...flash, text: `编者按：出海又有新消息。\n${flash.text}\n（来源：一号财经）` }],
    ['with paragraphs in another order', { ...flash, text: `${third}\n${opening}\n${second}` }],
    ['in traditional characters', { title: '雲帆汽車首家歐洲體驗中心落戶里昂', text: traditional }],
    ['crawled again on the same site', { ...flash }],
  ])('%s', async (_, copy) => {
    expect(await fileAfter(flash, { site: 'two.example', ...copy })).toMatchObject({ kind: 'copy' });
  });

  it.each<[string, Draft]>([
    ['with headline, lead, length and order changed', { title: '白石镇的老茶厂换了活法', text: remade }],
    ['with every eighth word changed under another headline', { title: '一座茶厂的第二次开门', text: reworded }],
  ])('of a long text, %s', async (_, copy) => {
    const long = { title: '青溪茶厂停产十年后重开 首批春茶三天售罄', text: tea.join('\n'), site: 'one.example' };
    expect(await fileAfter(long, { ...copy, site: 'two.example' })).toMatchObject({ kind: 'copy' });
  });

  it('do not include two long texts that quote one passage', async () => {
    const long = { title: '青溪茶厂停产十年后重开 首批春茶三天售罄', text: tea.join('\n'), site: 'one.example' };
    const other = { title: '山里的公路通车以后', text: `${road}\n${tea[1]}\n${roadEnd}`, site: 'two.example' };
    expect((await fileAfter(long, other)).kind).not.toBe('copy');
  });

  it('refer to the first text even if they resemble each other more', async () => {
    const [root, first, next] = await fileDrafts(
      flash,
      { ...flash, site: 'two.example', text: `${opening}${second}更多消息请关注本报。` },
      { ...flash, site: 'three.example', text: `${opening}${second}更多消息请关注本报。` },
    );
    expect(first?.copyOf).toBe(root?.articleId);
    expect(next?.copyOf).toBe(root?.articleId);
  });

  it('state how much was added', async () => {
    const more = '另据本报了解，里昂市政府为该项目减免了前两年的租金，周边三条公交线路也将增设站点，预计春季全部完成。';
    const filing = await fileAfter(flash, { ...flash, site: 'two.example', text: flash.text + more });
    expect(filing).toMatchObject({ kind: 'copy' });
    expect(filing.kind === 'copy' && filing.addedShare).toBeGreaterThan(0.1);
    expect(filing.kind === 'copy' && filing.addedShare).toBeLessThan(0.6);
  });

  it('recognise the origin that the earlier text names', async () => {
    const unnamed = await fileAfter({ ...flash, site: 'portal.example' }, { ...flash, site: '36kr.com' });
    expect(unnamed).toMatchObject({ kind: 'copy', isOrigin: false });
    for (const text of [`来源：36氪\n${flash.text}`, `36氪获悉，${flash.text}`, `${flash.text}（36氪）`]) {
      const named = await fileAfter({ ...flash, site: 'portal.example', text }, { ...flash, site: '36kr.com' });
      expect(named).toMatchObject({ kind: 'copy', isOrigin: true });
    }
  });
});

describe('reports of one event', () => {
  const launch: Draft = {
    title: '小米 Aurora X9 手机发布：售价 5699 元起，全球首发环形双摄',
    text: '小米今晚在成都举行新品发布会，正式发布 Aurora X9 手机，售价 5699 元起，3 月 8 日首销。新机搭载环形双摄与 6100mAh 电池，重 198 克。',
    site: 'one.example',
  };

  it.each<[string, Draft, Draft]>([
    [
      'two outlets, other words',
      launch,
      {
        title: '售价5699元起 小米Aurora X9正式发布',
        text: '3月4日晚，小米公司推出新旗舰Aurora X9，起售价5699元，配备环形双摄像头，电池容量6100mAh，将于本周末开卖。',
        site: 'two.example',
      },
    ],
    [
      'exact against rounded figures',
      {
        title: '小米集团：3月4日回购512万股，耗资1.37亿港元',
        text: '小米集团公告，2031年3月4日回购512万股B类普通股，每股26.6港元至26.9港元，总耗资1.37亿港元。',
        site: 'one.example',
      },
      {
        title: '小米集团于3月4日以1.37亿港元回购510万股B类股份',
        text: '小米集团于3月4日以1.37亿港元回购510万股B类股份。',
        site: 'two.example',
      },
    ],
    [
      'results of which one headline picks the rise and the other the fall',
      {
        title: '荣耀第三季度营收 412 亿元，经调整净利润下降 18%',
        text: '荣耀今日发布第三季度业绩：营收 412 亿元，经调整净利润 21.6 亿元，同比下降 18%，研发投入 35 亿元。',
        site: 'one.example',
      },
      {
        title: '荣耀财报：海外销量增长两成，研发投入创新高',
        text: '荣耀公布第三季度财报，营收 412 亿元，经调整净利润 21.6 亿元。海外市场销量增长两成，研发投入 35 亿元，创新高。',
        site: 'two.example',
      },
    ],
    [
      'a sale of a firm, in Chinese and English',
      {
        title: '苹果收购音频公司 Larkfield',
        text: '苹果今天证实收购音频公司 Larkfield，交易金额约 7 亿美元，这是苹果今年最大的一笔收购。',
        site: 'one.example',
      },
      {
        title: 'Apple buys audio startup Larkfield',
        text: 'Apple has bought audio startup Larkfield for about $700 million, the company confirmed on Tuesday.',
        site: 'wire.example',
        lang: 'en',
      },
    ],
    [
      'Chinese and English',
      {
        title: '特斯拉向 Northlake 电池公司投资 35 亿美元，持股 12%',
        text: '特斯拉今天宣布向 Northlake 投资 35 亿美元，取得其 12% 的股份，双方将共建电池工厂。',
        site: 'one.example',
      },
      {
        title: 'Tesla invests $3.5 billion in battery maker Northlake',
        text: 'Tesla said on Tuesday it will invest $3.5 billion in Northlake for a 12% stake and build a battery plant with it.',
        site: 'wire.example',
        lang: 'en',
      },
    ],
  ])('%s', async (_, first, next) => {
    expect(await fileAfter(first, next)).toMatchObject({ kind: 'report' });
  });
});

describe('look-alikes stay apart', () => {
  const recall = (maker: string, model: string, code: string, count: number): Draft => ({
    title: `${maker}召回部分${model}汽车`,
    text: `日前，${maker}汽车有限公司根据《缺陷汽车产品召回管理条例》《缺陷汽车产品召回管理条例实施办法》的要求，向国家市场监督管理总局备案了召回计划。召回编号${code}：自2031年4月1日起，召回部分${model}汽车，共计${count}辆。本次召回范围内的车辆由于车门拉手安装不当，存在安全隐患。${maker}汽车有限公司将免费更换零件。`,
    site: 'one.example',
  });
  const buyback = (day: number, shares: string, cost: string): Draft => ({
    title: `小米集团于3月${day}日以${cost}港元回购${shares}股B类股份`,
    text: `小米集团于3月${day}日以${cost}港元回购${shares}股B类股份。`,
    date: `2031-03-0${day}`,
    site: 'one.example',
  });
  const deal = (price: number, date: string): Draft => ({
    title: `限今日：米家空调立式 3 匹 5999 → ${price} 元新低`,
    text: `米家空调立式 3 匹现已开售，售价 5999 元。今日下单选择以旧换新补贴 300 元，再叠加家电券，实付 ${price} 元，支持 6 期免息，数量有限，售完即止。`,
    date,
    site: 'deals.example',
  });

  it.each<[string, Draft, Draft]>([
    [
      'recall notices of two makers',
      recall('云帆', 'V7', 'S2031M0012V', 34567),
      recall('星途远', 'R3', 'S2031M0013V', 8123),
    ],
    [
      'results of two firms on one day',
      {
        title: '荣耀第三季度营收 412 亿元，同比增长 9%',
        text: '荣耀今日发布第三季度业绩：营收 412 亿元，同比增长 9%，经调整净利润 21.6 亿元。',
      },
      {
        title: '联想第三季度营收 1203 亿元，同比增长 6%',
        text: '联想今日发布第三季度业绩：营收 1203 亿元，同比增长 6%，净利润 31.9 亿元。',
      },
    ],
    ['buy-backs of two days', buyback(4, '640万', '1.52亿'), buyback(5, '840万', '1.93亿')],
    ['one deal at two prices', deal(4799, '2031-03-01'), deal(4478, '2031-03-06')],
    [
      'two generations of a product',
      {
        title: '小米 Watch 6 手表新版本开启招募：新增游戏表盘',
        text: '小米 Watch 6 手表全新版本先锋计划开启，招募 500 名用户，新增游戏表盘并优化睡眠算法。',
      },
      {
        title: '小米 Watch 5 手表新版本开启招募：新增游戏表盘',
        text: '小米 Watch 5 手表全新版本先锋计划开启，招募 300 名用户，新增游戏表盘并优化睡眠算法。',
      },
    ],
    [
      'two trims, one outlet',
      {
        title: '小米 Aurora Ultra 真机图赏：陶瓷机身',
        text: '小米 Aurora Ultra 采用陶瓷机身，背部圆形镜组居中，本文带来真机图赏。',
      },
      {
        title: '小米 Aurora Pro 真机图赏：玻璃机身',
        text: '小米 Aurora Pro 采用玻璃机身，背部圆形镜组居中，本文带来真机图赏。',
      },
    ],
    [
      'monthly deliveries of two makers',
      {
        title: '极氪：2月交付新车21169辆 同比增长31%',
        text: '2031年2月极氪交付新车21169辆，同比增长31%；1—2月共交付48370辆。',
      },
      {
        title: '零跑汽车2月交付33376辆 同比增长45%',
        text: '零跑汽车公布2月交付数据，2月交付33376辆，同比增长45%，前两月累计交付70487辆。',
        site: 'two.example',
      },
    ],
    [
      'results of two quarters',
      { title: '小米集团：第一季度营收1012亿元', text: '小米集团公布财报，第一季度营收1012亿元，经调整净利润71亿元。' },
      {
        title: '小米集团：第二季度营收1098亿元',
        text: '小米集团公布财报，第二季度营收1098亿元，经调整净利润75亿元。',
        site: 'two.example',
      },
    ],
    [
      'a template with another subject',
      {
        title: '青禾生物医药股份有限公司向港交所提交上市申请书',
        text: '据港交所，青禾生物医药股份有限公司向港交所主板提交上市申请书，联席保荐人为两家券商。',
      },
      {
        title: '远洲智能装备向港交所提交上市申请书',
        text: '据港交所，远洲智能装备向港交所主板提交上市申请书，联席保荐人为两家券商。',
        site: 'two.example',
      },
    ],
    [
      'presale and sale',
      {
        title: '米家净饮机 3 预售：3 秒速热，1299 元',
        text: '米家净饮机 3 今日开启预售，支持 3 秒速热，六档水温可调，水箱 4 升，定价 1299 元。',
        date: '2031-03-01',
      },
      {
        title: '米家净饮机 3 开售：3 秒速热，1299 元',
        text: '米家净饮机 3 现已开售，支持 3 秒速热，六档水温可调，水箱 4 升，定价 1299 元。',
        date: '2031-03-03',
      },
    ],
    [
      'rise and fall',
      { title: '小米集团港股涨超3%', text: '小米集团港股涨3.2%，报27.1港元。' },
      { title: '小米集团港股跌超3%', text: '小米集团港股跌3.3%，报25.4港元。', site: 'two.example' },
    ],
    [
      'a round-up and one of its items',
      {
        title: '早报：小米 Aurora X9 发布，云帆汽车进军法国',
        text: '小米 Aurora X9 手机发布，售价 5699 元起。云帆汽车首家欧洲体验中心落户里昂。某公司发布财报。',
      },
      {
        title: '小米 Aurora X9 手机发布，售价 5699 元起',
        text: '小米今晚发布 Aurora X9 手机，售价 5699 元起，3 月 8 日首销。',
        site: 'two.example',
      },
    ],
    [
      'one subject, nothing in common',
      { title: '雷军谈小米汽车安全：安全是基础', text: '雷军表示，安全是基础，安全是前提，小米汽车会持续投入。' },
      {
        title: '小米澎湃系统新增离线地图',
        text: '小米澎湃系统今日更新，新增离线地图与分区存储功能。',
        site: 'two.example',
      },
    ],
  ])('%s', async (_, first, next) => {
    expect(await fileAfter(first, next)).toMatchObject({ kind: 'new' });
  });

  it('says why', async () => {
    const filing = await fileAfter(buyback(4, '640万', '1.52亿'), buyback(5, '840万', '1.93亿'));
    expect(filing.why.zh).toContain('但');
    expect(filing.why.en).toContain('but');
  });
});

describe('continuations', () => {
  const launch: Draft = {
    title: '云帆 V7 汽车正式上市，售价 26.98 万元起',
    text: '云帆汽车今晚宣布 V7 正式上市，售价 26.98 万元起，提供三款车型。',
    date: '2031-03-01',
  };

  it('links orders to the launch and lists the new figures', async () => {
    const filing = await fileAfter(launch, {
      title: '云帆 V7 上市三天大定突破 4.2 万台',
      text: '云帆汽车今日宣布，V7 上市三天大定突破 4.2 万台，超过此前预期。',
      date: '2031-03-04',
      site: 'two.example',
    });
    expect(filing).toMatchObject({ kind: 'new', follows: { news: expect.arrayContaining(['c42000']) } });
  });

  it('does not link another product', async () => {
    const filing = await fileAfter(launch, {
      title: '云帆 R5 汽车首批车主交付开启',
      text: '云帆汽车今日开启 R5 首批车主交付。',
      date: '2031-03-04',
    });
    expect(filing.kind === 'new' && filing.follows).toBeFalsy();
  });
});

describe('any input is filed', () => {
  it.each<[string, Draft]>([
    ['nothing at all', { title: '', text: '' }],
    ['no title', { title: '', text: '云帆汽车宣布降价。' }],
    ['no text', { title: '云帆汽车宣布降价', text: '' }],
    ['no date', { title: '云帆汽车宣布降价', text: '云帆汽车宣布降价。', date: null }],
    ['a date nobody can read', { title: '云帆汽车宣布降价', text: '云帆汽车宣布降价。', date: 'yesterday' }],
  ])('%s', async (_, draft) => {
    expect(['new', 'copy', 'report']).toContain((await fileAfter(draft, draft)).kind);
  });
});
