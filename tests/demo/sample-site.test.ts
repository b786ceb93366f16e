/** The sample site over HTTP. */
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FeedConfig } from '../../src/core/config/feed-config.js';
import { parseFeed } from '../../src/core/feed/parse-feed.js';
import type { ParsedFeed } from '../../src/core/model.js';
import { gzipBomb } from '../../src/demo/publish-outlet.js';
import { type SampleSite, startSampleSite } from '../../src/demo/sample-site.js';

const now = new Date('2026-11-20T02:30:00Z');
let site: SampleSite;
beforeAll(async () => {
  site = await startSampleSite({ now });
});
afterAll(() => site.close());

const urlOf = (name: string): string => site.feeds.find((feed) => feed.name === name)?.url ?? '';
const faulty = ['断桥数码', '旧港周刊', '静水科技', '黑匣下载'];

interface Fetched {
  bytes: Uint8Array;
  contentType: string;
  feed: ParsedFeed;
}

async function read(name: string): Promise<Fetched> {
  const row = site.feeds.find((feed) => feed.name === name);
  const response = await fetch(row?.url ?? '');
  const bytes = new Uint8Array(await response.arrayBuffer());
  const contentType = response.headers.get('content-type') ?? '';
  const options = { url: row?.url ?? '', zone: 'Asia/Shanghai', now };
  const feed = parseFeed(bytes, contentType, row?.selectors ? { ...options, selectors: row.selectors } : options);
  return { bytes, contentType, feed };
}

describe('the sample site', () => {
  it('returns feeds that the configuration accepts', () => {
    for (const row of site.feeds) expect(FeedConfig.safeParse(row).success, row.name).toBe(true);
    expect(site.feeds.length).toBeGreaterThanOrEqual(16);
  });

  it('serves at least nine healthy feeds with seventy dated entries, each in its own format', async () => {
    const names = site.feeds.map((feed) => feed.name).filter((name) => !faulty.includes(name));
    const feeds = await Promise.all(names.map(async (name) => (await read(name)).feed));
    expect(feeds.length).toBeGreaterThanOrEqual(9);
    expect(feeds.flatMap((feed) => feed.items).length).toBeGreaterThanOrEqual(70);
    expect(new Set(feeds.map((feed) => feed.kind))).toEqual(new Set(['rss', 'atom', 'rdf', 'json', 'html']));
    for (const feed of feeds) {
      expect(feed.problems, feed.title).toEqual([]);
      for (const item of feed.items)
        expect(item).toMatchObject({ link: expect.any(String), published: expect.any(String) });
    }
  });

  it('writes the GBK feed and its pages in GBK, without saying so in the header', async () => {
    const { bytes, contentType, feed } = await read('海栈快讯');
    expect(contentType).toBe('text/xml');
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).toThrow();
    expect(new TextDecoder('gbk').decode(bytes)).toContain('<title>海栈快讯</title>');
    const page = new Uint8Array(await (await fetch(feed.items[0]?.link ?? '')).arrayBuffer());
    expect(new TextDecoder('gbk').decode(page)).toContain('来源：海栈快讯');
  });

  it('answers a second poll with 304, by tag or by date', async () => {
    for (const name of site.feeds.map((feed) => feed.name).filter((one) => !['旧港周刊', '静水科技'].includes(one))) {
      const first = await fetch(urlOf(name), { method: 'HEAD' });
      const etag = first.headers.get('etag') ?? '';
      const modified = first.headers.get('last-modified') ?? '';
      expect((await fetch(urlOf(name), { headers: { 'if-none-match': etag } })).status, name).toBe(304);
      expect((await fetch(urlOf(name), { headers: { 'if-modified-since': modified } })).status, name).toBe(304);
    }
    const other = { 'if-none-match': '"another"' };
    expect((await fetch(urlOf('锦屏商业评论'), { headers: other })).status).toBe(200);
  });

  it('has teasers in teaser feeds and the full text on the page', async () => {
    const { feed } = await read('北渡车讯');
    const item = feed.items.find((one) => one.title?.includes('YU9'));
    expect(item?.summary).toMatch(/…$/);
    expect(item?.content).toBeUndefined();
    const page = await (await fetch(item?.link ?? '')).text();
    expect(page).toContain('二排座椅有通风按摩');
    expect(page).toContain('相关阅读');
  });

  it('answers tracked and AMP links with the page', async () => {
    const { feed } = await read('竹影财经');
    const links = feed.items.map((item) => item.link ?? '');
    expect(links.some((link) => link.includes('.amp.html?'))).toBe(true);
    expect(links.some((link) => link.includes('isappinstalled'))).toBe(true);
    for (const link of links) expect((await fetch(link)).status, link).toBe(200);
  });

  it('serves each outlet on its own loopback address', () => {
    const hosts = site.feeds.map((feed) => new URL(feed.url).host);
    expect(new Set(hosts).size).toBe(hosts.length);
    for (const host of hosts) expect(host).toMatch(/^127\./);
  });
});

describe('the faults of the sample site', () => {
  it('answers 404 for the feed that is gone', async () => {
    expect((await fetch(urlOf('旧港周刊'))).status).toBe(404);
  });

  it('never answers for the silent feed', async () => {
    const waiting = fetch(urlOf('静水科技'), { signal: AbortSignal.timeout(300) });
    await expect(waiting).rejects.toThrow(/timeout/i);
  });

  it('breaks one feed, of which a part can be read', async () => {
    const { bytes, feed } = await read('断桥数码');
    expect(new TextDecoder().decode(bytes)).not.toContain('</rss>');
    expect(feed.items.filter((item) => item.link !== undefined)).toHaveLength(3);
    expect(feed.problems).not.toEqual([]);
  });

  it('serves 200 KB that inflate to 200 MB', async () => {
    const response = await fetch(urlOf('黑匣下载'), { method: 'HEAD' });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(Number(response.headers.get('content-length'))).toBeLessThan(400_000);
    expect(() => gunzipSync(gzipBomb(), { maxOutputLength: 150_000_000 })).toThrow(/larger than/);
  });

  it('drops waiting connections when it closes', async () => {
    const other = await startSampleSite({ now });
    const silent = other.feeds.find((feed) => feed.name === '静水科技')?.url ?? '';
    const waiting = fetch(silent).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await other.close();
    expect(await waiting).toBeInstanceOf(Error);
  });
});
