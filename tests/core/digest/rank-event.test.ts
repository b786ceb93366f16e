/** The ranking formula puts the most important events first. */
import { describe, expect, it } from 'vitest';
import { RankWeights } from '../../../src/core/config/digest-definition.js';
import { rankEvent } from '../../../src/core/digest/rank-event.js';
import { makeEvent, makeFigure, makeMember } from './sample-input.js';

const weights = RankWeights.parse({});
const rank = (more: Parameters<typeof makeEvent>[0]) => rankEvent(makeEvent(more), weights).rank;
const outlets = (count: number, role: 'report' | 'copy' = 'report') =>
  Array.from({ length: count }, (_, i) => makeMember({ outlet: `媒体 ${i}`, role }));

describe('rankEvent', () => {
  it('rises with every quality that it names, the others being equal', () => {
    const base = rank({});
    expect(rank({ probability: 0.95 })).toBeGreaterThan(base);
    expect(rank({ articles: outlets(4) })).toBeGreaterThan(base);
    expect(rank({ articles: [makeMember({ tier: 1 })] })).toBeGreaterThan(base);
    expect(rank({ figures: [makeFigure()] })).toBeGreaterThan(base);
    expect(rank({ kindWeight: 0.9 })).toBeGreaterThan(base);
    expect(rank({ stance: 'weakens' })).toBeGreaterThan(base);
    expect(rank({ follows: { title: 't', edition: null, url: null } })).toBeLessThan(base);
  });

  it('does not count copies as confirmation', () => {
    const story = makeEvent({ articles: [...outlets(2), ...outlets(40, 'copy')] });
    expect(rankEvent(story, weights).rank).toBe(rank({ articles: outlets(2) }));
  });

  it('counts an outlet once, by its host if it has no name', () => {
    const articles = [
      makeMember({ outlet: '' }),
      makeMember({ outlet: '' }),
      makeMember({ outlet: '', site: 'b.example' }),
    ];
    expect(rank({ articles })).toBe(rank({ articles: outlets(2) }));
  });

  it('stays between 0 and 100, is the weighted mean of its parts, and follows edited weights', () => {
    const story = makeEvent({
      articles: outlets(20),
      figures: Array.from({ length: 9 }, (_, i) => makeFigure({ value: 5_000 + i })),
      stance: 'supports',
      probability: 1,
      kindWeight: 1,
    });
    const { rank: top, parts } = rankEvent(story, weights);
    expect(Object.values(parts).every((part) => part >= 0 && part <= 1)).toBe(true);
    expect(top).toBeCloseTo(100 - 10 * 0.4, 1);
    const only = { relevance: 0, kind: 0, outlets: 0, tier: 0, figures: 0, novelty: 0, stance: 0.5 };
    expect(rankEvent(story, only).rank).toBe(100);
    expect(rankEvent(story, { ...only, stance: 0 }).rank).toBe(0);
  });
});
