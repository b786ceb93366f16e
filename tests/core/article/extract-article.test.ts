/**
 * The article and its metadata are found in typical pages of news sites.
 */
import { describe, expect, it } from 'vitest';
import { type ExtractOptions, extractArticle } from '../../../src/core/article/extract-article.js';
import { bodyOf, page, paragraphs } from '../../support/made-up-page.js';

const URL_ = 'https://www.news.example/a/123.html';
const TITLE = '小米高端机型的平均售价再创新高';
const TEXTS = paragraphs(8);
const NOW = new Date('2026-11-20T04:00:00Z');

function extract(html: string, options: ExtractOptions = {}, url = URL_) {
  return extractArticle(html, url, { now: NOW, ...options });
}

/** The whole article, in order, and nothing of the page around it. */
function expectWhole(text: string, texts = TEXTS): void {
  expect(text.split('\n')).toEqual(texts);
}

describe('a Chinese news page', () => {
  const html = page(
    `<div class="main"><div class="content-box"><h1>${TITLE}</h1>
     <div class="info"><span class="date">2026年11月19日 18:30</span><span class="src">来源：<a href="/s">某某财经</a></span>
     <span>作者：<strong>王小明</strong></span><span>责编：李雷</span><span class="share">分享到微博</span></div>
     <div class="article-content">${bodyOf(TEXTS)}<p>（责任编辑：李雷）</p><p>本文由某某财经授权发布，未经许可不得转载。</p>
     <p>下载某某新闻客户端，看更多独家报道</p><div class="related"><p>相关阅读：</p><p><a href="/1">小米发布新车</a></p></div></div></div></div>`,
    `<title>${TITLE}_科技频道_某某网</title><meta property="og:title" content="${TITLE} - 某某网">
     <link rel="canonical" href="https://news.example/a/123.html">`,
  );

  it('yields the text without the page around it, and the byline as metadata', () => {
    const article = extract(html);
    expectWhole(article.text);
    expect(article).toMatchObject({
      title: TITLE,
      lang: 'zh',
      published: '2026-11-19T10:30:00.000Z',
      author: '王小明',
      sourceLine: '某某财经',
      canonicalUrl: 'https://news.example/a/123.html',
      paywalled: false,
      stub: false,
    });
    expect(article.nextPageUrl).toBeUndefined();
  });

  it('reads dates without a zone in the given zone', () => {
    expect(extract(html, { zone: 'UTC' }).published).toBe('2026-11-19T18:30:00.000Z');
  });
});

describe('an English news page', () => {
  const texts = paragraphs(8, 'en');
  const html = page(
    `<article><header><h1>Half a step short: premium phones sell better</h1><p class="byline">By <a rel="author" href="/j">Jane Doe</a></p></header>
     ${bodyOf(texts)}<aside><p>Sign up for our newsletter</p></aside><p>Image credit: Someone</p></article>`,
    `<title>Half a step short: premium phones sell better | Some Paper</title>
     <meta property="article:published_time" content="2026-11-19T08:15:00-05:00"><meta name="author" content="Jane Doe">`,
  ).replace('lang="zh-CN"', 'lang="en-US"');

  it('yields text, date, author and language', () => {
    const article = extract(html);
    expectWhole(article.text, texts);
    expect(article).toMatchObject({
      title: 'Half a step short: premium phones sell better',
      lang: 'en',
      published: '2026-11-19T13:15:00.000Z',
      author: 'Jane Doe',
    });
  });
});

describe('other kinds of pages', () => {
  it('marked up for a search engine, with ids for date, source and author', () => {
    const html = page(
      `<div class="fl content"><h1>${TITLE}</h1><div class="info"><span id="pubtime_baidu">2026/11/19 18:30:02</span>
       <span id="source_baidu">来源：<a href="https://www.other.example">某某之家</a></span><span id="author_baidu">作者：<strong>晓明</strong></span>
       <span id="editor_baidu">责编：<strong>晓明</strong></span><span class="commt">评论：<span id="commentcount">12</span></span></div>
       <div class="post_content" id="paragraph">${bodyOf(TEXTS)}</div></div>`,
      `<title>${TITLE} - 某某之家</title>`,
    );
    expectWhole(extract(html).text);
    expect(extract(html)).toMatchObject({
      title: TITLE,
      published: '2026-11-19T10:30:02.000Z',
      sourceLine: '某某之家',
      author: '晓明',
    });
  });

  it('with a marked source that has no label', () => {
    const html = page(
      `<div class="main-content"><h1 class="main-title">${TITLE}</h1><div class="date-source"><span class="date">2026年11月19日 18:30</span>
       <a href="/x" class="source">某某科技</a></div><div class="article" id="artibody">${bodyOf(TEXTS)}</div></div>`,
    );
    expect(extract(html)).toMatchObject({ published: '2026-11-19T10:30:00.000Z', sourceLine: '某某科技' });
  });

  it('with everything in JSON-LD, in a graph, with raw line breaks in strings', () => {
    const ld = `{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"${TITLE}",
      "description":"第一行\n第二行","datePublished":"2026-11-19T18:30:00+08:00","author":[{"@type":"Person","name":"王小明"},{"name":"李雷"}]}]}`;
    const html = page(
      `<div class="article">${bodyOf(TEXTS)}</div>`,
      `<script type="application/ld+json">${ld}</script>`,
    );
    expect(extract(html)).toMatchObject({
      title: TITLE,
      published: '2026-11-19T10:30:00.000Z',
      author: '王小明, 李雷',
    });
  });

  it('with the article body in JSON-LD only', () => {
    const ld = JSON.stringify({ '@type': 'NewsArticle', headline: TITLE, articleBody: TEXTS.join('\n\n') });
    const html = page('<div id="app"></div>', `<script type="application/ld+json">${ld}</script>`);
    for (const text of TEXTS) expect(extract(html).text).toContain(text);
  });

  it('rendered in the browser from data in a script', () => {
    const state = JSON.stringify({
      article: { title: TITLE, content: TEXTS.map((text) => `<p>${text}</p>`).join('') },
      hot: ['别的新闻'],
    });
    const html = page(
      `<div id="app">加载中…</div><script>window.initialState=${state};</script>`,
      `<title>${TITLE}</title>`,
    );
    expectWhole(extract(html).text);
  });

  it('rendered in the browser from data that is a string inside a string', () => {
    const state = JSON.stringify(JSON.stringify({ props: { body: bodyOf(TEXTS) } }));
    const html = page(`<div id="app"></div><script>var s = JSON.parse(${state});</script>`);
    expectWhole(extract(html).text);
  });

  it('with the article in a textarea', () => {
    const escaped = bodyOf(TEXTS).replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const html = page(`<div class="data-container"><textarea class="article-content">${escaped}</textarea></div>`);
    expectWhole(extract(html).text);
  });

  it('with the article hidden until a script shows it', () => {
    const html = page(
      `<div class="rich_media_content" id="js_content" style="visibility: hidden; opacity: 0;">${bodyOf(TEXTS)}</div>`,
    );
    expectWhole(extract(html).text);
  });

  it('with sections instead of paragraphs', () => {
    const sections = TEXTS.map(
      (text) => `<section style="margin:8px"><section><span style="font-size:15px">${text}</span></section></section>`,
    );
    const html = page(`<div class="rich_media_content" id="js_content">${sections.join('')}</div>`);
    expectWhole(extract(html).text);
  });

  it('with line breaks instead of paragraphs', () => {
    const html = page(`<div class="content"><div id="zoom">　　${TEXTS.join('<br><br>　　')}</div></div>`);
    expectWhole(extract(html).text);
  });

  it('laid out in tables', () => {
    const html = `<html><body><table width="1000"><tr><td>菜单</td><td><table><tr><td class="content">${bodyOf(TEXTS)}</td></tr></table></td></tr></table></body></html>`;
    expectWhole(extract(html).text);
  });

  it('wrapped in a form', () => {
    expectWhole(
      extract(
        page(
          `<form id="form1" action="x.aspx"><input type="hidden" name="state"><div class="news">${bodyOf(TEXTS)}</div></form>`,
        ),
      ).text,
    );
  });

  it('with one short paragraph, like newsflashes', () => {
    const flash =
      '某某社11月19日电，小米集团公告称，第三季度高端手机出货占比升至28%，创下历史新高，平均售价同比上升约9%，公司将继续加大线下门店的投入，全年目标不变，预计明年第一季度在海外新开一百家门店。';
    const article = extract(
      page(`<div class="newsflash-item"><h1>${TITLE}</h1><div class="pre-item-des">${flash}</div></div>`),
    );
    expect(article.text).toContain(flash);
    expect(article.stub).toBe(false);
  });
});

describe('title', () => {
  it.each<[what: string, head: string, body: string, title: string]>([
    ['loses the site behind a hyphen', `<title>${TITLE} - 某某网</title>`, '', TITLE],
    ['loses channel and site', `<title>${TITLE}_科技频道_某某网</title>`, '', TITLE],
    [
      'loses the site behind a bar',
      '<title>Xiaomi raises its prices | Some Paper</title>',
      '',
      'Xiaomi raises its prices',
    ],
    ['keeps a hyphen within', '<title>Half-step to the top: Xiaomi</title>', '', 'Half-step to the top: Xiaomi'],
    [
      'keeps what the heading has in full',
      '<title>小米：还差半步 | 深度 | 某某网</title>',
      '<h1>小米：还差半步 | 深度</h1>',
      '小米：还差半步 | 深度',
    ],
    ['is not the site’s own heading', `<title>${TITLE}</title>`, '<h1>某某网</h1>', TITLE],
  ])('%s', (_what, head, body, title) => {
    expect(extract(page(`${body}<div class="article">${bodyOf(TEXTS)}</div>`, head)).title).toBe(title);
  });
});

describe('date', () => {
  const dated = (head: string, info = '') =>
    extract(page(`<h1>${TITLE}</h1><div class="info">${info}</div><div class="article">${bodyOf(TEXTS)}</div>`, head))
      .published;

  it.each<[html: string, published: string | undefined]>([
    ['2026-11-19 18:30', '2026-11-19T10:30:00.000Z'],
    ['发布时间：2026-11-19 18:30:15', '2026-11-19T10:30:15.000Z'],
    ['<i>2026年11月19日</i> <i>18:30</i>', '2026-11-19T10:30:00.000Z'],
    ['3小时前', '2026-11-20T01:00:00.000Z'],
    ['昨天 18:30', '2026-11-19T10:30:00.000Z'],
    ['2036-11-19 18:30', undefined],
    ['', undefined],
  ])('is read from "%s"', (info, published) => {
    expect(dated('', info)).toBe(published);
  });

  it('is read from the markup rather than the visible text', () => {
    expect(dated('<meta itemprop="datePublished" content="2026-11-18T10:00:00+08:00">', '2026-11-19 18:30')).toBe(
      '2026-11-18T02:00:00.000Z',
    );
  });

  it('is read from the address if the page has none', () => {
    const html = page(`<div class="article">${bodyOf(TEXTS)}</div>`);
    expect(extract(html, {}, 'https://news.example/tech/2026-11-19/doc-1.shtml').published).toBe(
      '2026-11-18T16:00:00.000Z',
    );
    expect(extract(html, {}, 'https://news.example/n1/2026/1119/c1-2.html').published).toBe('2026-11-18T16:00:00.000Z');
    expect(extract(html, {}, 'https://news.example/0/20261119123456.html').published).toBeUndefined();
  });
});

describe('canonical address', () => {
  const canonical = (head: string) => extract(page(`<div class="article">${bodyOf(TEXTS)}</div>`, head)).canonicalUrl;

  it.each<[head: string, url: string | undefined]>([
    ['<link rel="canonical" href="/b/1.html">', 'https://www.news.example/b/1.html'],
    ['<meta property="og:url" content="https://m.news.example/b/1.html">', 'https://m.news.example/b/1.html'],
    ['<link rel="canonical" href="https://other.example/b/1.html">', undefined],
    ['<link rel="canonical" href="https://www.news.example/">', undefined],
    ['<link rel="canonical" href="javascript:void(0)">', undefined],
    ['<link rel="canonical" href="">', undefined],
  ])('of %s is %s', (head, url) => {
    expect(canonical(head)).toBe(url);
  });
});

describe('next page', () => {
  const next = (link: string, url: string) =>
    extract(page(`<div class="article">${bodyOf(TEXTS)}</div><div class="page">${link}</div>`), {}, url).nextPageUrl;

  it.each<[link: string, url: string, next: string | undefined]>([
    ['<a href="123_2.html">下一页</a>', URL_, 'https://www.news.example/a/123_2.html'],
    [
      '<a href="/a/123_3.html">下一页 ></a>',
      'https://www.news.example/a/123_2.html',
      'https://www.news.example/a/123_3.html',
    ],
    ['<a href="?page=2"><span>下页</span></a>', URL_, `${URL_}?page=2`],
    ['<a href="?page=3&amp;x=1" rel="next">3</a>', `${URL_}?page=2&x=1`, `${URL_}?page=3&x=1`],
    ['<a href="/a/slug/2/">Next</a>', 'https://www.news.example/a/slug/', 'https://www.news.example/a/slug/2/'],
    ['<a href="/a/12_2.html">下一页</a>', 'https://www.news.example/a/12.html', 'https://www.news.example/a/12_2.html'],
    ['<a href="/a/124.html">下一篇</a>', URL_, undefined],
    ['<a href="/a/124.html">下一页</a>', URL_, undefined],
    ['<a href="/a/124.html" rel="next">别的新闻</a>', URL_, undefined],
    ['<a href="https://other.example/a/123_2.html">下一页</a>', URL_, undefined],
    ['<a href="javascript:next()">下一页</a>', URL_, undefined],
    ['<a href="123_1.html">上一页</a>', 'https://www.news.example/a/123_2.html', undefined],
  ])('of %s on %s', (link, url, expected) => {
    expect(next(link, url)).toBe(expected);
  });
});

describe('paywalls and stubs', () => {
  const short = `<div class="article"><h1>${TITLE}</h1><p>${TEXTS[0]}</p><p>${TEXTS[1]}</p></div>`;

  it.each([
    '<div class="pay">付费阅读全文</div>',
    '<div class="pay">订阅后继续阅读，剩余 78% 内容</div>',
    '<div class="pay">本文为会员专享内容</div>',
    '<div class="pay">Subscribe to continue reading</div>',
    '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>',
  ])('are recognised by %s', (wall) => {
    expect(extract(page(short + wall)).paywalled).toBe(true);
  });

  it('are not suspected in a complete article next to an offer to subscribe', () => {
    const whole = paragraphs(30);
    expect(
      extract(page(`<div class="article">${bodyOf(whole)}</div><div>会员专享：付费阅读更多</div>`)).paywalled,
    ).toBe(false);
    expect(extract(page(short)).paywalled).toBe(false);
  });

  it('are distinguished from articles by length and final words', () => {
    expect(extract(page(`<div class="article"><p>小米发布新车。</p></div>`)).stub).toBe(true);
    expect(extract(page(short)).stub).toBe(false);
  });
});

describe('an operator’s rule', () => {
  const html = page(
    `<div class="odd"><h2 class="head">真正的标题在这里</h2><div class="lead">${TEXTS[0]}</div><div class="x1">${bodyOf(TEXTS.slice(1))}</div>
     <div class="ad">这是一段广告，写得很像正文，长度也差不多，还有很多逗号，句子也完整，读者很难分辨。</div><a class="more" href="/next?id=9">更多</a></div>`,
  );
  const rule = {
    site: 'news.example',
    title: '.head',
    content: '.odd',
    remove: ['.ad', '.head', '>>>bad'],
    nextPage: 'a.more',
  };

  it('locates the article, on the site and its subdomains', () => {
    const article = extract(html, { rules: [{ site: 'other.example', content: '.sidebar' }, rule] });
    expect(article.title).toBe('真正的标题在这里');
    expect(article.text).toContain(TEXTS[0]);
    expect(article.text).not.toContain('广告');
    expect(article.nextPageUrl).toBe('https://www.news.example/next?id=9');
  });

  it('that no longer matches does not lose the article', () => {
    expect(extract(html, { rules: [{ site: 'news.example', content: '.gone', remove: ['[['] }] }).text).toContain(
      TEXTS[3],
    );
  });
});

describe('pages that are not articles', () => {
  it.each<[what: string, html: string]>([
    ['nothing', ''],
    ['text alone', 'hello'],
    ['an empty page', '<html><head></head><body></body></html>'],
    ['frames', '<html><frameset><frame src="a"></frameset></html>'],
    ['half a page', '<html><body><div><p>小'],
    ['only a head', '<html><head><title>x</title>'],
    ['XML', '<?xml version="1.0"?><rss><channel><item/></channel></rss>'],
    ['JSON', '{"code":403}'],
    ['binary', '\u0000\u0001\ufffd'.repeat(1000)],
    [
      'a prototype’s name as attribute and JSON-LD',
      '<p __proto__="x" constructor="y">a</p><script type="application/ld+json">{"__proto__":{"@type":"NewsArticle"}}</script>',
    ],
    ['JSON-LD that nests without end', `<script type="application/ld+json">${'['.repeat(50_000)}</script><p>a</p>`],
    ['300,000 nested elements', '<div>'.repeat(300_000)],
    ['200 nested elements many times over', `${'<div>'.repeat(200)}x${'</div>'.repeat(200)}`.repeat(40)],
    ['800 nested elements', `${'<div>'.repeat(800)}x`],
    ['100,000 paragraphs', '<p>x</p>'.repeat(100_000)],
    ['a tag with 10,000 attributes', `<p ${Array.from({ length: 10_000 }, (_, n) => `class${n}="x"`).join(' ')}>a</p>`],
    ['many duplicate classes', '<p class="content article main post">a</p>'.repeat(3000)],
  ])('do not throw: %s', (_what, html) => {
    const article = extract(html);
    expect(typeof article.text).toBe('string');
    expect(article.paywalled).toBe(false);
  });

  it('do not throw wherever they are cut off', () => {
    const whole = page(`<h1>${TITLE}</h1><div class="article">${bodyOf(TEXTS)}</div>`, `<title>${TITLE}</title>`, {
      links: 5,
      scriptKb: 1,
    });
    for (let end = 0; end < whole.length; end += 97) expect(typeof extract(whole.slice(0, end)).text).toBe('string');
  });

  it('do not throw for an invalid address', () => {
    expect(
      extract(page(`<div class="article">${bodyOf(TEXTS)}</div>`, '<link rel="canonical" href="/a">'), {}, '').text,
    ).toContain(TEXTS[0]);
  });
});
