/** Segmentation of text into words. */
import { describe, expect, it } from 'vitest';
import { segment } from '../../../src/core/text/segment.js';

describe('segment', () => {
  it('keeps names of this topic whole and omits punctuation', () => {
    expect(segment('雷軍：小米汽車推進高端化，卢伟冰谈玄戒。')).toEqual(
      expect.arrayContaining(['雷军', '小米汽车', '高端化', '卢伟冰', '玄戒']),
    );
    expect(segment('，。！')).toEqual([]);
  });
});
