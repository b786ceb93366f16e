/** Round trip of the configured feeds through OPML, with names and groups. */
import { describe, expect, it } from 'vitest';
import { readOpml, writeOpml } from '../../../src/core/config/feeds-as-opml.js';

describe('feeds as OPML', () => {
  it('survive a round trip, including nested groups and no feeds at all', () => {
    const feeds = [
      { name: '甲报 & "乙"', url: 'https://a.example/feed?x=1&y=2', group: null },
      { name: '丙', url: 'https://c.example/rss', group: '科技' },
      { name: '丁', url: 'https://d.example/rss', group: '科技 / 手机' },
    ];
    expect(readOpml(writeOpml('Half Step', feeds))).toEqual(
      feeds.map((feed) => ({ ...feed, group: feed.group ?? undefined })),
    );
    expect(readOpml(writeOpml('Half Step', []))).toEqual([]);
  });

  it('are empty if the file is empty', () => {
    expect(readOpml('<html></html>')).toBeUndefined();
  });
});
