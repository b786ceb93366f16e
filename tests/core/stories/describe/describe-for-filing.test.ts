/** Signatures are small, repeatable and storable. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scorePair } from '../../../../src/core/stories/compare/score-pair.js';
import { Signature } from '../../../../src/core/stories/describe/signature.js';
import { describeDraft, filer } from '../../../support/file-articles.js';

const article = (title: string, text: string) => ({
  id: 'x',
  url: null,
  title,
  text,
  date: null,
  lang: 'zh',
  site: '',
});
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 2000 }),
  fc
    .array(fc.constantFrom('小米', '汽车', '5699元', '发布', ' YU7 ', '43.1%', '，', '。', '\n', '3月4日', 'Tesla'), {
      maxLength: 400,
    })
    .map((parts) => parts.join('')),
);

describe('describeForFiling', () => {
  it('survives storage, repeats itself and keeps its bounds for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), anyText, (title, text) => {
        const signature = filer.describeForFiling(article(title, text));
        const stored = JSON.stringify(signature);
        expect(Signature.parse(JSON.parse(stored))).toEqual(signature);
        expect(filer.describeForFiling(article(title, text))).toEqual(signature);
        expect(signature.keys.length).toBeLessThanOrEqual(24);
        expect(new Set(signature.keys.map(({ key }) => key)).size).toBe(signature.keys.length);
        expect(Buffer.byteLength(stored)).toBeLessThan(12_000);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps a long article in less than 6 KB', () => {
    const text = Array.from(
      { length: 200 },
      (_, at) => `第${at}段说明云帆汽车在第${at * 37}号门店售出${at * 113}台，价格${at * 1009}元。`,
    ).join('\n');
    expect(
      Buffer.byteLength(JSON.stringify(filer.describeForFiling(article('云帆汽车年度门店报告', text)))),
    ).toBeLessThan(6_000);
  });
});

describe('scorePair', () => {
  it('does not depend on which side comes first', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.string({ maxLength: 40 }), (one, other, title) => {
        const [a, b] = [
          describeDraft({ title, text: one }),
          describeDraft({ title: '小米汽车发布', text: other, date: '2031-03-05' }),
        ];
        expect(scorePair(a, b, filer.matcher)).toEqual(scorePair(b, a, filer.matcher));
      }),
      { numRuns: 200 },
    );
  });
});
