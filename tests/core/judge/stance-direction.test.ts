/** Directions that decide the stance: of a rank, a share, a rating, a figure without comparison; a denial; an incident with an answer. */
import { describe, expect, it } from 'vitest';
import { judged } from '../../support/repository-judge.js';

const cases: [stance: string, title: string, text: string][] = [
  [
    'supports',
    'Omdia：小米在中国高端手机市场升至第二',
    '报告称，小米 4000 元以上机型的份额同比提高 3.1 个百分点，仅次于苹果。',
  ],
  [
    'supports',
    '小米重返全球第二，高端机型出货增四成',
    '研究机构的数据显示，小米季度出货同比增长 6%，增量主要来自高价机型。',
  ],
  [
    'weakens',
    '小米跌出高端手机前三，份额一年少了 4 个百分点',
    '研究机构称，小米在 5000 元以上价位的排名由第三跌至第五。',
  ],
  ['weakens', '小米汽车销量跌至新势力第六', '周度数据显示，小米汽车上险量环比下滑，名次由第三跌至第六。'],
  ['supports', '券商上调小米目标价至 70 港元，看好高端机型占比提升', '报告维持买入评级，认为汽车毛利率继续改善。'],
  ['weakens', '多家券商下调小米目标价：手机毛利不及预期', '报告认为存储涨价侵蚀利润，将评级由买入降至中性。'],
  ['neutral', '小米汽车：4 月交付量超过 31000 台', '小米汽车今日公布，4 月交付量超过 31000 台。'],
  ['neutral', '小米汽车回应收购某工厂传闻：消息不实', '针对网传消息，小米汽车表示不实，没有相关计划。'],
  [
    'weakens',
    '十名车主状告小米汽车：选装件与宣传不符，公司称已致歉',
    '案件今日开庭，车主要求退一赔三，小米方面表示已经致歉并提供改配。',
  ],
  [
    'weakens',
    '小米 SU7 维修等待被集体投诉，小米汽车回应：正在增加备件',
    '投诉平台一个月收到上千条投诉。小米汽车回应称将增加备件，并向用户致歉。',
  ],
  ['supports', '小米新款 SUV 上市一小时大定破 3 万台', '小米汽车公布，开售一小时大定超过三万台，顶配占四成。'],
];

describe('the stance of an article', () => {
  it.each(cases)('%s: %s', async (stance, title, text) => {
    expect((await judged(title, text)).stance).toBe(stance);
  });
});
