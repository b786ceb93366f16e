/** Which words and sentences does a text hold? */
import { describe, expect, it } from 'vitest';
import { segment } from '../../../src/core/text/segment.js';
import { splitSentences } from '../../../src/core/text/split-sentences.js';

describe('segment', () => {
  it('keeps the names of this topic whole and leaves punctuation out', () => {
    expect(segment('雷軍：小米汽車推進高端化，卢伟冰谈玄戒。')).toEqual(
      expect.arrayContaining(['雷军', '小米汽车', '高端化', '卢伟冰', '玄戒']),
    );
    expect(segment('，。！')).toEqual([]);
  });
});

describe('splitSentences', () => {
  it('splits Chinese and English, keeps decimals and quotes, and knows the places', () => {
    const text = '售价 5.5 万元。他说：“好！”\nIt costs 1.5 billion. Really?';
    const sentences = splitSentences(text);
    expect(sentences.map((sentence) => sentence.text)).toEqual([
      '售价 5.5 万元。',
      '他说：“好！”',
      'It costs 1.5 billion.',
      'Really?',
    ]);
    for (const { text: words, start, end } of sentences) expect(text.slice(start, end)).toBe(words);
  });

  it('finds nothing in nothing', () => {
    expect(splitSentences(' \n ')).toEqual([]);
  });
});
