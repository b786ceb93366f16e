/** Cleaning removes the frame of a text and leaves the text whole. */
import { describe, expect, it } from 'vitest';
import { cleanCore } from '../../../../src/core/stories/describe/clean-core.js';

const body = '云帆汽车宣布首家海外门店开业，首批员工46人。';

describe('cleanCore', () => {
  it.each([
    ['an agency line', `财联社3月4日电，${body}`],
    ['a tag and an agency line', `【云帆海外首店开业】财联社3月4日电，${body}`],
    ['a house line with spaces', `IT之家 3 月 4 日消息，${body}`],
    ['a short house line', `36氪获悉，${body}`],
    ['a day', `3月4日，${body}`],
    ['a source', `据市场消息，${body}`],
    ['a source at the end', `${body}（新浪财经）`],
    ['reading tips', `${body}\n相关阅读：\n另一篇文章的标题\n再一篇`],
  ])('%s comes off', (_, text) => {
    expect(cleanCore('标题', text).text).toBe('云帆汽车宣布首家海外门店开业,首批员工46人。');
  });

  it('keeps sentences that merely mention media or sources', () => {
    const text = '近日，有媒体报道称，云帆汽车多家门店将调整。公司表示，报道的来源不明。';
    expect(cleanCore('标题', text).text).toContain('多家门店将调整');
    expect(cleanCore('标题', text).text).toContain('来源不明');
  });

  it('takes a missing headline from the tag or the first sentence', () => {
    expect(cleanCore('', `【云帆海外首店开业】${body}`)).toMatchObject({ title: '云帆海外首店开业', headless: false });
    expect(cleanCore('', `财联社3月4日电，${body}`)).toMatchObject({
      title: '云帆汽车宣布首家海外门店开业,首批员工46人',
      headless: true,
    });
  });

  it('finds where the background begins', () => {
    const clean = cleanCore('标题', `${body.repeat(2)}据此前报道，云帆成立于多年以前。`);
    expect(clean.text.slice(0, clean.news)).not.toContain('成立于');
  });

  it.each([
    [`来源：36氪\n${body}`, '36氪'],
    [`IT之家 3 月 4 日消息，${body}`, 'it之家'],
    [`据《第一财经》报道，${body}`, '第一财经'],
    [body, null],
  ])('names the source of %s', (text, expected) => {
    expect(cleanCore('标题', text).source).toBe(expected);
  });
});
