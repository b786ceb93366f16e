import { describe, expect, it } from 'vitest';
import { adaptJudge } from '../../../src/core/judge/adapt-judge.js';
import { answerAll } from '../../../src/core/judge/cross-validate.js';
import { type Example, fitJudge, observeExamples } from '../../../src/core/judge/fit-judge.js';
import { knowTopic } from '../../../src/core/judge/know-topic.js';
import { type Learned, notWorse, tryWeights } from '../../../src/core/judge/try-weights.js';
import type { Relevance } from '../../../src/core/model.js';
import { loadLexicon } from '../../../src/io/load-judge.js';

const topic = knowTopic(await loadLexicon('seeds'));

/** Made-up articles: the same few sentences with another number in each. */
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
const learned = observeExamples(topic, [...cars, ...routers, ...millet]);
const base = fitJudge(topic, learned);
const observedLamps = observeExamples(
  topic,
  lamps.map((lamp) => ({ ...lamp, relevance: 2, themes: ['brand'], stance: 'supports' })),
);

const premium = (weights: Learned, some: typeof learned) =>
  answerAll(weights, some).map(({ probabilities }) => probabilities[2]);
const mean = (list: readonly number[]) => list.reduce((sum, value) => sum + value, 0) / list.length;

describe('adapting weights to a few corrections', () => {
  it('changes nothing where there are none', () => {
    expect(adaptJudge(base, [])).toBe(base);
  });

  it('moves articles like the corrected ones, and leaves the others’ answers alone', () => {
    const [taught, unseen] = [observedLamps.slice(0, 8), observedLamps.slice(8)];
    const adapted = adaptJudge(base, [...taught, ...learned]);
    expect(mean(premium(adapted, unseen))).toBeGreaterThan(mean(premium(base, unseen)) + 0.05);
    expect(answerAll(adapted, learned).map(({ relevance }) => relevance)).toEqual(
      answerAll(base, learned).map(({ relevance }) => relevance),
    );
  });

  it('gives the same weights each time', () => {
    expect(JSON.stringify(adaptJudge(base, observedLamps))).toBe(JSON.stringify(adaptJudge(base, observedLamps)));
  });
});

describe('trying new weights', () => {
  it('finds that corrections help where the weights in force had not learned from them', () => {
    const all = [...learned, ...observedLamps];
    const { before, after } = tryWeights({
      examples: all,
      fit: (some) => fitJudge(topic, some),
      before: { learnedFrom: new Set(learned.map(({ article }) => article.id)) },
      folds: 3,
    });
    expect(before.articles).toBe(all.length);
    expect(after.relevanceF1).toBeGreaterThan(before.relevanceF1);
    expect([notWorse(before, after), notWorse(after, before), notWorse(after, after)]).toEqual([true, false, true]);
  });
});
