/** Triage passes everything that might be relevant, and saves the request for the rest. */
import { describe, expect, it } from 'vitest';
import { mightBeRelevant } from '../../../src/core/judge/might-be-relevant.js';

describe('mightBeRelevant', () => {
  it.each([
    ['小米 21 Ultra 发布', ''],
    ['雷军：未来五年再投两千亿', ''],
    ['玄戒 O7 流片成功', ''],
    ['一家车企的新 SUV 亮相', '小米汽车今日宣布'],
    ['某厂折叠屏新机曝光', ''],
    ['Lei Jun says the next car is close', ''],
    ['三季度高端智能手机份额出炉', ''],
    ['徕卡考虑出售股权', ''],
    ['小米發布新款手機', ''],
  ])('lets through %s %s', (title, teaser) => {
    expect(mightBeRelevant(title, teaser)).toBe(true);
  });

  it.each([
    ['国际油价回落', '布伦特原油下跌 2%。'],
    ['某城市地铁新线开通', '全长 30 公里。'],
    ['Google updates its maps app', 'New colours for parks.'],
  ])('spares %s', (title, teaser) => {
    expect(mightBeRelevant(title, teaser)).toBe(false);
  });
});
