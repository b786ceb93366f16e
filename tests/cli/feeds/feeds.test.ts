import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { writeConfig } from '../../support/make-config.js';
import { type NewsServer, rss, startNewsServer } from '../../support/news-server.js';
import { type } from '../fake-terminal.js';

let site: NewsServer;
let folder: string;

const hour = 3_600_000;
const long = '这是一段很长的正文。'.repeat(120);
const item = (n: number, ageHours: number, text = long) => ({
  title: `第${n}条`,
  link: `${site.origin}/${n}`,
  date: new Date(Date.now() - ageHours * hour),
  text,
});

beforeAll(async () => {
  site = await startNewsServer();
  site.serve('/feed', { type: 'application/rss+xml', body: rss([item(1, 2), item(2, 30)]) });
  site.serve('/', {
    type: 'text/html',
    body: `<html><head><title>站</title><link rel="alternate" type="application/rss+xml" title="全部" href="/feed"></head><body>x</body></html>`,
  });
  site.serve('/old', { type: 'application/rss+xml', body: rss([item(3, 24 * 400, '短')]) });
  site.serve('/page', {
    type: 'text/html',
    body: '<html><head><title>没有</title></head><body><p>nothing</p></body></html>',
  });
  site.serve('/secret', { type: 'application/rss+xml', body: rss([item(4, 1)]).replace('测试', '$' + '{MY_SECRET}') });
  site.serve('/closed', (_request, response) => response.writeHead(403).end('no'));
});
afterAll(() => site.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-cli-'));
  await writeConfig(folder, { feeds: [{ name: '旧闻', url: `${site.origin}/old` }] });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')]);
const feedsYaml = () => readFile(join(folder, 'feeds.yaml'), 'utf8');

describe('feeds add', () => {
  it('finds the feed of a page, shows it, and adds it', async () => {
    const { code, out, err } = await halfstep('feeds', 'add', site.origin, '--yes', '--group', '新闻', '--tier', '1');
    expect([code, err]).toEqual([0, expect.stringContaining('Added “测试”')]);
    expect(out).toMatch(/测试 +rss +2 +2 h ago|测试 +rss +2 +120 min ago/);
    expect(out).toContain('full text');
    expect(await feedsYaml()).toContain(
      `name: 测试\n        url: ${site.origin}/feed\n        language: zh\n        tier: 1\n`,
    );
  });

  it('asks, and accepts no', async () => {
    const before = await feedsYaml();
    expect((await type(['feeds', 'add', `${site.origin}/feed`, '--config', folder], { answers: ['n'] })).code).toBe(0);
    expect(await feedsYaml()).toBe(before);
    expect((await type(['feeds', 'add', `${site.origin}/feed`, '--config', folder], { answers: [''] })).code).toBe(0);
    expect(await feedsYaml()).not.toBe(before);
  });

  it('adds the only feed found when there is no terminal to ask', async () => {
    const before = await feedsYaml();
    const { code } = await halfstep('feeds', 'add', `${site.origin}/feed`);
    expect(code).toBe(0);
    expect(await feedsYaml()).toContain(`${site.origin}/feed`);
    await writeFile(join(folder, 'feeds.yaml'), before);
  });

  it('prints feeds as JSON without adding them', async () => {
    const before = await feedsYaml();
    const { out } = await halfstep('feeds', 'add', site.origin, '--json');
    expect(JSON.parse(out)).toMatchObject([
      { url: `${site.origin}/feed`, title: '测试', kind: 'rss', items: 2, body: 'full text' },
    ]);
    expect(await feedsYaml()).toBe(before);
  });

  it('says that there is no feed, and suggests selectors', async () => {
    const { code, err } = await halfstep('feeds', 'add', `${site.origin}/page`, '--yes');
    expect([code, err]).toEqual([1, expect.stringMatching(/No feed was found for .* kind: html with selectors/)]);
  });

  it('rejects a feed that is already configured', async () => {
    const { code, err } = await halfstep('feeds', 'add', `${site.origin}/old`, '--yes');
    expect([code, err]).toEqual([1, expect.stringContaining('already configured, as “旧闻”')]);
  });

  it('never expands a secret named in a feed’s title or address', async () => {
    expect((await halfstep('feeds', 'add', `${site.origin}/secret`, '--yes')).code).toBe(0);
    const { code, out } = await type(['feeds', 'list', '--json', '--config', folder, '--data', join(folder, 'var')], {
      env: { MY_SECRET: 'hunter2' },
    });
    expect(code).toBe(0);
    expect(out).not.toContain('hunter2');
    expect(out).toContain('$ {MY_SECRET}');
  });
});

describe('feeds check', () => {
  it('distinguishes healthy, quiet, page, refusal and absence, each with a remedy, in order', async () => {
    await writeConfig(folder, {
      feeds: ['feed', 'old', 'page', 'closed', 'none'].map((path) => ({ name: path, url: `${site.origin}/${path}` })),
    });
    const { code, out, err } = await halfstep('feeds', 'check', '--json');
    const rows = z
      .array(z.object({ name: z.string(), state: z.string(), evidence: z.string(), cure: z.string() }))
      .parse(JSON.parse(out));
    expect(rows.map(({ name, state }) => [name, state])).toEqual([
      ['feed', 'healthy'],
      ['old', 'quiet'],
      ['page', 'broken'],
      ['closed', 'blocked'],
      ['none', 'broken'],
    ]);
    for (const { state, evidence, cure } of rows) {
      expect(evidence).not.toBe('');
      expect(cure === '').toBe(state === 'healthy');
    }
    expect(code).toBe(1);
    expect(err).toContain('3 of 5 feeds need attention');
    const one = await halfstep('feeds', 'check', 'closed');
    expect([one.code, one.err]).toEqual([1, expect.stringContaining('1 of 1 feed needs attention')]);
  });

  it('follows a sitemap index to its newest sitemap', async () => {
    const map = `${site.origin}/map.xml`;
    site.serve('/index.xml', {
      type: 'text/xml',
      body: `<sitemapindex><sitemap><loc>${map}</loc></sitemap></sitemapindex>`,
    });
    site.serve('/map.xml', { type: 'text/xml', body: `<urlset><url><loc>${site.origin}/1</loc></url></urlset>` });
    await writeConfig(folder, { feeds: [{ name: '站点地图', url: `${site.origin}/index.xml` }] });
    const { code, out } = await halfstep('feeds', 'check', '站点地图', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([0, [{ state: 'healthy', items: 1 }]]);
  });

  it('rejects an unknown feed, and suggests a similar one', async () => {
    expect(await halfstep('feeds', 'check', 'nope')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/No feed has the id, address or name nope\. .*halfstep feeds list/),
    });
    await writeConfig(folder, { feeds: [{ name: '旧闻', id: 'old-news', url: `${site.origin}/old` }] });
    expect((await halfstep('feeds', 'check', 'old-new')).err).toContain('Did you mean “old-news”?');
  });
});

describe('feeds list and remove', () => {
  it('list the configured feeds, and remove one by id', async () => {
    const { out } = await halfstep('feeds', 'list', '--json');
    const [feed] = z.array(z.object({ id: z.string(), name: z.string() })).parse(JSON.parse(out));
    expect(feed?.name).toBe('旧闻');
    expect(await halfstep('feeds', 'remove', feed?.id ?? '')).toMatchObject({ code: 0 });
    expect(JSON.parse((await halfstep('feeds', 'list', '--json')).out)).toEqual([]);
    expect(await halfstep('feeds', 'remove', feed?.id ?? '')).toMatchObject({
      code: 2,
      err: expect.stringContaining('halfstep feeds list'),
    });
  });

  it('remove by address or name, but not by an ambiguous name', async () => {
    const names = async () =>
      z.array(z.object({ name: z.string() })).parse(JSON.parse((await halfstep('feeds', 'list', '--json')).out));
    await writeConfig(folder, {
      feeds: [
        { name: 'Example', url: 'https://a.example/feed' },
        { name: 'Example', id: 'second', url: 'https://b.example/feed' },
        { name: 'IT之家', url: 'https://c.example/feed' },
        { name: 'second', url: 'https://d.example/feed' },
      ],
    });
    expect(await halfstep('feeds', 'remove', 'example')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/Several feeds are named “Example”\. Use an id: a\.example-feed, second$/),
    });
    expect(await names()).toHaveLength(4);
    expect(await halfstep('feeds', 'remove', 'it之家')).toMatchObject({
      code: 0,
      out: 'Removed “IT之家” (c.example-feed). A running service notices within seconds.',
    });
    // An id takes precedence over a name.
    expect(await halfstep('feeds', 'remove', 'second')).toMatchObject({ code: 0 });
    expect(await halfstep('feeds', 'remove', 'https://a.example/feed/')).toMatchObject({ code: 0 });
    expect(await names()).toEqual([{ name: 'second' }]);
  });
});

describe('feeds export and import', () => {
  it('round-trip folders and titles', async () => {
    await writeConfig(folder, {
      feeds: [
        { name: 'A & “B” <c>', url: 'https://a.example/feed?x=1&y=2', group: '科技' },
        { name: '无组', url: 'https://b.example/feed' },
      ],
    });
    const { out: opml } = await halfstep('feeds', 'export');
    const file = join(folder, 'out.opml');
    await import('node:fs/promises').then(({ writeFile }) => writeFile(file, opml));
    await writeConfig(folder, { feeds: [] });
    expect(await halfstep('feeds', 'import', file)).toMatchObject({
      code: 0,
      out: 'Added 2 feeds; 0 were already configured.',
    });
    expect(await halfstep('feeds', 'import', file)).toMatchObject({ out: 'Added 0 feeds; 2 were already configured.' });
    const feeds: unknown = JSON.parse((await halfstep('feeds', 'list', '--json')).out);
    expect(feeds).toMatchObject([
      { name: '无组', url: 'https://b.example/feed', group: null },
      { name: 'A & “B” <c>', url: 'https://a.example/feed?x=1&y=2', group: '科技' },
    ]);
  });

  it('rejects a file that is not OPML', async () => {
    expect(await halfstep('feeds', 'import', join(folder, 'halfstep.yaml'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('not an OPML file'),
    });
  });
});
