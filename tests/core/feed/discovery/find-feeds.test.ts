/**
 * A page's feeds are found, the likeliest first.
 */
import { describe, expect, it } from 'vitest';
import { findFeeds } from '../../../../src/core/feed/discovery/find-feeds.js';

const first = (html: string, url: string, options = {}) => findFeeds(html, url, options)[0];

describe('findFeeds', () => {
  it('lists link elements first, with title, type and resolved address', () => {
    const html = `<html><head><base href="https://news.example/cn/"><link rel="stylesheet" href="a.css">
      <link rel="alternate" type="application/rss+xml" title="全部文章" href="rss.xml">
      <link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' href='/atom'>
      <link rel="alternate" type="application/feed+json" href="feed.json">
      <link rel="alternate" hreflang="en" href="/en/"></head><body><a href="/rss/tech">科技 RSS</a></body></html>`;
    expect(findFeeds(html, 'https://news.example/').slice(0, 4)).toEqual([
      { url: 'https://news.example/cn/rss.xml', title: '全部文章', type: 'rss', source: 'link' },
      { url: 'https://news.example/atom', title: null, type: 'atom', source: 'link' },
      { url: 'https://news.example/cn/feed.json', title: null, type: 'json', source: 'link' },
      { url: 'https://news.example/rss/tech', title: '科技 RSS', type: 'unknown', source: 'anchor' },
    ]);
  });

  it('omits what only looks like a feed', () => {
    const html =
      '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1"><a href="/feedback">x</a><a href="javascript:rss()">y</a>';
    expect(findFeeds(html, 'https://a.example/').filter(({ source }) => source !== 'guess')).toEqual([]);
  });

  it.each([
    ['https://medium.com/@writer/some-piece', 'https://medium.com/feed/@writer'],
    ['https://letters.substack.com/p/one', 'https://letters.substack.com/feed'],
    [
      'https://www.youtube.com/channel/UCabcdefghijklmnopqrstuv',
      'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrstuv',
    ],
    ['https://github.com/owner/repo', 'https://github.com/owner/repo/releases.atom'],
    ['https://www.reddit.com/r/Xiaomi/', 'https://www.reddit.com/r/Xiaomi/.rss'],
  ])('recognises the platform of %s', (url, feed) => {
    expect(first('<html></html>', url)).toMatchObject({ url: feed, source: 'platform' });
  });

  it.each([
    ['<meta name="generator" content="WordPress 6.5">', 'https://a.example/feed/'],
    ['<link rel="stylesheet" href="/wp-content/themes/x.css">', 'https://a.example/feed/'],
    ['<meta name="generator" content="Ghost 5.1">', 'https://a.example/rss/'],
    ['<meta name="generator" content="Hexo 7">', 'https://a.example/atom.xml'],
  ])('recognises the system that made %s', (html, feed) => {
    expect(first(html, 'https://a.example/2026/11/one/')).toMatchObject({ url: feed, source: 'platform' });
  });

  it('finds a YouTube channel from the page', () => {
    const html = '<script>{"externalId":"UCabcdefghijklmnopqrstuv"}</script>';
    expect(first(html, 'https://www.youtube.com/@someone')?.url).toContain('channel_id=UCabcdefghijklmnopqrstuv');
  });

  it('offers RSSHub routes only if there is an instance', () => {
    const url = 'https://space.bilibili.com/12345/video';
    expect(first('', url, { rsshubBase: 'https://hub.example/base' })?.url).toBe(
      'https://hub.example/base/bilibili/user/video/12345',
    );
    expect(first('', url)?.source).toBe('guess');
  });

  it('is not slowed down by a page nested a million levels deep', () => {
    const page = `<link rel="feed" href="/f">${'<b>'.repeat(1_000_000)}`;
    expect(first(page, 'https://a.example/')?.url).toBe('https://a.example/f');
  });

  it('ends with common paths, first below the page’s folder', () => {
    const urls = findFeeds('', 'https://a.example/blog/').map(({ url }) => url);
    expect(urls[0]).toBe('https://a.example/blog/feed');
    expect(urls).toContain('https://a.example/rss.xml');
    expect(new Set(urls).size).toBe(urls.length);
  });
});
