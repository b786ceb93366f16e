/** A brief may say only what the stories say. */
import { describe, expect, it } from 'vitest';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { askForBrief } from '../../../src/core/digest/brief-question.js';
import { checkBrief } from '../../../src/core/digest/check-brief.js';
import { fullWeek } from './full-week.js';

const edition = assembleEdition(fullWeek());

describe('checkBrief', () => {
  it('accepts a brief if every number and name comes from the stories', () => {
    const brief =
      '本期支持与削弱之比为 5 比 2。小米 18 Ultra 起售价 7499 元，远舟咨询称其高端份额升至 16.4%；但 SU7 召回 21,300 辆。';
    expect(checkBrief(brief, edition)).toEqual({ kind: 'sound', text: brief });
  });

  it('drops it for an amount in words or a Chinese name that is in no story', () => {
    expect(checkBrief('小米高端份额接近三成。', edition)).toMatchObject({ reason: expect.stringContaining('三成') });
    expect(checkBrief('小米高端机销量翻倍。', edition)).toMatchObject({ reason: expect.stringContaining('翻倍') });
    expect(checkBrief('小米的份额超过三星。', edition)).toMatchObject({ reason: 'no story names “三星”' });
    expect(checkBrief('小米仍不及华为，徕卡续约。', edition)).toMatchObject({ kind: 'sound' });
    expect(checkBrief('保时捷工程师加入小米。', edition)).toMatchObject({ reason: 'no story names “保时捷”' });
    expect(checkBrief('Premium shipments of Xiaomi doubled.', edition)).toMatchObject({ kind: 'dropped' });
  });

  it('drops it for a number that is in no story, even if it is only slightly wrong', () => {
    expect(checkBrief('小米高端份额升至 16.5%。', edition)).toEqual({
      kind: 'dropped',
      reason: expect.stringContaining('16.5'),
    });
    expect(checkBrief('小米高端份额升至 16.4 万。', edition)).toMatchObject({ kind: 'dropped' });
  });

  it('drops it for a model, a name or a quotation that is in no story', () => {
    expect(checkBrief('小米 19 Ultra 即将发布。', edition)).toMatchObject({ kind: 'dropped' });
    expect(checkBrief('vivo 上新。', edition)).toMatchObject({ kind: 'dropped' });
    expect(checkBrief('本周 Galaxy 失守。', edition)).toEqual({
      kind: 'dropped',
      reason: expect.stringContaining('Galaxy'),
    });
    expect(checkBrief('，余承东表示这不算高端。', edition)).toMatchObject({
      reason: expect.stringContaining('余承东'),
    });
    expect(checkBrief('业内称之为“第二次创业”。', edition)).toMatchObject({ kind: 'dropped' });
  });

  it('checks names in English prose, but not its words', () => {
    const english = assembleEdition(fullWeek('en'));
    expect(checkBrief('Evidence leans in favour: Xiaomi opened a store in Munich.', english)).toMatchObject({
      kind: 'sound',
    });
    expect(checkBrief('Evidence is even after Samsung cut prices.', english)).toMatchObject({
      reason: expect.stringContaining('Samsung'),
    });
    expect(checkBrief('The evidence is even. Samsung cut prices.', english)).toMatchObject({ kind: 'dropped' });
    expect(checkBrief('It opened a store for Mi fans in Munich.', english)).toMatchObject({ kind: 'dropped' });
  });

  it('may draw on the lines of the opening, but not on its rumours', () => {
    const line = { url: null, outlet: '晨光数码', articles: [] };
    const opened = {
      ...edition,
      opening: {
        changes: [],
        against: null,
        rivals: [{ ...line, rival: '蔚来', text: '蔚来 10 月交付 41207 台', outlets: 2 }],
        ahead: [{ ...line, date: '2026-12', when: '12 月', name: '三星', text: '三星 S28 发布', rumour: true }],
      },
    };
    expect(checkBrief('蔚来 10 月交付 41,207 台。', opened)).toMatchObject({ kind: 'sound' });
    expect(checkBrief('蔚来 10 月交付 41,207 台。', edition)).toMatchObject({ kind: 'dropped' });
    expect(checkBrief('三星将于 12 月发布新机。', opened)).toMatchObject({ kind: 'dropped' });
    const asked = JSON.stringify(askForBrief(opened));
    expect(asked).toContain('蔚来 10 月交付 41207 台');
    expect(asked).not.toContain('三星 S28');
  });

  it('may draw on the full texts that the model was given', () => {
    expect(checkBrief('门店面积 1,200 平方米。', edition)).toMatchObject({ kind: 'dropped' });
    expect(checkBrief('门店面积 1,200 平方米。', edition, ['新店 1200 平方米。'])).toMatchObject({ kind: 'sound' });
  });

  it('drops a brief that is empty, too long, or contains links or markup', () => {
    for (const text of ['', '  ', '小'.repeat(400), 'see https://evil.example', '<b>小米</b>', '[小米](x)']) {
      expect(checkBrief(text, edition)).toMatchObject({ kind: 'dropped' });
    }
  });
});
