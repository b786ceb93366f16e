/**
 * Targets of search feeds' redirects, and RSSHub routes.
 */
import { describe, expect, it } from 'vitest';
import { rsshubUrl } from '../../../../src/core/feed/discovery/rsshub-url.js';
import { unwrapSearchLink } from '../../../../src/core/feed/search-links/unwrap-search-link.js';

/** A Google News id of the kind that contained the address. */
function newsId(text: string): string {
  const body = Buffer.from(text);
  const length = body.length < 128 ? [body.length] : [(body.length & 0x7f) | 0x80, body.length >> 7];
  return Buffer.concat([Buffer.from([0x08, 0x13, 0x22, ...length]), body, Buffer.from([0xd2, 0x01, 0x00])]).toString(
    'base64url',
  );
}

describe('unwrapSearchLink', () => {
  const long = `https://long.example/${'a'.repeat(150)}`;
  it.each([
    [
      'http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&tid=1&url=https%3a%2f%2fa.example%2fnews%3fid%3d1&c=2&mkt=zh-cn',
      'https://a.example/news?id=1',
    ],
    ['https://www.google.com/url?rct=j&sa=t&url=https://a.example/one&ct=ga', 'https://a.example/one'],
    ['https://www.google.com.hk/url?q=https://a.example/two', 'https://a.example/two'],
    ['https://duckduckgo.com/l/?uddg=https%3A%2F%2Fa.example%2F', 'https://a.example/'],
    [`https://news.google.com/rss/articles/${newsId('https://a.example/story')}?oc=5`, 'https://a.example/story'],
    [`https://news.google.com/rss/articles/${newsId(long)}?oc=5`, long],
    [`https://news.google.com/read/${newsId('https://a.example/story')}`, 'https://a.example/story'],
  ])('unwraps %s', (link, target) => {
    expect(unwrapSearchLink(link)).toBe(target);
  });

  it.each([
    ['a plain address', 'https://a.example/url?url=https://b.example/'],
    [
      'an id that holds a token',
      `https://news.google.com/rss/articles/${newsId('AU_yqLM0123456789abcdefghijklmnop')}?oc=5`,
    ],
    ['an id that is no record', 'https://news.google.com/rss/articles/aaaaaaaaaaaaaaaaaaaaaaaa'],
    ['a target that is no web address', 'https://www.bing.com/news/apiclick.aspx?url=javascript%3Aalert(1)'],
    ['no target', 'https://www.bing.com/news/apiclick.aspx?x=1'],
    ['no address', 'not an address'],
  ])('returns null for %s', (_what, link) => {
    expect(unwrapSearchLink(link)).toBeNull();
  });
});

describe('RSSHub routes', () => {
  it.each([
    ['rsshub://cls/telegraph', 'https://hub.example', 'https://hub.example/cls/telegraph'],
    [
      'rsshub://36kr/newsflashes?limit=5',
      'https://hub.example/sub/',
      'https://hub.example/sub/36kr/newsflashes?limit=5',
    ],
    [
      'rsshub://ithome/tag/小米',
      'https://hub.example/?key=s',
      'https://hub.example/ithome/tag/%E5%B0%8F%E7%B1%B3?key=s',
    ],
    ['RSSHub:///zhihu/daily', 'https://hub.example', 'https://hub.example/zhihu/daily'],
  ])('resolves %s against %s', (route, base, url) => {
    expect(rsshubUrl(route, base)).toBe(url);
  });

  it('ignores other addresses', () => {
    expect(rsshubUrl('https://a.example/feed', 'https://hub.example')).toBeUndefined();
  });
});
