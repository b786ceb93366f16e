/**
 * Reading and writing OPML.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OpmlFeed, parseOpml, serialiseOpml } from '../../../src/core/feed/opml.js';

describe('OPML', () => {
  it('reads folders, nested folders, and what older programs leave out', () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?><opml version="1.0"><head><title>我的订阅</title></head><body>
      <outline text="科技" title="科技"><outline type="rss" text="甲" title="甲报 &amp; 乙" xmlUrl="https://a.example/feed?x=1&amp;y=2" htmlUrl="https://a.example/"/>
        <outline text="手机"><outline text="丙" xmlUrl="https://c.example/rss"/></outline></outline>
      <outline xmlUrl="https://d.example/rss"/><outline text="空"/></body></opml>`;
    expect(parseOpml(text)).toEqual({
      title: '我的订阅',
      feeds: [
        { title: '甲报 & 乙', url: 'https://a.example/feed?x=1&y=2', site: 'https://a.example/', folder: ['科技'] },
        { title: '丙', url: 'https://c.example/rss', folder: ['科技', '手机'] },
        { title: 'https://d.example/rss', url: 'https://d.example/rss', folder: [] },
      ],
    });
  });

  it('refuses text that is not OPML', () => {
    expect(() => parseOpml('<html></html>')).toThrow();
  });

  it('survives a round trip', () => {
    // XML attributes keep neither control characters nor leading, trailing or repeated white space.
    const name = fc
      .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'小米高端 ab<>&"\'é😀') })
      .map((s) => s.replace(/\s+/g, ' ').trim() || '名');
    const feed = fc.record({ title: name, url: fc.webUrl(), folder: fc.array(name, { maxLength: 3 }) });
    fc.assert(
      fc.property(fc.uniqueArray(feed, { maxLength: 8, selector: ({ url }) => url }), (feeds: OpmlFeed[]) => {
        const back = parseOpml(serialiseOpml({ title: '半步', feeds })).feeds;
        const order = (list: OpmlFeed[]) => [...list].sort((a, b) => (a.url < b.url ? -1 : 1));
        expect(order(back)).toEqual(order(feeds));
      }),
    );
  });
});
