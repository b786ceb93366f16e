/** An edition represents its data: every event once, correct counts, nothing invented, nothing lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DigestDefinition } from '../../../src/core/config/digest-definition.js';
import { assembleEdition } from '../../../src/core/digest/assemble-edition.js';
import { Edition } from '../../../src/core/digest/edition/edition.js';
import { fullWeek } from './full-week.js';
import { makeEvent, makeInput, makeMember } from './sample-input.js';

const titles = (edition: Edition) => edition.items.map(({ title }) => title);
const named = (title: string, more = {}) => makeEvent({ articles: [makeMember({ title })], ...more });

describe('assembleEdition', () => {
  it('returns JSON that survives a round trip and is the same for the same input', () => {
    const edition = assembleEdition(fullWeek());
    expect(Edition.parse(JSON.parse(JSON.stringify(edition)))).toEqual(edition);
    expect(assembleEdition(fullWeek())).toEqual(edition);
    const turned = fullWeek();
    turned.events.reverse();
    expect(assembleEdition(turned)).toEqual(edition);
  });

  it('shows each event once, with its main theme, the others as tags', () => {
    const edition = assembleEdition(fullWeek());
    const all = [...edition.items, ...edition.lines].map(({ id }) => id);
    expect(all).toHaveLength(10);
    expect(new Set(all).size).toBe(all.length);
    const recall = edition.items.find(({ title }) => title.includes('召回'));
    expect(recall).toMatchObject({ theme: 'trust', otherThemes: ['car'], outlets: 8, copies: 41, stance: 'weakens' });
    expect(edition.themeNames.trust).toBe('争议、安全与信任');
  });

  it('does not quote the sentence that names a flash without a headline', () => {
    const text = '小米汽车公布小米 YU9 的售价。YU9 的起售价为 35.99 万元，九月开始交付。';
    const { items, lines } = assembleEdition(
      makeInput({ events: [makeEvent({ articles: [makeMember({ title: '', text })] })] }),
    );
    expect(lines).toEqual([]);
    expect(items[0]?.title).toBe('小米汽车公布小米 YU9 的售价');
    expect(items[0]?.extract).toEqual(['YU9 的起售价为 35.99 万元，九月开始交付。']);
  });

  it('answers with counts of events and the titles of the strongest', () => {
    const { headline, evidence, eligible } = assembleEdition(fullWeek());
    expect(evidence).toEqual({ supports: 5, weakens: 2, mixed: 2, neutral: 1 });
    expect(eligible).toBe(10);
    expect(headline.title).toBe('有进有退：5 件支持，2 件削弱，2 件好坏参半');
    expect(headline.sentences).toHaveLength(2);
    expect(headline.sentences[0]).toContain('10 件事');
    expect(headline.sentences[0]).toContain('上期 4 件支持、3 件削弱');
    expect(headline.sentences[1]).toBe(
      '支持一方分量最重的是《三季报：小米汽车业务单季经营利润转正，毛利率 25.9%》（9 家独立报道），削弱一方是《市场监管部门公告：某车企召回部分电动轿车，小米 SU7 涉及 2.1 万辆》（8 家独立报道）。',
    );
  });

  it('names the two strongest where all evidence points one way', () => {
    const events = [
      named('甲', { stance: 'supports', kindWeight: 0.9 }),
      named('乙', { stance: 'neutral' }),
      named('丙《丁》', { stance: 'supports', kindWeight: 0.8 }),
    ];
    const { sentences } = assembleEdition(makeInput({ events })).headline;
    expect(sentences[1]).toBe('分量最重的是《甲》（1 家独立报道，支持），其次是《丙〈丁〉》（1 家独立报道，支持）。');
  });

  it('does not call a lead that is none', () => {
    const with_ = (supports: number, weakens: number, weight = 50) =>
      assembleEdition(
        makeInput({
          events: [
            ...Array.from({ length: supports }, () => makeEvent({ stance: 'supports', weight })),
            ...Array.from({ length: weakens }, () => makeEvent({ stance: 'weakens', weight: 50 })),
          ],
        }),
      ).headline.title;
    expect(with_(4, 3)).toContain('有进有退');
    expect(with_(12, 10)).toContain('有进有退');
    expect(with_(1, 5, 20)).toContain('偏向削弱');
    expect(with_(3, 0)).toContain('偏向支持');
  });

  it('omits what never belongs in an edition, and themes that its readers do not follow', () => {
    const events = [
      named('优惠', { worth: 'never', themes: ['channel'] }),
      named('汽车', { themes: ['car'] }),
      named('渠道', { themes: ['channel'] }),
      named('两者', { themes: ['car', 'channel'] }),
    ];
    const definition = DigestDefinition.parse({ id: 'retail', title: '渠道', themes: ['channel'] });
    const edition = assembleEdition(makeInput({ definition, events }));
    expect(titles(edition).sort()).toEqual(['两者', '渠道']);
    // Under the theme that these readers follow, though another is stronger.
    expect(edition.items.map(({ theme }) => theme)).toEqual(['channel', 'channel']);
    expect(edition.evidence.neutral).toBe(2);
  });

  it('respects its length and gives every theme its share; the rest takes one line each', () => {
    const events = Array.from({ length: 9 }, (_, i) =>
      named(`汽车 ${i}`, { kindWeight: 0.9 - i / 100, themes: ['car'] }),
    );
    events.push(named('品牌', { kindWeight: 0.5, themes: ['brand'] }));
    events.push(named('太弱', { kindWeight: 0, probability: 0.01, themes: ['brand'] }));
    events.push(named('一行', { worth: 'line', kindWeight: 0.95, themes: ['brand'] }));
    const definition = DigestDefinition.parse({
      id: 'd',
      title: 'd',
      minimumRank: 40,
      length: { stories: 4, perTheme: 3, nearly: 3 },
    });
    const near = [{ title: '差一点', url: 'https://news.example/n', outlet: '晨光', probability: 0.45 }];
    const edition = assembleEdition(makeInput({ definition, events, nearly: near }));
    expect(titles(edition)).toEqual(['汽车 0', '汽车 1', '汽车 2', '品牌']);
    expect(edition.lines.map(({ title }) => title).slice(0, 2)).toEqual(['一行', '汽车 3']);
    expect(edition.lines.at(-1)?.title).toBe('太弱');
    expect(edition.nearly.map(({ title, reason }) => [title, reason])).toEqual([['差一点', 'relevance']]);
    // All twelve bear witness, shown or not.
    expect(edition.eligible).toBe(12);
    expect(edition.themeCounts).toEqual({ car: 9, brand: 3 });
  });

  it('leaves no room empty for the sake of a theme’s share', () => {
    const events = Array.from({ length: 9 }, (_, i) =>
      named(`汽车 ${i}`, { kindWeight: 0.9 - i / 100, themes: ['car'] }),
    );
    const definition = DigestDefinition.parse({ id: 'd', title: 'd', length: { stories: 8, perTheme: 3 } });
    expect(titles(assembleEdition(makeInput({ definition, events })))).toHaveLength(8);
  });

  it('always shows the strongest event of each side, whatever its rank', () => {
    const events = Array.from({ length: 6 }, (_, i) => named(`中性 ${i}`, { kindWeight: 0.9 }));
    events.push(named('支持', { stance: 'supports', kindWeight: 0.1, probability: 0.2, weight: 10 }));
    events.push(named('削弱', { stance: 'weakens', worth: 'line', kindWeight: 0.1, probability: 0.2, weight: 10 }));
    const definition = DigestDefinition.parse({ id: 'd', title: 'd', minimumRank: 60, length: { stories: 3 } });
    expect(titles(assembleEdition(makeInput({ definition, events }))).sort()).toEqual(
      ['中性 0', '削弱', '支持'].sort(),
    );
  });

  it('places beside a denial what it denies', () => {
    const rumour = named('传闻', { id: '11', worth: 'line' });
    const edition = assembleEdition(makeInput({ events: [rumour, named('否认', { answers: '11' })] }));
    expect(edition.items[0]?.answers).toMatchObject({ id: '11', title: '传闻' });
  });

  it('states that a week was quiet, and still what was collected', () => {
    const edition = assembleEdition(makeInput({ feedsInTrouble: [{ name: '晨光', since: null, problem: '404' }] }));
    expect(edition.quiet).toBe(true);
    expect(edition.headline.title).toContain('平静');
    expect(edition.headline.sentences.join('')).toContain('没有一件事达到收录标准');
    expect(edition.feedsInTrouble).toHaveLength(1);
  });

  it('lists every further headline of an event once, with its link', () => {
    const articles = [
      makeMember({ title: '小米发布新旗舰，起售价 7,499 元', articleId: 'a', url: 'https://news.example/a' }),
      makeMember({ title: '小米新旗舰发布 起售价 7,499 元', articleId: 'b', outlet: '北岸财经' }),
      makeMember({ title: '卢伟冰谈存储涨价', articleId: 'c', url: 'https://news.example/c' }),
    ];
    const [item] = assembleEdition(makeInput({ events: [makeEvent({ articles })] })).items;
    expect(item?.articles).toEqual(['a', 'b', 'c']);
    expect(item?.links.map(({ outlet }) => outlet)).toEqual(['晨光数码', '北岸财经']);
    expect(item?.points.map(({ title, url }) => [title, url])).toEqual([
      ['卢伟冰谈存储涨价', 'https://news.example/c'],
    ]);
  });

  it('never links copies or counts them as outlets', () => {
    const original = makeMember({ title: '原文', outlet: '晨光', role: 'original', tier: 3 });
    const copy = makeMember({
      title: '转载',
      outlet: '转载站',
      role: 'copy',
      tier: 1,
      text: '小米发布了新的旗舰手机。'.repeat(20),
    });
    const [story] = assembleEdition(makeInput({ events: [makeEvent({ articles: [original, copy] })] })).items;
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
        const events = [makeEvent({ articles: [makeMember({ title, url, text, outlet: title })] })];
        const edition = assembleEdition(
          makeInput({ events, nearly: [{ title, url, outlet: text, probability: 0.4 }] }),
        );
        const links = [...edition.items.flatMap(({ links }) => links), ...edition.nearly];
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
