/** Trend arrows are shown only if the numbers support them. */
import { describe, expect, it } from 'vitest';
import { themeTrend } from '../../../../src/core/digest/edition/trend.js';

const earlier = (counts: number[]) =>
  counts.map((count, i) => ({ label: `W${i}`, themeCounts: { car: count }, supports: 0, weakens: 0 }));
const arrow = (current: number, counts: number[]) => themeTrend('car', '汽车', current, earlier(counts)).arrow;

describe('themeTrend', () => {
  it('shows an arrow for a change that chance does not make', () => {
    expect(arrow(20, [8, 9, 10, 7, 8, 9, 10, 8])).toBe('up');
    expect(arrow(2, [8, 9, 10, 7, 8, 9, 10, 8])).toBe('down');
    expect(arrow(10, [8, 9, 10, 7, 8, 9, 10, 8])).toBe('level');
  });

  it('shows none for small numbers, however large the change looks in per cent', () => {
    expect(arrow(4, [1, 1, 1, 1, 1, 1, 1, 1])).toBeNull();
    expect(arrow(0, [2, 2, 2, 2])).toBeNull();
  });

  it('shows none without editions to compare with', () => {
    expect(arrow(30, [])).toBeNull();
    expect(arrow(30, [5, 5])).toBeNull();
    expect(themeTrend('car', '汽车', 3, []).mean).toBeNull();
  });

  it('compares with the last eight and counts a missing theme as none', () => {
    const trend = themeTrend('car', '汽车', 3, [
      ...earlier([99]),
      ...earlier([1, 1, 1, 1]),
      { label: 'x', themeCounts: {}, supports: 0, weakens: 0 },
      ...earlier([1, 1, 1]),
    ]);
    expect(trend.previous).toHaveLength(8);
    expect(trend.mean).toBe(7 / 8);
  });
});
