/**
 * Items of search feeds are reduced to what their outlet wrote.
 */
import { describe, expect, it } from 'vitest';
import { prepareEntries } from '../../../src/core/entries/prepare-entries.js';
import { parseFeed } from '../../../src/core/feed/parse-feed.js';

const GOOGLE = 'https://news.google.com/rss/articles/CBMiL0FVX3lxTDAxMjM0NTY3ODkwMTIzNDU2Nzg5MDEyMzQ1Njc4OTA?oc=5';

function only(item: string, root = '') {
  const body = `<rss version="2.0" ${root}><channel><title>搜索</title><item>${item}</item></channel></rss>`;
  const feed = parseFeed(Buffer.from(body));
  return prepareEntries(feed, { feedId: 'f', language: null, linksIdentify: true }).entries[0];
}

describe('an item of Google News', () => {
  it.each([
    ['小米 17 Ultra 首销 - IT之家', 'IT之家', '小米 17 Ultra 首销'],
    ['小米高端化：一场 - 没有退路 - 的仗 - 36氪', '36氪', '小米高端化：一场 - 没有退路 - 的仗'],
    ['Xiaomi hits a record - Reuters', 'Bloomberg', 'Xiaomi hits a record - Reuters'],
    ['小米 17 Ultra 首销', 'IT之家', '小米 17 Ultra 首销'],
    [' - IT之家', 'IT之家', '- IT之家'],
  ])('loses the end of its title only if that is the outlet: %s, %s', (title, source, left) => {
    const entry = only(
      `<title>${title}</title><link>${GOOGLE}</link><source url="https://www.ithome.com">${source}</source>`,
    );
    expect(entry).toMatchObject({ title: left, outlet: source, site: 'ithome.com', link: GOOGLE });
  });

  it('loses its text, which repeats the title and changes', () => {
    const item = (others: string) =>
      only(
        `<title>小米 - 甲</title><link>${GOOGLE}</link><source>甲</source><description>&lt;ol&gt;${others}&lt;/ol&gt;</description>`,
      );
    expect(item('&lt;li&gt;乙：小米&lt;/li&gt;')).toMatchObject({
      text: '',
      textFrom: 'teaser',
      site: 'news.google.com',
    });
    expect(item('&lt;li&gt;丙：小米&lt;/li&gt;')?.bodyHash).toBe(item('&lt;li&gt;乙：小米&lt;/li&gt;')?.bodyHash);
  });
});

describe('an item of Bing', () => {
  it('has its outlet, its own address and its text', () => {
    const entry = only(
      '<title>小米汽车 - 高端之路</title><link>http://www.bing.com/news/apiclick.aspx?url=https%3a%2f%2fcar.example%2f1&amp;c=2</link><description>小米汽车在高端市场</description><News:Source>云杉汽车</News:Source>',
      'xmlns:News="https://www.bing.com/news/search?q=x&amp;format=rss"',
    );
    expect(entry).toMatchObject({
      title: '小米汽车 - 高端之路',
      link: 'https://car.example/1',
      outlet: '云杉汽车',
      site: 'car.example',
      text: '小米汽车在高端市场',
    });
  });
});

it('leaves items of other feeds unchanged, even if they name a source', () => {
  const entry = only(
    '<title>小米 - 甲</title><link>https://a.example/1</link><source url="https://b.example/feed">甲</source>',
  );
  expect(entry).toMatchObject({ title: '小米 - 甲', outlet: null, site: 'a.example' });
});
