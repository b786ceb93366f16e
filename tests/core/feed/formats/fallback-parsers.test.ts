/**
 * The fallback parsers read a plain feed as our own reader does.
 */
import { describe, expect, it } from 'vitest';
import { parseWithFeedsmith, parseWithRssParser } from '../../../../src/core/feed/formats/fallback-parsers.js';
import { parseFeed } from '../../../../src/core/feed/parse-feed.js';

const RSS = `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>频道</title>
  <item><title>一 &amp; 二</title><link>https://a.example/1</link><guid>g1</guid><pubDate>Tue, 10 Jun 2025 04:00:00 GMT</pubDate><description>摘要</description><content:encoded>全文</content:encoded></item></channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom"><title>频道</title><entry><id>g1</id><title>一</title>
  <link href="https://a.example/1"/><updated>2025-06-10T04:00:00Z</updated><author><name>张三</name></author><summary>摘要</summary><content>全文</content></entry></feed>`;

describe('fallback parsers', () => {
  it.each([
    ['RSS', RSS],
    ['Atom', ATOM],
  ])('feedsmith agrees on %s', (_kind, text) => {
    const { problems, items, ...own } = parseFeed(new TextEncoder().encode(text));
    expect(parseWithFeedsmith(text, {})).toMatchObject({ ...own, items });
    expect(problems).toEqual([]);
  });

  it('rss-parser agrees on what it reads', async () => {
    const feed = await parseWithRssParser(RSS, {});
    expect(feed).toMatchObject({
      title: '频道',
      items: [{ title: '一 & 二', link: 'https://a.example/1', guid: 'g1', published: '2025-06-10T04:00:00.000Z' }],
    });
    expect(feed?.problems).toEqual(['read by rss-parser: our own reader found no entries']);
  });

  it.each([
    ['a web page', '<html><body>hi</body></html>'],
    ['an empty feed', '<rss version="2.0"><channel><title>t</title></channel></rss>'],
    ['a text too long to be worth it', `<rss>${' '.repeat(500_001)}</rss>`],
    ['broken markup', '<rss <channel <<<'],
  ])('neither accepts %s as a feed', async (_what, text) => {
    expect(parseWithFeedsmith(text, {})).toBeUndefined();
    expect(await parseWithRssParser(text, {})).toBeUndefined();
  });
});
