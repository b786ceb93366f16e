/** All addresses of one article have the same canonical form; different articles never do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../src/core/address/canonical-url.js';

describe('canonicalUrl', () => {
  it.each([
    ['scheme, host case, default port', 'HTTP://News.Example.COM:80/a/1.html', 'https://news.example.com/a/1.html'],
    ['www', 'https://www.example.com/a/1', 'https://example.com/a/1'],
    ['trailing slash', 'https://example.com/a/1/', 'https://example.com/a/1'],
    ['bare site', 'https://www.example.com/', 'https://example.com'],
    ['fragment', 'https://example.com/a#comments', 'https://example.com/a'],
    ['campaign', 'https://example.com/a?utm_source=rss&utm_medium=x', 'https://example.com/a'],
    ['kept parameter', 'https://example.com/detail?spm=a2.b&id=77&from=timeline', 'https://example.com/detail?id=77'],
    ['order of parameters', 'https://example.com/d?b=2&a=1', 'https://example.com/d?a=1&b=2'],
    [
      'Bilibili',
      'https://www.bilibili.com/video/BV1xx411c7mD/?vd_source=abc&spm_id_from=333',
      'https://bilibili.com/video/BV1xx411c7mD',
    ],
    [
      'WeChat keeps its four keys',
      'http://mp.weixin.qq.com/s?__biz=MzA==&mid=2&idx=1&sn=ab&chksm=ff&scene=21#wechat_redirect',
      'https://mp.weixin.qq.com/s?__biz=MzA%3D%3D&idx=1&mid=2&sn=ab',
    ],
    [
      'WeChat short form',
      'https://mp.weixin.qq.com/s/AbC_d-1?scene=1&share_token=x',
      'https://mp.weixin.qq.com/s/AbC_d-1',
    ],
    ['mobile host', 'https://m.example.com/article/9.html', 'https://example.com/article/9.html'],
    ['wap host under a shared ending', 'http://wap.example.com.cn/9', 'https://example.com.cn/9'],
    ['mobile page with another path', 'https://m.ithome.com/html/123456.htm', 'https://ithome.com/0/123/456.htm'],
    ['desktop page of the same', 'https://www.ithome.com/0/123/456.htm', 'https://ithome.com/0/123/456.htm'],
    ['AMP path', 'https://example.com/2026/05/21/big-new-car/amp/', 'https://example.com/2026/05/21/big-new-car'],
    ['AMP parameter', 'https://example.com/story-1?amp=1', 'https://example.com/story-1'],
    [
      'AMP cache',
      'https://www-example-com.cdn.ampproject.org/c/s/www.example.com/story-1',
      'https://example.com/story-1',
    ],
    ['routes in the fragment stay', 'https://example.com/#/article/5', 'https://example.com/#/article/5'],
    ['escapes in one spelling', 'https://example.com/%e5%b0%8f%7Ea', 'https://example.com/%E5%B0%8F~a'],
    ['other schemes are left alone', ' mailto:a@example.com ', 'mailto:a@example.com'],
    ['no address at all', 'n/a', 'n/a'],
  ])('%s', (_, given, expected) => {
    expect(canonicalUrl(given)).toBe(expected);
  });

  it.each([
    ['ids in the query', 'https://example.com/detail?id=1', 'https://example.com/detail?id=2'],
    ['ids called aid', 'https://example.com/d?aid=1&from=x', 'https://example.com/d?aid=2&from=x'],
    [
      'two items of one WeChat issue',
      'https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=1&sn=a',
      'https://mp.weixin.qq.com/s?__biz=M&mid=2&idx=2&sn=b',
    ],
    ['a section named amp', 'https://example.com/products/amp', 'https://example.com/products'],
    ['people on one host', 'https://m.github.io/post', 'https://h5.github.io/post'],
    ['case of the path', 'https://example.com/p/aB', 'https://example.com/p/Ab'],
    ['date range', 'https://example.com/list?from=1&to=2', 'https://example.com/list?from=3&to=2'],
    ['ports', 'http://example.com:8080/a', 'http://example.com:8081/a'],
    ['desks of one publisher', 'https://finance.example.com/a/1', 'https://tech.example.com/a/1'],
  ])('keeps apart: %s', (_, one, other) => {
    expect(canonicalUrl(one)).not.toBe(canonicalUrl(other));
  });

  const label = fc.constantFrom('www', 'm', 'wap', 'amp', 'h5', 'news', 'a');
  const piece = fc.constantFrom(
    'amp',
    'a',
    '2026',
    'x.amp.html',
    'index.html',
    '%e5%b0',
    '%41',
    '..',
    'c-d-e',
    '123456',
    '',
  );
  const address = fc
    .record({
      scheme: fc.constantFrom('http', 'https', 'HTTPS'),
      labels: fc.array(label, { maxLength: 4 }),
      host: fc.constantFrom(
        'example.com',
        'ithome.com',
        'github.io',
        'example.com.cn',
        'cdn.ampproject.org',
        '127.0.0.1',
      ),
      port: fc.constantFrom('', ':80', ':443', ':8080'),
      path: fc.array(piece, { maxLength: 5 }),
      query: fc.array(
        fc.tuple(fc.constantFrom('id', 'amp', 'utm_x', 'from', 'to', 'spm', 'a b', ''), fc.string({ maxLength: 3 })),
        { maxLength: 4 },
      ),
      hash: fc.constantFrom('', '#', '#x', '#/x', '#!x'),
    })
    .map((p) => {
      const query = p.query.map(([k, v]) => `${encodeURIComponent(k)}=${encodeURIComponent(v)}`).join('&');
      return `${p.scheme}://${[...p.labels, p.host].join('.')}${p.port}/${p.path.join('/')}${query && `?${query}`}${p.hash}`;
    });

  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.oneof(address, fc.webUrl({ withFragments: true, withQueryParameters: true })), (url) => {
        const once = canonicalUrl(url);
        expect(canonicalUrl(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('never merges articles with different ids, wherever the id appears', () => {
    const ids = fc.uniqueArray(fc.integer({ min: 1, max: 999_999_999 }), { minLength: 2, maxLength: 2 });
    const shape = fc.constantFrom<(id: number) => string>(
      (id) => `https://m.example.com/a/${id}.html?from=app`,
      (id) => `https://example.com/?p=${id}&utm_source=x`,
      (id) => `https://example.com/2026/05/${id}/amp/`,
      (id) => `https://example.com/view?aid=${id}&spm=1`,
      (id) => `https://example.com/#/news/${id}`,
      (id) => `https://www.ithome.com/0/${Math.floor(id / 1000)}/${String(id % 1000).padStart(3, '0')}.htm`,
    );
    fc.assert(
      fc.property(ids, shape, ([a, b], make) => {
        expect(canonicalUrl(make(a ?? 0))).not.toBe(canonicalUrl(make(b ?? 0)));
      }),
    );
  });
});
