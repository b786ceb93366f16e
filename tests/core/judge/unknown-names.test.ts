import { describe, expect, it } from 'vitest';
import { findUnknownNames } from '../../../src/core/judge/unknown-names.js';

const known = new Set(['SU7', 'HyperOS']);
const find = (texts: string[], leastArticles = 2) =>
  findUnknownNames(
    texts.map((text, index) => ({ title: `标题${index}`, text })),
    (name) => known.has(name),
    { leastArticles, most: 5 },
  ).map(({ name, articles }) => `${name} ${articles}`);

describe('unknown names', () => {
  it('finds models in Chinese sentences, with their tier, once per article', () => {
    expect(
      find(['全新YU11 Max亮相，YU11 Max很长。', '小米玄戒O9发布，YU11 Max同台。', '据悉玄戒O9采用新工艺。']),
    ).toEqual(['YU11 Max 2', '玄戒O9 2']);
  });

  it('omits names in the vocabulary', () => {
    expect(find(['小米SU7降价', '小米SU7上市', '搭载HyperOS', '升级HyperOS'])).toEqual([]);
  });

  it('omits measures, formats and everyday abbreviations', () => {
    const text = '电池6000mAh，内存16GB，屏幕OLED，支持5G与NFC，CEO称Q3和H1的AI投入，防水IP68，售价4999元，重200g。';
    expect(find([text, text])).toEqual([]);
  });

  it('accepts only words with digits in English sentences, because every sentence starts with a capital', () => {
    const text = 'Yesterday the company showed the Zephyr9 to reporters. Reporters liked it.';
    expect(find([text, text])).toEqual(['Zephyr9 2']);
  });

  it('accepts a Latin word in Chinese text', () => {
    expect(find(['与Nothingtown合作', '小米和Nothingtown签约'])).toEqual(['Nothingtown 2']);
  });

  it('stays fast on very long words', () => {
    const endless = 'A'.repeat(200_000);
    expect(find([`小米${endless}-`, `小米${endless}-`])).toEqual([]);
  });

  it('requires several mentions of a name', () => {
    expect(find(['YU12来了'])).toEqual([]);
  });
});
