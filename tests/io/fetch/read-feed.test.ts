/**
 * Whom does an index of sitemaps send us to, and what do they learn from us?
 */
import { afterAll, expect, it } from 'vitest';
import { FeedConfig } from '../../../src/core/config/feed-config.js';
import { Settings } from '../../../src/core/config/settings.js';
import { createReadFeed } from '../../../src/io/fetch/read-feed.js';
import type { PoliteHttp, PoliteRequest } from '../../../src/io/http/polite-http.js';
import { createFeedParser } from '../../../src/io/threads/parse-feed-safely.js';
import { feedMemory, NOW } from '../../support/feed-memory.js';

const parser = createFeedParser({ workers: 1 });
afterAll(() => parser.close());

const map = (loc: string) => `<sitemap><loc>${loc}</loc></sitemap>`;
const answers: Record<string, string> = {
  'https://a.example/index.xml': `<sitemapindex>${map('https://a.example/3.xml')}${map('https://maps.a.example/2.xml')}${map('https://b.example/1.xml')}</sitemapindex>`,
  'https://a.example/3.xml': '<urlset><url><loc>https://a.example/story/1</loc></url></urlset>',
  'https://maps.a.example/2.xml': '<urlset><url><loc>https://a.example/story/2</loc></url></urlset>',
  'https://b.example/1.xml': '<urlset><url><loc>https://b.example/story</loc></url></urlset>',
};

it('asks only its own site, and shows the operator’s headers only to the feed’s own server', async () => {
  const asked = new Map<string, PoliteRequest>();
  const get: PoliteHttp['get'] = async (url, options) => {
    asked.set(url, options);
    const body = new TextEncoder().encode(answers[url]);
    return { kind: 'ok', status: 200, headers: {}, finalUrl: url, redirects: [], body };
  };
  const readFeed = createReadFeed({ http: { get } as PoliteHttp, parser, settings: () => Settings.parse({}) });
  const feed = FeedConfig.parse({ name: 'a', url: 'https://a.example/index.xml', headers: { 'x-key': 'hunter2' } });
  const reading = await readFeed(feed, feedMemory({ etag: '"e"' }), NOW);
  expect(reading).toMatchObject({ kind: 'read', entries: [{ site: 'a.example' }, { site: 'a.example' }] });
  const headers = [...asked].map(([url, options]) => [new URL(url).host + new URL(url).pathname, options.headers]);
  expect(headers).toEqual([
    ['a.example/index.xml', { 'x-key': 'hunter2' }],
    ['maps.a.example/2.xml', {}],
    ['a.example/3.xml', { 'x-key': 'hunter2' }],
  ]);
  expect(asked.get('https://a.example/3.xml')?.etag).toBeUndefined();
});
