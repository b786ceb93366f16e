/** What is decided about one event: its lead, stance, themes and place. */
import { describe, expect, it } from 'vitest';
import { compileKinds } from '../../../src/core/events/event-kinds.js';
import { eventStance } from '../../../src/core/events/event-stance.js';
import { eventThemes } from '../../../src/core/events/event-themes.js';
import { eventWorth } from '../../../src/core/events/event-worth.js';
import { leadOf } from '../../../src/core/events/lead-of.js';
import { leanOfEvidence } from '../../../src/core/events/lean-of-evidence.js';
import { Kind } from '../../../src/core/seeds/kind.js';
import { sampleMember } from './sample-member.js';

const kinds = compileKinds(
  [
    { id: 'deal', worth: 'never', weight: 0, stance: 'neutral', title: { any: ['券后'] } },
    { id: 'denial', worth: 'item', weight: 0.5, stance: 'neutral', theme: 'trust', title: { any: ['否认', '并非'] } },
    { id: 'rumour', worth: 'line', weight: 0.2, early: true, part: true, title: { any: ['曝光'] } },
    { id: 'launch', worth: 'item', weight: 0.7, part: true, title: { any: ['售价'], none: ['冰箱'] } },
    { id: 'question', worth: 'never', weight: 0, lead: { any: ['网友问'] } },
    { id: 'detail', worth: 'line', weight: 0.1, part: true, title: { any: ['座椅', '轮胎', '大灯', '后备箱'] } },
  ].map((row) => Kind.parse(row)),
);

describe('the kind of an article', () => {
  it('is the first row that fits its title', () => {
    expect(kinds.kindOf({ title: '小米某车曝光，售价未知', text: '' })?.id).toBe('rumour');
    expect(kinds.kindOf({ title: '小米冰箱售价公布', text: '' })).toBeNull();
  });

  it('is read from the first sentence where there is no title, and from the opening where the row says so', () => {
    expect(kinds.kindOf({ title: '', text: '小米否认合并。以下为背景。' })?.id).toBe('denial');
    expect(kinds.kindOf({ title: '小米汽车谈车门', text: '今天有网友问：车门多重？' })?.id).toBe('question');
  });
});

describe('eventStance', () => {
  const priced = () => sampleMember({ title: '小米某车售价公布' });

  it('is not outvoted by neutral prices', () => {
    const verdict = sampleMember({ title: '小米某车为何降格求生', stance: 'weakens' });
    expect(eventStance([priced(), priced(), priced(), verdict], kinds)).toBe('weakens');
  });

  it('does not follow one stray among many', () => {
    const plain = () => sampleMember({ title: '小米说明工厂安排' });
    expect(eventStance([plain(), plain(), plain(), sampleMember({ stance: 'supports' })], kinds)).toBe('neutral');
  });

  it('is mixed where both sides have weight, and does not count copies', () => {
    const [up, down] = [sampleMember({ stance: 'supports' }), sampleMember({ stance: 'weakens' })];
    expect(eventStance([up, down], kinds)).toBe('mixed');
    const copy = () => sampleMember({ stance: 'weakens', role: 'copy' });
    expect(eventStance([up, copy(), copy()], kinds)).toBe('supports');
  });

  it('counts a remark beside the event by half', () => {
    const down = sampleMember({ title: '小米某车售价公布', stance: 'weakens' });
    const beside = () => sampleMember({ title: '小米某车轮胎更宽', stance: 'supports' });
    expect(eventStance([down, beside(), beside(), beside(), beside()], kinds)).toBe('mixed');
    expect(eventStance([down, ...Array.from({ length: 8 }, beside)], kinds)).toBe('supports');
  });

  it('takes the stance of a kind that alone decides it', () => {
    expect(eventStance([sampleMember({ title: '小米否认停售', stance: 'weakens' })], kinds)).toBe('neutral');
  });
});

describe('eventThemes', () => {
  it('puts the common theme first and leaves out what one stray carries', () => {
    const plain = () => sampleMember({ themes: ['car', 'trust'], themeScores: { car: 0.8, trust: 0.5 } });
    const stray = sampleMember({ themes: ['brand'], themeScores: { brand: 0.99 } });
    expect(eventThemes([...Array.from({ length: 5 }, plain), stray], kinds)).toEqual(['car', 'trust']);
  });

  it('puts the theme of the kind first, where a member carries it', () => {
    const themes = { themes: ['car', 'trust'], themeScores: { car: 0.9, trust: 0.6 } };
    expect(eventThemes([sampleMember({ title: '小米否认停售', ...themes })], kinds)).toEqual(['trust', 'car']);
    expect(eventThemes([sampleMember({ title: '小米否认停售' })], kinds)).toEqual(['car']);
  });
});

describe('eventWorth', () => {
  it('is decided by the best member', () => {
    const members = [sampleMember({ title: '小米某车曝光' }), sampleMember({ title: '小米某车售价 30 万元' })];
    expect(eventWorth(members, kinds)).toMatchObject({ worth: 'item', reason: 'launch' });
  });

  it('is never an item for a deal or for what is off topic', () => {
    expect(eventWorth([sampleMember({ title: '小米某手机券后 3999 元' })], kinds).worth).toBe('never');
    expect(eventWorth([sampleMember({ relevance: 1 })], kinds)).toEqual({
      worth: 'never',
      reason: 'irrelevant',
      weight: 0,
      kindWeight: 0,
    });
  });

  it('is not kept off the page by one trifle among reports of no known kind', () => {
    const trifle = sampleMember({ title: '小米某手机券后 3999 元' });
    const report = () => sampleMember({ stance: 'supports' });
    expect(eventWorth([trifle, report(), report()], kinds)).toMatchObject({ worth: 'item', reason: 'sided' });
    expect(eventWorth([trifle, report()], kinds)).toMatchObject({ worth: 'never', reason: 'deal' });
  });

  it('falls back to the stance, and to a line where all members are unsure', () => {
    expect(eventWorth([sampleMember()], kinds)).toMatchObject({ worth: 'line', reason: 'plain' });
    expect(eventWorth([sampleMember({ stance: 'weakens' })], kinds)).toMatchObject({ worth: 'item', reason: 'sided' });
    const unsure = sampleMember({ stance: 'weakens', probability: 0.5 });
    expect(eventWorth([unsure], kinds)).toMatchObject({ worth: 'line', reason: 'unsure' });
    const weighty = sampleMember({ title: '小米某车售价 30 万元', probability: 0.5 });
    expect(eventWorth([weighty], kinds)).toMatchObject({ worth: 'item', reason: 'launch' });
  });

  it('makes an occasion of many different details from several outlets', () => {
    const details = ['小米某车座椅可以旋转', '小米某车轮胎更宽', '小米某车大灯变暗', '小米某车后备箱扩容'];
    const members = details.map((title, at) => sampleMember({ title, outlet: `报${at}` }));
    expect(eventWorth(members, kinds)).toMatchObject({ worth: 'item', reason: 'occasion' });
    const same = members.map((member) => ({ ...member, title: details[0] ?? '' }));
    expect(eventWorth(same, kinds)).toMatchObject({ worth: 'line', reason: 'detail' });
  });

  it('weighs more with more outlets', () => {
    const one = sampleMember({ title: '小米某车售价 30 万元' });
    const other = { ...one, articleId: 'other', outlet: '乙报' };
    expect(eventWorth([one, other], kinds).weight).toBeGreaterThan(eventWorth([one], kinds).weight);
  });
});

describe('leadOf', () => {
  it('tells the thing itself, not a rumour before it and not a part of it', () => {
    const rumour = sampleMember({ title: '小米停售曝光', publishedAt: new Date('2031-03-01T00:00:00Z') });
    const part = sampleMember({ title: '小米某车轮胎更宽' });
    const fact = sampleMember({ title: '小米否认停售' });
    expect(leadOf([rumour, part, fact], 'zh-CN', kinds)).toBe(fact);
  });

  it('prefers the relevant, the quotable, the reader’s language, the better source', () => {
    const base = sampleMember();
    const worse = [{ relevance: 1 as const }, { text: '快讯' }, { lang: 'en' }, { tier: 3 as const }];
    for (const fields of worse) expect(leadOf([sampleMember(fields), base], 'zh-CN', kinds)).toBe(base);
  });

  it('is undefined for an event without members', () => {
    expect(leadOf([], 'zh-CN', kinds)).toBeUndefined();
  });
});

describe('leanOfEvidence', () => {
  const event = (stance: 'supports' | 'weakens' | 'mixed' | 'neutral', weight: number) => ({ stance, weight });

  it('weighs events rather than counting them', () => {
    expect(leanOfEvidence([event('supports', 20), event('supports', 20), event('weakens', 90)])).toBe('mixed');
    expect(leanOfEvidence([event('supports', 80), event('weakens', 10)])).toBe('supports');
  });

  it('is mixed where the strongest event is', () => {
    expect(leanOfEvidence([event('mixed', 90), event('supports', 60), event('supports', 60)])).toBe('mixed');
  });

  it('is neutral where little takes a side, and in an empty week', () => {
    expect(leanOfEvidence([event('supports', 40), event('neutral', 80), event('neutral', 60)])).toBe('neutral');
    expect(leanOfEvidence([])).toBe('neutral');
  });
});
