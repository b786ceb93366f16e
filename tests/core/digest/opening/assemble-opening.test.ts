/** The opening: fresh values with their change, the evidence to the contrary, rivals and coming events, in both languages. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { ScorecardRow, ScorecardValue } from '../../../../src/core/digest/edition/edition.js';
import { Opening } from '../../../../src/core/digest/edition/edition-opening.js';
import { assembleOpening, type OpeningInput } from '../../../../src/core/digest/opening/assemble-opening.js';
import { changesOf } from '../../../../src/core/digest/opening/changes-of.js';
import { counterEvidence, type WeighedEvent } from '../../../../src/core/digest/opening/counter-evidence.js';
import { wordsInText, wordsInTitle } from '../../../../src/core/digest/opening/searched-words.js';
import { formatAhead, openingWordsOf } from '../../../../src/core/digest/words/opening-words.js';
import type { RivalPanel } from '../../../../src/core/seeds/rival-panel.js';
import { loadSeeds } from '../../../../src/io/load-seeds.js';
import { around } from './around-articles.js';

let panel: RivalPanel | null = null;
beforeAll(async () => {
  panel = (await loadSeeds('seeds')).rivals;
});

function value(text: string, more: Partial<ScorecardValue> = {}): ScorecardValue {
  const unknown = { high: null, period: null, url: null, date: null, speaker: null, articleId: null };
  return { text, value: 1, unit: '%', source: '远舟新闻', ...unknown, ...more };
}

function row(more: Partial<ScorecardRow> = {}): ScorecardRow {
  return {
    id: 'share-premium',
    name: '高端份额',
    better: 'higher',
    baselines: [value('13%', { period: '2024' })],
    newest: value('16.4%', { period: '2026Q3', speaker: '远舟咨询', articleId: 'a9', url: 'https://n.example/9' }),
    fresh: true,
    change: { value: 3.4, kind: 'points' },
    disputed: [],
    note: null,
    ...more,
  };
}

describe('changes', () => {
  it('show value, period and speaker with the change from the baseline, and where to check them', () => {
    expect(changesOf([row()], 'zh-CN')).toEqual([
      {
        metric: 'share-premium',
        text: '高端份额：16.4%（2026Q3，远舟咨询），较基线（2024）升 3.4 个百分点',
        url: 'https://n.example/9',
        outlet: '远舟新闻',
        articles: ['a9'],
      },
    ]);
    expect(changesOf([row({ name: 'Premium share', change: { value: -12, kind: 'percent' } })], 'en')[0]?.text).toBe(
      'Premium share: 16.4% (2026Q3, 远舟咨询); down 12% on the baseline (2024)',
    );
  });

  it('say that nothing changed', () => {
    expect(changesOf([row({ change: { value: 0, kind: 'points' } })], 'zh-CN')[0]?.text).toContain(
      '与基线（2024）持平',
    );
  });

  it('give the baseline where no change can be computed, and nothing where baselines contradict each other', () => {
    expect(changesOf([row({ change: null })], 'zh-CN')[0]?.text).toBe(
      '高端份额：16.4%（2026Q3，远舟咨询），基线为 13%（2024）',
    );
    const two = [value('13%'), value('9%')];
    expect(changesOf([row({ change: null, baselines: two })], 'zh-CN')[0]?.text).toBe(
      '高端份额：16.4%（2026Q3，远舟咨询）',
    );
  });

  it.each([
    ['is stale', { fresh: false }],
    ['is unknown', { newest: null }],
    ['is disputed', { disputed: [value('12%')] }],
  ])('leave out what %s', (_, more) => {
    expect(changesOf([row(more)], 'zh-CN')).toEqual([]);
  });
});

describe('evidence to the contrary', () => {
  const event = (title: string, stance: WeighedEvent['stance'], weight: number): WeighedEvent => {
    return { title, stance, weight, outlets: 2, outlet: '远舟新闻', url: 'https://n.example/1', articles: ['a1'] };
  };
  const week = [
    event('召回', 'weakens', 40),
    event('降价', 'weakens', 70),
    event('新店', 'supports', 90),
    event('财报', 'mixed', 95),
  ];

  it.each([
    ['supports', '降价'],
    ['weakens', '新店'],
    ['mixed', '降价'],
    ['neutral', '降价'],
  ] as const)('of a week that says "%s" is the strongest on the other side', (lean, title) => {
    expect(counterEvidence(week, lean)).toMatchObject({ text: title, outlets: 2, url: 'https://n.example/1' });
  });

  it('is a mixed event where nothing stands on the other side', () => {
    expect(counterEvidence([event('财报', 'mixed', 50), event('新店', 'supports', 90)], 'supports')).toMatchObject({
      text: '财报',
    });
  });

  it('may be none', () => {
    expect(counterEvidence([event('新店', 'supports', 90)], 'supports')).toBeNull();
  });
});

describe('the whole', () => {
  const input = (more: Partial<OpeningInput>): OpeningInput => ({
    scorecard: [row()],
    events: [],
    lean: 'neutral',
    around: [around('蔚来公司 10 月交付新车 41207 台'), around('小米 YU9 定档 11 月 26 日发布')],
    panel,
    from: '2026-11-15T16:00:00.000Z',
    language: 'zh-CN',
    ...more,
  });

  it('is what an edition stores', () => {
    const opening = assembleOpening(input({}));
    expect(Opening.parse(opening)).toEqual(opening);
    expect(opening).toMatchObject({
      against: null,
      rivals: [{ rival: '蔚来', text: '蔚来公司 10 月交付新车 41207 台' }],
      ahead: [{ date: '2026-11-26', when: '11 月 26 日', name: '小米', rumour: false }],
    });
  });

  it('names rivals and dates in English', () => {
    expect(assembleOpening(input({ language: 'en' }))).toMatchObject({
      rivals: [{ rival: 'NIO' }],
      ahead: [{ when: '26 November', name: 'Xiaomi' }],
    });
  });

  it('has no rivals and no coming events without a panel', () => {
    expect(assembleOpening(input({ panel: null }))).toMatchObject({ changes: [{}], rivals: [], ahead: [] });
  });
});

describe('dates ahead in words', () => {
  it.each([
    ['2026-11-26', '11 月 26 日', '26 November'],
    ['2027-01-08', '2027 年 1 月 8 日', '8 January 2027'],
    ['2026-12-09/2026-12-13', '12 月 9 日至 12 月 13 日', '9 December to 13 December'],
    ['2026-12-28/2027-01-06', '12 月 28 日至 2027 年 1 月 6 日', '28 December to 6 January 2027'],
    ['2026-12', '12 月', 'December'],
    ['2026Q4', '四季度', 'Q4'],
    ['2027H1', '2027 年上半年', 'first half of 2027'],
    ['2026', '年内', 'this year'],
    ['2027', '2027 年', '2027'],
  ])('%s', (period, zh, en) => {
    expect(formatAhead(period, 2026, openingWordsOf('zh-CN'))).toBe(zh);
    expect(formatAhead(period, 2026, openingWordsOf('en'))).toBe(en);
  });
});

describe('the words that stored articles are searched for', () => {
  it('cover aliases with and without spaces, research houses and rules', () => {
    if (panel === null) throw new Error('seeds/rivals.yaml is missing');
    expect(wordsInTitle(panel)).toEqual(expect.arrayContaining(['小米', '澎湃 os', '澎湃os', '蔚来', 'idc', '国标']));
    expect(wordsInText(panel)).toContain('雷军');
    expect(wordsInText(panel)).not.toContain('蔚来');
  });
});
