/** An edition represents its data: every story once, correct counts, nothing invented, nothing lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestDefinition } from '../../../src/core/config/digest-definition.js';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { Edition } from '../../../src/core/digest/edition/edition.js';
import { storiesByRank } from '../../../src/core/digest/edition/keep-strongest.js';
import { fullWeek } from './full-week.js';
import { makeArticle, makeInput, makeStory } from './sample-input.js';

const titles = (edition: Edition) => storiesByRank(edition).map(({ title }) => title);
const named = (title: string, more = {}) => makeStory({ articles: [makeArticle({ title })], ...more });

describe('assembleEdition', () => {
  it('returns JSON that survives a round trip and is the same for the same input', () => {
    const edition = assembleEdition(fullWeek());
    expect(Edition.parse(JSON.parse(JSON.stringify(edition)))).toEqual(edition);
    expect(assembleEdition(fullWeek())).toEqual(edition);
    const turned = fullWeek();
    turned.stories.reverse();
    expect(assembleEdition(turned)).toEqual(edition);
  });

  it('shows each story once, under its strongest theme, the others as tags', () => {
    const edition = assembleEdition(fullWeek());
    const all = edition.sections.flatMap(({ stories }) => stories.map(({ id }) => id));
    expect(new Set(all).size).toBe(all.length);
    const recall = storiesByRank(edition).find(({ title }) => title.includes('召回'));
    expect(recall).toMatchObject({ theme: 'trust', otherThemes: ['car'], outlets: 8, copies: 41, stance: 'weakens' });
    expect(edition.sections.find(({ theme }) => theme === 'trust')?.name).toBe('争议、安全与信任');
  });

  it('answers with counts of independent stories and the titles of the strongest', () => {
    const { headline, evidence, eligible } = assembleEdition(fullWeek());
    expect(evidence).toEqual({ supports: 5, weakens: 2, mixed: 2, neutral: 1 });
    expect(eligible).toBe(10);
    expect(headline.title).toBe('证据偏向支持：5 条支持，2 条削弱');
    expect(headline.sentences).toHaveLength(2);
    expect(headline.sentences[0]).toContain('10 条独立消息');
    expect(headline.sentences[0]).toContain('上期 4 条支持、3 条削弱');
    expect(headline.sentences[1]).toBe(
      '支持一方分量最重的是《三季报：小米汽车业务单季经营利润转正，毛利率 25.9%》（9 家独立报道），削弱一方是《市场监管部门公告：某车企召回部分电动轿车，小米 SU7 涉及 2.1 万辆》（8 家独立报道）。',
    );
  });

  it('names the two strongest where all evidence points one way', () => {
    const stories = [
      named('甲', { stance: 'supports', probability: 0.99 }),
      named('乙', { stance: 'neutral' }),
      named('丙《丁》', { stance: 'supports' }),
    ];
    const { sentences } = assembleEdition(makeInput({ stories })).headline;
    expect(sentences[1]).toBe('分量最重的是《甲》（1 家独立报道，支持），其次是《丙〈丁〉》（1 家独立报道，支持）。');
  });

  it('does not call a lead that is none', () => {
    const with_ = (supports: number, weakens: number) =>
      assembleEdition(
        makeInput({
          stories: [
            ...Array.from({ length: supports }, () => makeStory({ stance: 'supports' })),
            ...Array.from({ length: weakens }, () => makeStory({ stance: 'weakens' })),
          ],
        }),
      ).headline.title;
    expect(with_(1, 0)).toContain('证据太少');
    expect(with_(2, 0)).toContain('证据太少');
    expect(with_(4, 3)).toContain('相抵');
    expect(with_(12, 10)).toContain('相抵');
    expect(with_(4, 2)).toContain('偏向支持');
    expect(with_(1, 5)).toContain('偏向削弱');
  });

  it('omits stories off the topic and themes that its readers do not follow', () => {
    const stories = [
      named('不相关', { relevance: 1 }),
      named('汽车', { themes: ['car'], themeScores: { car: 0.9 } }),
      named('渠道', { themes: ['channel'], themeScores: { channel: 0.9 } }),
      named('两者', { themes: ['car', 'channel'], themeScores: { car: 0.9, channel: 0.5 } }),
    ];
    const definition = DigestDefinition.parse({ id: 'retail', title: '渠道', themes: ['channel'] });
    const edition = assembleEdition(makeInput({ definition, stories }));
    expect(titles(edition).sort()).toEqual(['两者', '渠道']);
    // Under the theme that these readers follow, though another is stronger.
    expect(edition.sections.map(({ theme }) => theme)).toEqual(['channel']);
    expect(edition.evidence.neutral).toBe(2);
  });

  it('respects its length, gives every theme its share, and names near misses', () => {
    const stories = Array.from({ length: 9 }, (_, i) =>
      named(`汽车 ${i}`, { probability: 0.99 - i / 100, themes: ['car'], themeScores: { car: 1 } }),
    );
    stories.push(named('品牌', { probability: 0.5, themes: ['brand'], themeScores: { brand: 1 } }));
    stories.push(named('太弱', { probability: 0.01, stance: null, themes: ['brand'], themeScores: { brand: 1 } }));
    const definition = DigestDefinition.parse({
      id: 'd',
      title: 'd',
      minimumRank: 40,
      length: { stories: 4, perTheme: 3, nearly: 3 },
    });
    const near = [{ title: '差一点', url: 'https://news.example/n', outlet: '晨光', probability: 0.45 }];
    const edition = assembleEdition(makeInput({ definition, stories, nearly: near }));
    expect(titles(edition)).toEqual(['汽车 0', '汽车 1', '汽车 2', '品牌']);
    expect(edition.nearly.map(({ title, reason }) => [title, reason])).toEqual([
      ['汽车 3', 'length'],
      ['太弱', 'rank'],
      ['差一点', 'relevance'],
    ]);
    // All eleven bear witness, shown or not.
    expect(edition.eligible).toBe(11);
    expect(edition.themeCounts).toEqual({ car: 9, brand: 2 });
  });

  it('leaves no room empty for the sake of a theme’s share', () => {
    const stories = Array.from({ length: 9 }, (_, i) =>
      named(`汽车 ${i}`, { probability: 0.99 - i / 100, themes: ['car'] }),
    );
    const definition = DigestDefinition.parse({ id: 'd', title: 'd', length: { stories: 8, perTheme: 3 } });
    expect(titles(assembleEdition(makeInput({ definition, stories })))).toHaveLength(8);
  });

  it('states that a week was quiet, and still what was collected', () => {
    const edition = assembleEdition(makeInput({ feedsInTrouble: [{ name: '晨光', since: null, problem: '404' }] }));
    expect(edition.quiet).toBe(true);
    expect(edition.headline.title).toContain('平静');
    expect(edition.headline.sentences.join('')).toContain('没有一条消息达到收录标准');
    expect(edition.feedsInTrouble).toHaveLength(1);
  });

  it('quotes an article with a text, preferably in the reader’s language', () => {
    const zh = makeArticle({
      title: '中文长文',
      lang: 'zh',
      text: '小米今日宣布旗舰机型将在欧洲提价，幅度约为百分之五。'.repeat(4),
      tier: 3,
    });
    const en = makeArticle({
      title: 'English',
      lang: 'en',
      text: 'Xiaomi will raise the price of its flagship in Europe by five per cent. '.repeat(4),
      tier: 1,
    });
    const teaser = makeArticle({ title: '标题党', lang: 'zh', text: '', tier: 1 });
    const lead = (language: string, articles: (typeof zh)[]) =>
      titles(
        assembleEdition(
          makeInput({
            definition: DigestDefinition.parse({ id: 'd', title: 'd', language }),
            stories: [makeStory({ articles })],
          }),
        ),
      )[0];
    expect(lead('zh-CN', [teaser, en, zh])).toBe('中文长文');
    expect(lead('en', [teaser, en, zh])).toBe('English');
    expect(lead('zh-CN', [teaser, en])).toBe('English');
  });

  it('never lets copies lead, link or count as outlets', () => {
    const original = makeArticle({ title: '原文', outlet: '晨光', role: 'original', tier: 3 });
    const copy = makeArticle({
      title: '转载',
      outlet: '转载站',
      role: 'copy',
      tier: 1,
      text: '小米发布了新的旗舰手机。'.repeat(20),
    });
    const [story] = storiesByRank(assembleEdition(makeInput({ stories: [makeStory({ articles: [copy, original] })] })));
    expect(story).toMatchObject({ title: '原文', outlets: 1, copies: 1 });
    expect(story?.links.map(({ outlet }) => outlet)).toEqual(['晨光']);
  });

  it('contains no dangerous link and no overlong headline, whatever the sources contain', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '\u202e反过来',
        '"; DROP TABLE',
        '小'.repeat(3_000),
        'javascript:alert(1)',
        '',
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, hostile, (title, url, text) => {
        const stories = [makeStory({ articles: [makeArticle({ title, url, text, outlet: title })] })];
        const edition = assembleEdition(
          makeInput({ stories, nearly: [{ title, url, outlet: text, probability: 0.4 }] }),
        );
        const links = [...storiesByRank(edition).flatMap(({ links }) => links), ...edition.nearly];
        for (const link of links) {
          expect(link.title.length).toBeLessThanOrEqual(400);
          if (link.url !== null) expect(link.url).toMatch(/^https?:\/\//);
        }
        expect(JSON.stringify(edition)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
        Edition.parse(edition);
      }),
      { numRuns: 60 },
    );
  });
});
