import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeedConfig, FeedsFile, flattenFeeds, resolveFeedUrl } from '../../../src/core/config/feed-config.js';
import { feedId, sameFeedKey } from '../../../src/core/config/feed-id.js';
import { Id } from '../../../src/core/yaml/field-types.js';

describe('a feed with only a name and an address', () => {
  it('gets defaults for all other settings', () => {
    expect(FeedConfig.parse({ name: 'Example', url: 'https://www.example.com/feed/' })).toEqual({
      id: 'example.com-feed',
      name: 'Example',
      url: 'https://www.example.com/feed/',
      kind: 'auto',
      language: null,
      tier: 2,
      schedule: null,
      selectors: null,
      charset: null,
      headers: {},
      proxy: null,
      zone: null,
      enabled: true,
      tags: [],
      group: null,
    });
  });
});

describe('groups', () => {
  it('pass on their settings, yield to the feed’s own, and accumulate tags', () => {
    const file = FeedsFile.parse({
      feeds: [{ name: 'Loose', url: 'https://loose.example/feed' }],
      groups: [
        {
          name: 'News',
          language: 'zh',
          tier: 3,
          enabled: false,
          tags: ['press'],
          feeds: [
            { name: 'A', url: 'https://a.example/feed' },
            { name: 'B', url: 'https://b.example/feed', tier: 1, enabled: true, tags: ['cars'] },
          ],
        },
      ],
    });
    const feeds = flattenFeeds(file).map(({ feed }) => feed);
    expect(feeds.map(({ name, group, tier, enabled, tags }) => [name, group, tier, enabled, tags])).toEqual([
      ['Loose', null, 2, true, []],
      ['A', 'News', 3, false, ['press']],
      ['B', 'News', 1, true, ['press', 'cars']],
    ]);
  });

  it('may be empty, for example after the last feed was removed', () => {
    expect(flattenFeeds(FeedsFile.parse({ feeds: null, groups: [{ name: 'Empty', feeds: null }] }))).toEqual([]);
  });
});

describe('feedId', () => {
  it.each([
    ['https://www.example.com/rss/', 'example.com-rss'],
    ['http://example.com', 'example.com'],
    ['https://example.com/news/EV.xml', 'example.com-news-ev.xml'],
    ['rsshub://cls/telegraph', 'rsshub-cls-telegraph'],
  ])('makes a readable name of %s', (url, id) => {
    expect(feedId(url)).toBe(id);
  });

  it('distinguishes addresses that differ only in the query or in Chinese characters', () => {
    const ids = ['?q=1', '?q=2', '/小米', '/大米'].map((rest) => feedId(`https://example.com/feed${rest}`));
    expect(new Set(ids).size).toBe(4);
  });

  it('always returns a valid id, and the same one every time', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (url) => {
        expect(feedId(url)).toBe(feedId(url));
        expect(Id.safeParse(feedId(url)).success).toBe(true);
      }),
    );
  });
});

describe('sameFeedKey', () => {
  it('ignores scheme, www, host case, fragment and a trailing slash, but not the case of the path', () => {
    expect(sameFeedKey('http://WWW.Example.com/Feed/#top')).toBe(sameFeedKey('https://example.com/Feed'));
    expect(sameFeedKey('https://example.com/Feed')).not.toBe(sameFeedKey('https://example.com/feed'));
  });
});

describe('resolveFeedUrl', () => {
  it('appends an rsshub route to the base', () => {
    expect(resolveFeedUrl('rsshub://36kr/news', 'http://rsshub:1200/')).toBe('http://rsshub:1200/36kr/news');
  });
  it('leaves other addresses and unresolvable routes unchanged', () => {
    expect(resolveFeedUrl('https://example.com/feed', 'http://rsshub:1200')).toBe('https://example.com/feed');
    expect(resolveFeedUrl('rsshub://36kr/news', null)).toBe('rsshub://36kr/news');
  });
});
