/** The reasons given for a judgement. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createJudge, type Judge } from '../../../src/core/judge/create-judge.js';
import { loadLexicon, loadWeights } from '../../../src/io/judge/load-judge.js';
import { readInvented } from '../../../src/io/judge/load-judge-data.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { made, repositoryJudge, SEEDS } from '../../support/repository-judge.js';

const ARTICLES = [
  made(
    '小米 18 Ultra 正式發布：徠卡影像，６９９９ 元起',
    '【小米 18 Ultra 正式发布】小米今日发布 18 Ultra，售价 6999 元起。雷军表示，这是小米高端化的又一步。',
  ),
  made('', '海栈快讯电，小米 YU9 在北京开卖，售价 35.99 万元起。'),
  made(
    'Xiaomi 18 Ultra launches in Europe',
    'Xiaomi today launched the 18 Ultra in Barcelona. The flagship phone costs 1,499 euros and was built with Leica.',
    'en',
  ),
  made('小米手环 12 上架', '小米手环 12 今日上架，售价 269 元。'),
  made('今日天气', '多云转晴。'),
];

let judge: Judge;
beforeAll(async () => {
  judge = await repositoryJudge();
});

describe('the why line', () => {
  it.each(ARTICLES)('quotes words from the article: $title', (article) => {
    for (const { text, span } of judge.judge(article).why.phrases) {
      const source = span.place === 'title' ? article.title : article.text;
      expect(source.slice(span.start, span.end)).toBe(text);
      expect(text.length).toBeGreaterThan(0);
    }
  });

  it('names at most three phrases, heaviest first, without overlaps', () => {
    const { phrases } = judge.judge(ARTICLES[0] ?? made('')).why;
    expect(phrases.length).toBeGreaterThan(0);
    expect(phrases.length).toBeLessThanOrEqual(3);
    expect(phrases.map((phrase) => phrase.weight)).toEqual(
      phrases.map((phrase) => phrase.weight).sort((a, b) => b - a),
    );
    const inTitle = phrases.filter((phrase) => phrase.span.place === 'title').map((phrase) => phrase.span);
    for (const [index, span] of inTitle.entries()) {
      for (const other of inTitle.slice(index + 1)) {
        expect(span.end <= other.start || other.end <= span.start).toBe(true);
      }
    }
  });

  it('states the decision in Chinese and English, the claim and the best theme not assigned', () => {
    const { why, themes } = judge.judge(ARTICLES[0] ?? made(''));
    expect(why.zh).toMatch(/^Ultra 机型：标题点名“小米 18 Ultra”，写到“.+”/);
    expect(why.en).toMatch(/^The Ultra phones: the headline names “小米 18 Ultra”/);
    expect(why.claim?.id).toBe('online-channels-c27');
    expect(why.runnerUp && themes.includes(why.runnerUp.theme)).toBe(false);
  });

  it('quotes only what stands in the article, and where it says', () => {
    for (const article of ARTICLES) {
      const { relevance, why } = judge.judge(article);
      if (relevance !== 2) continue;
      let place = '';
      for (const [, where, quotes] of why.zh.matchAll(/(标题|正文)?(?:点名|写到|给出|如)((?:“[^”]*”)+)/gu)) {
        place = where ?? place;
        for (const [, words] of (quotes ?? '').matchAll(/“([^”]*)”/gu)) {
          expect(place === '正文' ? article.text : article.title).toContain(words);
        }
      }
      expect(why.zh).toContain('“');
    }
  });

  it('names the product whole, what happened, and the number of the headline', () => {
    const car = judge.judge(made('小米汽车召回 3000 辆 YU9 Max', '小米汽车备案了 YU9 Max 的召回计划。')).why;
    expect(car.zh).toContain('“YU9 Max”');
    expect(car.zh).toContain('“召回 3000 辆”');
    const price = judge.judge(made('小米 YU9 起售价 35.99 万元', '小米 YU9 起售价 35.99 万元，九月上市。')).why;
    expect(price.zh).toBe('小米汽车：标题点名“小米 YU9”，给出“起售价 35.99 万元”');
    expect(price.en).toBe('The Xiaomi car: the headline names “小米 YU9” and gives “起售价 35.99 万元”');
  });

  it('says that it read the text where there is no headline', () => {
    expect(judge.judge(ARTICLES[1] ?? made('')).why.zh).toMatch(/正文点名“小米 YU9”/);
    expect(judge.judge(ARTICLES[1] ?? made('')).why.zh).not.toContain('标题');
  });

  it('gives no percentages', () => {
    for (const article of ARTICLES) expect(judge.judge(article).why.zh).not.toMatch(/\d%/);
  });

  it('links no claim where nothing agrees', () => {
    expect(judge.judge(made('xyzzy', 'xyzzy')).why.claim).toBeNull();
    expect(judge.judge(made('小米 YU9 车机新增天气动画', '小米汽车为 YU9 推送了新的车机。')).why.claim).toBeNull();
  });
});

describe('a judgement', () => {
  it.each(ARTICLES)('is the same from a newly created judge: $title', async (article) => {
    const seeds = await loadSeeds(SEEDS);
    const again = createJudge(seeds, await loadWeights(SEEDS), await loadLexicon(SEEDS));
    expect(again.version).toBe(judge.version);
    expect(again.judge(article)).toEqual(judge.judge(article));
  });

  it.each(ARTICLES)('has probabilities that sum to 1 and a score for every theme: $title', (article) => {
    const { probabilities, themeScores } = judge.judge(article);
    expect(probabilities.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(1, 6);
    expect(Object.keys(themeScores)).toHaveLength(14);
  });

  it('carries a version that changes with vocabulary, rules and weights', async () => {
    const [seeds, weights, lexicon] = [await loadSeeds(SEEDS), await loadWeights(SEEDS), await loadLexicon(SEEDS)];
    const otherRules = { ...lexicon, rules: lexicon.rules.slice(1) };
    const otherWeights = { ...weights, relevance: { ...weights.relevance, cut: 0.5 } };
    const otherWords = { ...seeds, themes: seeds.themes.slice(1) };
    const versions = [
      judge.version,
      createJudge(seeds, weights, otherRules).version,
      createJudge(seeds, otherWeights, lexicon).version,
      createJudge(otherWords, weights, lexicon).version,
    ];
    expect(new Set(versions).size).toBe(4);
  });

  it('survives empty and very long texts', () => {
    expect(judge.judge(made('', '')).relevance).toBe(0);
    expect(judge.judge(made('小米 SU7 上市', '小米汽车今日宣布 SU7 上市。'.repeat(20_000))).relevance).toBe(2);
  });
});

describe('the reason given', () => {
  it('is a codebook convention only if the convention agrees with the decision', async () => {
    const judge = await repositoryJudge();
    const invented = await readInvented(SEEDS);
    const lines = invented.map(({ article: { id, title, text } }) => {
      const { relevance, why } = judge.judge({ id, url: null, title, text, date: null, lang: '', site: '' });
      const [, decided, other] = /^(.+?): by all .* alone would make it "(.+)"$/.exec(why.en) ?? [];
      return { relevance, decided, other };
    });
    const outvoted = lines.filter(({ other }) => other !== undefined);
    expect(outvoted.length).toBeGreaterThan(10);
    expect(outvoted.filter(({ decided, other }) => decided === other)).toEqual([]);
    expect(outvoted.filter(({ relevance }) => relevance === 2)).toEqual([]);
    expect(outvoted.length).toBeLessThan(lines.length / 4);
  });
});
