import { describe, expect, it } from 'vitest';
import { compileLexicon } from '../../../../src/core/judge/features/compile-lexicon.js';
import { adaptJudge } from '../../../../src/core/judge/learn/adapt-judge.js';
import { answerAll } from '../../../../src/core/judge/learn/cross-validate.js';
import {
  type Example,
  labelKey,
  type ObservedExample,
  observeExamples,
} from '../../../../src/core/judge/learn/examples.js';
import { fitJudge } from '../../../../src/core/judge/learn/fit-judge.js';
import {
  correctsWithoutHarm,
  type LearnedWeights,
  notWorse,
  type Quality,
  tryWeights,
} from '../../../../src/core/judge/learn/try-weights.js';
import type { Relevance } from '../../../../src/core/model.js';
import { loadLexicon } from '../../../../src/io/judge/load-judge.js';

const compiled = compileLexicon(await loadLexicon('seeds'));

/** Made-up articles: the same few sentences, each with a different number. */
function examples(kind: string, relevance: Relevance, count: number, sentence: (n: number) => string): Example[] {
  return Array.from({ length: count }, (_, n) => ({
    article: { id: `${kind}-${n}`, title: sentence(n), text: `${sentence(n)}。小米今天公布了这一消息。`, lang: 'zh' },
    relevance,
    themes: relevance === 2 ? ['car'] : [],
    stance: relevance === 2 ? ('neutral' as const) : null,
  }));
}

const cars = examples('car', 2, 30, (n) => `小米SU7上月交付${n + 2}万辆`);
const routers = examples('router', 1, 30, (n) => `小米路由器第${n + 2}次固件更新开始推送`);
const millet = examples('millet', 0, 30, (n) => `小米粥的第${n + 2}种做法`);
const lamps = examples('lamp', 1, 12, (n) => `小米大师台灯旗舰款第${n + 2}批亮相`);
const learned = observeExamples(compiled, [...cars, ...routers, ...millet]);
const base = fitJudge(compiled, learned);
const observedLamps = observeExamples(
  compiled,
  lamps.map((lamp) => ({ ...lamp, relevance: 2, themes: ['brand'], stance: 'supports' })),
);

const premium = (weights: LearnedWeights, some: typeof learned) =>
  answerAll(weights, some).map(({ probabilities }) => probabilities[2]);
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

describe('adapting weights to a few corrections', () => {
  it('changes nothing if there are none', () => {
    expect(adaptJudge(base, [])).toBe(base);
  });

  it('changes the answers for articles like the corrected ones, and no others', () => {
    const [taught, unseen] = [observedLamps.slice(0, 8), observedLamps.slice(8)];
    const adapted = adaptJudge(base, [...taught, ...learned]);
    expect(mean(premium(adapted, unseen))).toBeGreaterThan(mean(premium(base, unseen)) + 0.05);
    expect(answerAll(adapted, learned).map(({ relevance }) => relevance)).toEqual(
      answerAll(base, learned).map(({ relevance }) => relevance),
    );
  });

  it('returns the same weights every time', () => {
    expect(JSON.stringify(adaptJudge(base, observedLamps))).toBe(JSON.stringify(adaptJudge(base, observedLamps)));
  });
});

describe('trying new weights', () => {
  it('finds that corrections help if the current weights were not learned from them', () => {
    const all = [...learned, ...observedLamps];
    const tried = tryWeights({
      labels: all,
      held: [],
      fit: (some) => fitJudge(compiled, some),
      before: { learnedFrom: new Set(learned.map(labelKey)) },
      folds: 3,
    });
    const { before, after } = tried;
    expect(before.articles).toBe(all.length);
    expect(after.relevanceF1).toBeGreaterThan(before.relevanceF1);
    const worse = notWorse({ before: after, after: before });
    expect([notWorse(tried), worse, notWorse({ before, after: before })]).toEqual([true, false, true]);
  });

  it('measures only on labels by people, and counts unchanged answers separately', () => {
    const trial = {
      labels: observedLamps,
      held: learned,
      fit: (some: readonly ObservedExample[]) => adaptJudge(base, some),
      folds: 3,
    };
    const tried = tryWeights({ ...trial, before: { weights: base } });
    expect([tried.before.articles, tried.before.right]).toEqual([observedLamps.length, 0]);
    expect(tried.held).toEqual({ articles: learned.length, kept: learned.length });
    // Ten were learned with another label; readers' present answers were unknown then, so they cannot favour the old weights.
    const others = observedLamps.slice(0, 10).map((lamp) => ({ ...lamp, themes: ['car'] }));
    const again = tryWeights({ ...trial, before: { learnedFrom: new Set(others.map(labelKey)) } });
    expect(again.before).toEqual(tried.before);
  });

  it('rejects weights that change answers nobody corrected, or get fewer corrections right', () => {
    const right = (all: number, relevance: number): Quality => ({
      ...{ articles: 10, relevanceF1: 0, accuracy3: relevance / 10, themesMicro: 0, themesMacro: 0, stance: 0 },
      right: all,
    });
    const held = { articles: 100, kept: 99 };
    const tried = { before: right(1, 4), after: right(2, 4), held };
    expect(correctsWithoutHarm(tried)).toBe(true);
    expect(correctsWithoutHarm({ ...tried, after: right(1, 3) })).toBe(false);
    expect(correctsWithoutHarm({ ...tried, held: { articles: 100, kept: 98 } })).toBe(false);
  });
});
