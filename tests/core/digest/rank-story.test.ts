/** The ranking formula puts the most important stories first. */
import { describe, expect, it } from 'vitest';
import { RankWeights } from '../../../src/core/config/digest-definition.js';
import { independentOutlets, rankStory } from '../../../src/core/digest/rank-story.js';
import { makeArticle, makeFigure, makeStory } from './sample-input.js';

const weights = RankWeights.parse({});
const rank = (more: Parameters<typeof makeStory>[0]) => rankStory(makeStory(more), weights).rank;
const outlets = (count: number, role: 'report' | 'copy' = 'report') =>
  Array.from({ length: count }, (_, i) => makeArticle({ outlet: `媒体 ${i}`, role }));

describe('rankStory', () => {
  it('rises with every quality that it names, the others being equal', () => {
    const base = rank({});
    expect(rank({ probability: 0.95 })).toBeGreaterThan(base);
    expect(rank({ articles: outlets(4) })).toBeGreaterThan(base);
    expect(rank({ articles: [makeArticle({ tier: 1 })] })).toBeGreaterThan(base);
    expect(rank({ figures: [makeFigure()] })).toBeGreaterThan(base);
    expect(rank({ figures: [makeFigure({ metric: 'battery', unit: 'mAh' })] })).toBe(base);
    expect(rank({ stance: 'weakens' })).toBeGreaterThan(base);
    expect(rank({ follows: { storyId: 's', title: 't', edition: null, url: null } })).toBeLessThan(base);
  });

  it('does not count copies as confirmation', () => {
    const story = makeStory({ articles: [...outlets(2), ...outlets(40, 'copy')] });
    expect(independentOutlets(story)).toBe(2);
    expect(rankStory(story, weights).rank).toBe(rank({ articles: outlets(2) }));
  });

  it('counts an outlet once, by its host if it has no name', () => {
    const articles = [
      makeArticle({ outlet: '' }),
      makeArticle({ outlet: '' }),
      makeArticle({ outlet: '', site: 'b.example' }),
    ];
    expect(independentOutlets(makeStory({ articles }))).toBe(2);
  });

  it('stays between 0 and 100, is the weighted mean of its parts, and follows edited weights', () => {
    const story = makeStory({
      articles: outlets(20),
      figures: Array.from({ length: 9 }, (_, i) => makeFigure({ value: 5_000 + i })),
      stance: 'supports',
      probability: 1,
    });
    const { rank: top, parts } = rankStory(story, weights);
    expect(Object.values(parts).every((part) => part >= 0 && part <= 1)).toBe(true);
    expect(top).toBeCloseTo(100 * (0.3 + 0.25 + 0.15 * 0.6 + 0.1 + 0.1 + 0.1), 1);
    const only = { relevance: 0, outlets: 0, tier: 0, figures: 0, novelty: 0, stance: 0.5 };
    expect(rankStory(story, only).rank).toBe(100);
    expect(rankStory(story, { ...only, stance: 0 }).rank).toBe(0);
  });
});
