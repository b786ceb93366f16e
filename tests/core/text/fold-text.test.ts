/** Folding makes spelling variants equal and preserves positions. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldAligned, foldText } from '../../../src/core/text/fold-text.js';

describe('foldText', () => {
  it.each([
    ['小米發布徠卡鏡頭', '小米发布徕卡镜头'],
    ['ＸＩＡＯＭＩ　１７', 'XIAOMI 17'],
    ['㎡', 'm2'],
    ['已经是简体', '已经是简体'],
  ])('%s → %s', (text, folded) => {
    expect(foldText(text)).toBe(folded);
  });
});

describe('foldAligned', () => {
  it('folds width, script and case', () => {
    expect(foldAligned('ＸiaoMi 發布　ＹＵ９')).toBe('xiaomi 发布 yu9');
  });

  it('keeps every position', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldAligned(text).length === text.length));
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => foldAligned(foldAligned(text)) === foldAligned(text)),
    );
  });
});
