/** Precision, recall, F1 and the other scores, as the evaluation defines them. */
import { describe, expect, it } from 'vitest';
import { compareAnswers, evaluateClassify, type Label } from '../../../../src/core/judge/learn/evaluate-judge.js';
import { made, repositoryJudge } from '../../../support/repository-judge.js';

const label = (relevance: 0 | 1 | 2, themes: string[] = [], stance: Label['stance'] = null): Label => ({
  id: 'made',
  relevance,
  themes,
  stance,
  figures: [],
});
const answer = (relevance: 0 | 1 | 2, themes: string[] = [], stance: Label['stance'] = null) => ({
  relevance,
  themes,
  stance,
});

describe('compareAnswers', () => {
  const report = compareAnswers([
    { label: label(2, ['car', 'trust'], 'weakens'), answer: answer(2, ['car'], 'weakens') },
    { label: label(2, ['car'], 'supports'), answer: answer(2, ['car', 'brand'], 'neutral') },
    { label: label(2, ['finance'], 'neutral'), answer: answer(1) },
    { label: label(1), answer: answer(2, ['car'], 'neutral') },
    { label: label(0), answer: answer(0) },
  ]);

  it('counts premium against the rest, and three values', () => {
    expect(report.relevance).toMatchObject({ precision: 2 / 3, recall: 2 / 3, accuracy3: 3 / 5 });
    expect(report.relevance.confusion).toEqual([
      [1, 0, 0],
      [0, 0, 1],
      [0, 1, 2],
    ]);
  });

  it('counts themes only if the answer is premium; macro omits themes that no label has', () => {
    // hits car 2; false brand, car; missed trust, finance
    expect(report.themes.micro).toBeCloseTo(4 / 8);
    expect(report.themes.perTheme.car).toMatchObject({ hit: 2, false: 1, missed: 0 });
    expect(report.themes.macro).toBeCloseTo((0.8 + 0 + 0) / 3);
  });

  it('counts stance if label and answer are both premium', () => {
    expect(report.stance).toMatchObject({ articles: 2, accuracy: 0.5 });
    expect(report.stance.macroF1).toBeCloseTo((1 + 0) / 2);
  });
});

describe('evaluateClassify', () => {
  it('judges the labelled articles, finds their figures, and reports progress', async () => {
    const articles = [
      { ...made('小米 YU9 上市：35.99 万元起', '小米汽车说，新车 YU9 已经上市，售价 35.99 万元起。'), id: 'a' },
      { ...made('今日天气', '多云。'), id: 'b' },
      { ...made('没有标签'), id: 'c' },
    ];
    const price = { metric: 'price', subject: '小米 YU9', value: 359_900, unit: 'yuan', period: null, source: null };
    const labels = [
      { ...label(2, ['car'], 'neutral'), id: 'a', figures: [price] },
      { ...label(0), id: 'b' },
    ];
    const progress: number[] = [];
    const report = evaluateClassify(articles, labels, await repositoryJudge(), (done) => progress.push(done));
    expect(report).toMatchObject({
      articles: 2,
      relevance: { f1: 1, accuracy3: 1 },
      figures: { recall: 1, labelled: 1 },
    });
    expect(progress).toEqual([1, 2]);
  });
});
