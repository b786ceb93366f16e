/**
 * Feeds of any format, intact or broken, yield the entries that their publisher intended.
 */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NotAFeed } from '../../../src/core/feed/formats/not-a-feed.js';
import { type ParseOptions, parseFeed } from '../../../src/core/feed/parse-feed.js';

const read = (text: string, options: ParseOptions = {}, type?: string) =>
  parseFeed(new TextEncoder().encode(text), type, options);
const item = (text: string, options: ParseOptions = {}) => read(text, options).items[0];
const rss = (inside: string, attributes = '') =>
  `<rss version="2.0" ${attributes}><channel><title>频道</title>${inside}</channel></rss>`;
const atom = (inside: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" ${attributes}><title>频道</title>${inside}</feed>`;

const RSS2 = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>半步观察</title><link>https://a.example/</link><language>zh-cn</language><ttl>30</ttl>
<atom:link rel="self" href="https://a.example/feed"/><atom:link rel="hub" href="https://hub.example/"/>
<item><title>旗舰机 &amp; 汽车</title><link>https://a.example/1?x=1&amp;y=2</link><guid isPermaLink="false">id-1</guid>
<pubDate>Tue, 10 Jun 2025 12:00:00 +0800</pubDate><dc:creator>张三</dc:creator><category>手机</category><category>汽车</category>
<description><![CDATA[<p>摘要</p>]]></description><content:encoded><![CDATA[<p>全文 & 图</p>]]></content:encoded>
<enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="123"/></item>
<item><title>第二条</title><guid>https://a.example/2</guid><pubDate>不详</pubDate></item>
</channel></rss>`;

describe('parseFeed: formats', () => {
  it('reads RSS 2.0 with its modules', () => {
    expect(read(RSS2)).toEqual({
      kind: 'rss',
      title: '半步观察',
      link: 'https://a.example/',
      language: 'zh-cn',
      hub: 'https://hub.example/',
      self: 'https://a.example/feed',
      ttlMinutes: 30,
      items: [
        {
          title: '旗舰机 & 汽车',
          link: 'https://a.example/1?x=1&y=2',
          guid: 'id-1',
          published: '2025-06-10T04:00:00.000Z',
          publishedRaw: 'Tue, 10 Jun 2025 12:00:00 +0800',
          author: '张三',
          summary: '<p>摘要</p>',
          content: '<p>全文 & 图</p>',
          categories: ['手机', '汽车'],
          enclosures: [{ url: 'https://a.example/1.mp3', type: 'audio/mpeg', length: 123 }],
        },
        {
          title: '第二条',
          link: 'https://a.example/2',
          guid: 'https://a.example/2',
          publishedRaw: '不详',
          categories: [],
        },
      ],
      problems: ['date refused (unreadable): 不详'],
    });
  });

  it('reads Atom 1.0: typed text, links by relation, inherited author', () => {
    const feed = read(
      atom(`<author><name>编辑部</name><email>desk@a.example</email></author>
      <entry><id>urn:1</id><title type="html">A &amp;amp; B &lt;b&gt;C&lt;/b&gt;</title><link rel="edit" href="https://a.example/edit"/><link rel="alternate" href="https://a.example/1"/>
        <published>2025-06-10T04:00:00Z</published><updated>2025-06-11T04:00:00Z</updated><summary>短</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>长 &amp; <br/>文</p></div></content><category term="汽车" label="Cars"/></entry>
      <entry><id>urn:2</id><title type="text">5 &lt; 6</title><link href="https://a.example/2"/><updated>2025-06-11T04:00:00Z</updated>
        <author><name>李四</name></author></entry>`),
    );
    expect(feed.kind).toBe('atom');
    expect(feed.items).toMatchObject([
      {
        guid: 'urn:1',
        title: 'A &amp; B <b>C</b>',
        link: 'https://a.example/1',
        published: '2025-06-10T04:00:00.000Z',
        author: '编辑部 (desk@a.example)',
        summary: '短',
        content: '<p>长 &amp; <br />文</p>',
        categories: ['汽车'],
      },
      { title: '5 &lt; 6', published: '2025-06-11T04:00:00.000Z', author: '李四' },
    ]);
  });

  it('reads Atom 0.3', () => {
    const text = `<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>t</title><entry><title mode="escaped" type="text/html">A &lt;i&gt;B&lt;/i&gt;</title>
      <issued>2004-01-02T03:04:05Z</issued><modified>2004-02-02T03:04:05Z</modified><link rel="alternate" href="https://a.example/1"/><content mode="base64" type="text/html">5bCP57Gz</content></entry></feed>`;
    expect(item(text)).toMatchObject({ title: 'A <i>B</i>', published: '2004-01-02T03:04:05.000Z', content: '小米' });
  });

  it('reads RSS 1.0 and 0.90 (items beside the channel)', () => {
    const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="https://a.example/"><title>t</title></channel>
      <item rdf:about="https://a.example/1"><title>一</title><link>https://a.example/1</link><d:date>2025-06-10T12:00:00+08:00</d:date><d:subject>汽车</d:subject></item></rdf:RDF>`;
    expect(read(text)).toMatchObject({
      kind: 'rdf',
      title: 't',
      items: [
        { title: '一', guid: 'https://a.example/1', published: '2025-06-10T04:00:00.000Z', categories: ['汽车'] },
      ],
    });
  });

  it('reads RSS 0.91 without a namespace, and a bare channel', () => {
    expect(
      item('<rss version="0.91"><channel><item><title>a</title><link>https://a.example/</link></item></channel></rss>')
        ?.title,
    ).toBe('a');
    expect(item('<channel><item><title>a</title></item></channel>')?.title).toBe('a');
  });

  it('reads JSON Feed 1.0 and 1.1, with common mistakes', () => {
    const feed = {
      version: '1.1',
      title: 'J',
      home_page_url: 'https://a.example/',
      authors: [{ name: '编辑部' }],
      items: [
        {
          id: 7,
          url: '/1',
          title: 'T',
          content_html: '<p>x</p>',
          summary: 's',
          date_published: '2025-06-10T12:00:00+08:00',
          tags: ['a', 'a'],
        },
        { id: 'https://a.example/2', content_text: 'plain', author: { name: '王五' } },
      ],
    };
    expect(read(JSON.stringify(feed), { url: 'https://a.example/feed.json' })).toMatchObject({
      kind: 'json',
      title: 'J',
      items: [
        {
          guid: '7',
          link: 'https://a.example/1',
          content: '<p>x</p>',
          summary: 's',
          published: '2025-06-10T04:00:00.000Z',
          author: '编辑部',
          categories: ['a'],
        },
        { guid: 'https://a.example/2', link: 'https://a.example/2', content: 'plain', author: '王五' },
      ],
    });
  });

  it('reads news sitemaps, plain sitemaps and gzipped sitemaps', () => {
    const text = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
      <url><loc>https://a.example/1</loc><n:news><n:publication><n:name>某报</n:name><n:language>zh</n:language></n:publication>
        <n:publication_date>2025-06-10</n:publication_date><n:title>头条</n:title><n:keywords>手机, 汽车</n:keywords></n:news></url>
      <url><loc>https://a.example/2</loc><lastmod>2025-06-11T00:00:00Z</lastmod></url></urlset>`;
    const expected = {
      kind: 'sitemap',
      title: '某报',
      language: 'zh',
      items: [
        {
          title: '头条',
          link: 'https://a.example/1',
          published: '2025-06-10T00:00:00.000Z',
          categories: ['手机', '汽车'],
        },
        { link: 'https://a.example/2', published: '2025-06-11T00:00:00.000Z' },
      ],
    };
    expect(read(text)).toMatchObject(expected);
    expect(parseFeed(gzipSync(text))).toMatchObject(expected);
  });

  it('names the newest sitemaps of an index, by date or by the number in their names', () => {
    const partsOf = (maps: [loc: string, lastmod?: string][]) => {
      const all = maps.map(
        ([loc, date]) => `<sitemap><loc>${loc}</loc>${date ? `<lastmod>${date}</lastmod>` : ''}</sitemap>`,
      );
      try {
        return read(`<sitemapindex>${all.join('')}</sitemapindex>`);
      } catch (error) {
        return error instanceof NotAFeed ? error.parts : error;
      }
    };
    expect(partsOf([['a', '2026-01-01'], ['b', '2026-11-19T08:00:00Z'], ['c', '2026-11-18'], ['d']])).toEqual([
      'b',
      'c',
      'a',
    ]);
    expect(
      partsOf([['/post-sitemap2.xml'], ['/post-sitemap10.xml'], ['/post-sitemap9.xml'], ['/post-sitemap1.xml']]),
    ).toEqual(['/post-sitemap10.xml', '/post-sitemap9.xml', '/post-sitemap2.xml']);
  });

  it('names the newest sitemap when given an index', () => {
    const index =
      '<sitemapindex><sitemap><loc>https://a.example/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>https://a.example/new.xml</loc><lastmod>2025-01-01</lastmod></sitemap></sitemapindex>';
    expect(() => read(index)).toThrow(/index of 2 sitemaps; the newest is https:\/\/a\.example\/new\.xml/);
  });

  it('reads a list page with selectors', () => {
    const page = `<html><head><title>资讯 列表</title></head><body><ul>
      <li class="n"><h3><a href="/a/1.html">新车<em>发布</em></a></h3><span class="t">昨天 09:12</span><p>摘要一</p><i data-by="张三"></i></li>
      <li class="n"><a href="javascript:void(0)">广告</a></li>
      <li class="n"><h3><a href="https://b.example/2">财报</a></h3><span class="t">2025年6月10日 12:00</span></li></ul></body></html>`;
    const options = {
      url: 'https://a.example/list/',
      zone: 'Asia/Shanghai',
      now: new Date('2025-06-12T04:00:00Z'),
      selectors: { item: 'li.n', date: '.t', summary: 'p', author: 'i@data-by' },
    };
    expect(read(page, options)).toMatchObject({
      kind: 'html',
      title: '资讯 列表',
      items: [
        {
          title: '新车发布',
          link: 'https://a.example/a/1.html',
          published: '2025-06-11T01:12:00.000Z',
          summary: '摘要一',
          author: '张三',
        },
        { title: '财报', link: 'https://b.example/2', published: '2025-06-10T04:00:00.000Z' },
      ],
    });
    const blind = read(page, { ...options, selectors: { item: 'li.n', date: '.gone' } });
    expect(blind.problems).toEqual(['the selector “.gone” for date matches nothing in any entry']);
    expect(() => read(page, { ...options, selectors: { item: '.none' } })).toThrow(/“.none” matches nothing/);
    expect(() => read(page, { ...options, selectors: { item: 'li[' } })).toThrow(/“li\[” is not valid/);
    expect(() => read(page, { ...options, selectors: { item: 'li', date: '>>' } })).toThrow(/“>>” is not valid/);
  });
});

describe('parseFeed: mixed vocabularies and missing fields', () => {
  it('identifies vocabularies by namespace, not prefix, and accepts undeclared conventional prefixes', () => {
    const declared = rss(
      '<item><x:date>2025-06-10T04:00:00Z</x:date><y:encoded>全文</y:encoded><title>a</title></item>',
      'xmlns:x="http://purl.org/dc/elements/1.1/" xmlns:y="http://purl.org/rss/1.0/modules/content/"',
    );
    expect(item(declared)).toMatchObject({ published: '2025-06-10T04:00:00.000Z', content: '全文' });
    expect(
      item(rss('<item><title>a</title><dc:creator>张三</dc:creator><content:encoded>全文</content:encoded></item>')),
    ).toMatchObject({ author: '张三', content: '全文' });
  });

  it('reads Atom inside RSS, even if the default namespace changes midway', () => {
    const text = rss(
      '<item><title>a</title><updated xmlns="http://www.w3.org/2005/Atom">2025-06-10T04:00:00Z</updated><link xmlns="http://www.w3.org/2005/Atom" rel="alternate" href="https://a.example/1"/></item>',
    );
    expect(item(text)).toMatchObject({ published: '2025-06-10T04:00:00.000Z', link: 'https://a.example/1' });
  });

  it('does not mistake the title of an image, a source or a media element for the entry’s', () => {
    const text = rss(
      '<image><title>图标</title></image><item><source><title>他报</title></source><image><title>图</title></image><title>正题</title></item>',
    );
    expect(read(text)).toMatchObject({ title: '频道', items: [{ title: '正题' }] });
  });

  it('prefers publication over modification, and the first readable date', () => {
    expect(
      item(rss('<item><title>a</title><pubDate>soon</pubDate><dc:date>2025-06-10T04:00:00Z</dc:date></item>'))
        ?.published,
    ).toBe('2025-06-10T04:00:00.000Z');
  });

  it('uses a guid as the address only if it is a permalink', () => {
    expect(item(rss('<item><guid>https://a.example/1</guid></item>'))?.link).toBe('https://a.example/1');
    expect(item(rss('<item><guid isPermaLink="false">https://a.example/1</guid></item>'))?.link).toBeUndefined();
    expect(item(rss('<item><guid>17</guid></item>'))?.link).toBeUndefined();
  });

  it('uses the original address of a FeedBurner entry', () => {
    expect(
      item(
        rss(
          '<item><link>https://proxy.example/x</link><feedburner:origLink>https://a.example/1</feedburner:origLink></item>',
        ),
      )?.link,
    ).toBe('https://a.example/1');
  });

  it('reads podcasts: iTunes fields, and the enclosure as a last-resort address', () => {
    const text = rss(
      '<item><itunes:title>期一</itunes:title><itunes:author>主播</itunes:author><itunes:summary>简介</itunes:summary><enclosure url="https://a.example/1.mp3" type="audio/mpeg"/></item>',
    );
    expect(item(text)).toMatchObject({
      title: '期一',
      author: '主播',
      summary: '简介',
      link: 'https://a.example/1.mp3',
    });
  });

  it('resolves relative addresses against xml:base and the document’s final address', () => {
    const text = atom(
      '<entry><link href="1.html"/><content type="html">&lt;img src="p.png"&gt; &lt;a href=\'/x\'&gt;x&lt;/a&gt;</content></entry>',
      'xml:base="sub/"',
    );
    expect(item(text, { url: 'https://a.example/feed/' })).toMatchObject({
      link: 'https://a.example/feed/sub/1.html',
      content: '<img src="https://a.example/feed/sub/p.png"> <a href=\'https://a.example/x\'>x</a>',
    });
    const image = rss('<item><description>&lt;img src="/p.png"&gt;</description></item>');
    expect(item(image, { url: 'https://a.example/feed' })?.summary).toBe('<img src="https://a.example/p.png">');
    expect(item(rss('<item><link>/1</link></item>'), { url: 'https://a.example/feed' })?.link).toBe(
      'https://a.example/1',
    );
    expect(item(rss('<item><link>/1</link></item>'))?.link).toBe('/1');
  });

  it('decodes entities once: XML’s, HTML’s, numeric ones and those that the document declares', () => {
    const text = `<!DOCTYPE rss [<!ENTITY brand "小米 &amp; 友商"><!ENTITY twice "&brand;!">]>${rss('<item><title>&twice; &mdash; &#x5c0f;&#31859; &amp;amp; &nosuch; AT&T &#146;</title></item>')}`;
    expect(item(text)?.title).toBe('小米 & 友商! — 小米 &amp; &nosuch; AT&T ’');
  });

  it('reads dates in the feed’s time zone, and refuses future dates', () => {
    const options = { zone: 'Asia/Shanghai', now: new Date('2025-06-12T00:00:00Z') };
    expect(item(rss('<item><pubDate>2025-06-10 12:00:00</pubDate></item>'), options)?.published).toBe(
      '2025-06-10T04:00:00.000Z',
    );
    const future = read(rss('<item><title>a</title><pubDate>Tue, 10 Jun 2099 04:00:00 GMT</pubDate></item>'), options);
    expect(future.items[0]).not.toHaveProperty('published');
    expect(future.problems).toEqual(['date refused (future): Tue, 10 Jun 2099 04:00:00 GMT']);
  });

  it('reads ttl and the syndication module', () => {
    expect(
      read(rss('<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>')).ttlMinutes,
    ).toBe(30);
  });
});

describe('parseFeed: broken feeds', () => {
  it.each([
    [
      'an unescaped bracket',
      '<item><title>I <3 小米, 5 < 6</title><link>https://a.example/1</link></item>',
      'I <3 小米, 5 < 6',
    ],
    [
      'an element that is never closed',
      '<item><title>标题</title><link>https://a.example/1</link><description>x<br>y</description></item>',
      '标题',
    ],
    ['tags closed in another case', '<item><Title>标题</TITLE><link>https://a.example/1</Link></item>', '标题'],
    ['an item that is never closed', '<item><title>标题</title><link>https://a.example/1</link>', '标题'],
    ['attributes without quotes', '<item><title type=html>标题</title><link>https://a.example/1</link></item>', '标题'],
  ])('reads %s', (_what, inside, title) => {
    expect(item(rss(inside))).toMatchObject({ title, link: 'https://a.example/1' });
  });

  it('finds the entries after a title or text without an end tag', () => {
    const text =
      '<rss version="2.0"><channel><title>频道<link>https://a.example/</link><item><title>一<link>https://a.example/1</link><description>甲<pubDate>Tue, 10 Jun 2025 04:00:00 GMT</pubDate></item><item><title>二</title></item></channel></rss>';
    expect(read(text)).toMatchObject({
      title: '频道',
      link: 'https://a.example/',
      items: [
        { title: '一', link: 'https://a.example/1', summary: '甲', published: '2025-06-10T04:00:00.000Z' },
        { title: '二' },
      ],
    });
  });

  it('reports a feed that is cut off or not well-formed, and nothing for an intact one', () => {
    expect(read(rss('<item><title>a</title>').slice(0, -16)).problems.join()).toContain('cut off');
    expect(read(rss('<item><b><title>a</title></item>')).problems).toEqual([
      'not well-formed: elements are closed in the wrong order',
    ]);
    expect(read(rss('<item><title>a</title><enclosure url="u"/></item>')).problems).toEqual([]);
  });

  it('skips white space, warnings and an HTML head before the feed', () => {
    expect(item(`\n\n  ${RSS2}`)?.guid).toBe('id-1');
    expect(item(`<br />\n<b>Warning</b>: something in <b>x.php</b> on line <b>3</b><br />${RSS2}`)?.guid).toBe('id-1');
  });

  it('reads a feed that is served as a web page', () => {
    expect(read(RSS2, {}, 'text/html; charset=utf-8').items).toHaveLength(2);
  });

  it.each([
    ['an empty body', '', 'empty'],
    ['a web page', '<!doctype html><html><head><title>首页</title></head><body>hi</body></html>', 'web-page'],
    ['a captcha', '<html><title>安全验证</title><body>请完成验证</body></html>', 'captcha'],
    ['a challenge', '<html><title>Just a moment...</title><body></body></html>', 'captcha'],
    ['a login form', '<html><title>登录</title><form><input name=p type="password"></form></html>', 'login'],
    ['other JSON', '{"code":403,"message":"no"}', 'json'],
    ['broken JSON', '{"version":', 'json'],
    ['bytes', '\u0000\u0001\u0002', 'binary'],
    ['other text', 'service unavailable', 'unknown'],
    ['other XML', '<note><to>you</to></note>', 'unknown'],
  ])('does not mistake %s for a feed without entries', (_what, text, instead) => {
    const attempt = () => read(text);
    expect(attempt).toThrow(NotAFeed);
    expect(attempt).toThrow(expect.objectContaining({ instead }));
  });

  it('accepts an empty feed', () => {
    expect(read(rss('')).items).toEqual([]);
  });

  it('cuts off what no genuine feed contains, and says so', () => {
    const many = read(rss('<item><title>a</title></item>'.repeat(20_001)));
    expect(many.items).toHaveLength(20_000);
    expect(many.problems).toEqual(['more than 20000 entries; the rest is left out']);
    const long = read(rss(`<item><title>a</title><description>${'文'.repeat(1_500_000)}</description></item>`));
    expect(long.items[0]?.summary).toHaveLength(1_000_000);
  });

  it('is not confused by names such as __proto__', () => {
    const text = rss(
      '<item __proto__="x" constructor="y"><__proto__>z</__proto__><constructor>c</constructor><title>a</title></item>',
    );
    expect(item(text)?.title).toBe('a');
    expect(
      item(
        '{"version":"https://jsonfeed.org/version/1.1","__proto__":{"polluted":1},"items":[{"id":"1","__proto__":{"title":"z"}}]}',
      ),
    ).toEqual({ guid: '1', categories: [] });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('parseFeed: any bytes', () => {
  const parseOrRefuse = (bytes: Uint8Array) => {
    try {
      return parseFeed(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(NotAFeed);
      return undefined;
    }
  };

  it('returns the entries before the cut, wherever a feed is cut off', () => {
    for (const text of [
      RSS2,
      atom('<entry><id>1</id><title>一</title></entry><entry><id>2</id><title>二</title></entry>'),
    ]) {
      const bytes = new TextEncoder().encode(text);
      const whole = parseFeed(bytes).items;
      for (let cut = 0; cut < bytes.length; cut += 1) {
        const items = parseOrRefuse(bytes.subarray(0, cut))?.items ?? [];
        expect(items.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, items.length - 1)));
      }
    }
  });

  it('returns a feed or throws NotAFeed for random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => parseOrRefuse(bytes) !== null),
      { numRuns: 500 },
    );
  });

  it('returns a feed or throws NotAFeed for random markup', () => {
    const piece = fc.constantFrom(
      '<rss>',
      '<channel>',
      '<item>',
      '</item>',
      '<title>',
      '</title>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<a ',
      '"',
      '=',
      '&',
      '&amp;',
      '<!DOCTYPE',
      '[',
      '>',
      '<?xml',
      'x',
      '小',
      '<feed xmlns="http://www.w3.org/2005/Atom">',
      '<entry>',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }),
        (pieces) => parseOrRefuse(new TextEncoder().encode(`<rss>${pieces.join('')}`)) !== null,
      ),
      { numRuns: 2000 },
    );
  });
});
