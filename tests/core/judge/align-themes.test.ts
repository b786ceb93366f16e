/** Learned weights after themes were added, reordered or removed in `seeds/themes.yaml`. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createJudge, type JudgeSeeds } from '../../../src/core/judge/create-judge.js';
import type { Weights } from '../../../src/core/judge/weights.js';
import type { Lexicon } from '../../../src/core/lexicon/lexicon.js';
import { loadLexicon, loadWeights } from '../../../src/io/judge/load-judge.js';
import { loadSeeds } from '../../../src/io/load-seeds.js';
import { made, SEEDS } from '../../support/repository-judge.js';

const CAR = made('小米 SU9 正式上市，锁单突破 10 万台', '小米汽车宣布 SU9 正式上市，雷军公布锁单数，交付下月开始。');
const CARE = made(
  '小米发布高端养老陪护机器人“守望”',
  '小米今日发布养老陪护机器人，守望者可陪护老人起居，适老化改造同步推出，售价 29999 元。',
);
const care = {
  id: 'elder-care',
  vocabulary: { strong: { zh: ['养老', '陪护', '适老化'], en: [] }, weak: { zh: ['老人'], en: [] } },
};

let seeds: JudgeSeeds;
let weights: Weights;
let lexicon: Lexicon;
beforeAll(async () => {
  [seeds, weights, lexicon] = await Promise.all([loadSeeds(SEEDS), loadWeights(SEEDS), loadLexicon(SEEDS)]);
});

describe('themes that changed after training', () => {
  it('keep their weights in any order', () => {
    const before = createJudge(seeds, weights, lexicon).judge(CAR);
    const turned = { ...seeds, themes: [...seeds.themes].reverse() };
    const after = createJudge(turned, weights, lexicon).judge(CAR);
    expect(after.themes).toEqual(before.themes);
    expect(after.themeScores).toEqual(before.themeScores);
  });

  it('are assigned by vocabulary alone if they are new', () => {
    const judge = createJudge({ ...seeds, themes: [...seeds.themes, care] }, weights, lexicon);
    const judgement = judge.judge(CARE);
    expect(judgement.relevance).toBe(2);
    expect(judgement.themes).toContain('elder-care');
    expect(judge.judge(CAR).themes).not.toContain('elder-care');
  });

  it('are never assigned after removal', () => {
    const fewer = { ...seeds, themes: seeds.themes.filter(({ id }) => id !== 'car') };
    const judgement = createJudge(fewer, weights, lexicon).judge(CAR);
    expect(judgement.relevance).toBe(2);
    expect(Object.keys(judgement.themeScores)).not.toContain('car');
  });

  it('change the version, as changed seed documents do', () => {
    const version = (some: JudgeSeeds) => createJudge(some, weights, lexicon).version;
    expect(version({ ...seeds, themes: [...seeds.themes, care] })).not.toBe(version(seeds));
    expect(version({ ...seeds, documents: seeds.documents.slice(1) })).not.toBe(version(seeds));
  });
});
