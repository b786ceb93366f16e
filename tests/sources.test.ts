/**
 * What real sources do, end to end: each case on a real server, through the real worker, into a real database.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeedWatch, watchFeeds } from './support/feed-watch.js';
import { rss } from './support/news-server.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let watch: FeedWatch;
beforeAll(async () => {
  watch = await watchFeeds();
});
afterAll(() => watch.close());

/** Newest first. Items with the same name and date are the same item. */
const items = (name: string, count: number, everyMs = HOUR_MS, newest = watch.now()) =>
  Array.from({ length: count }, (_, n) => new Date(newest.getTime() - n * everyMs)).map((date) => ({
    title: `${name} ${date.toISOString()}`,
    link: `https://outlet.example/${name}/${date.getTime()}`,
    date,
    text: '正文',
  }));
const serveFeed = (path: string, body: string | Buffer, type = 'application/rss+xml', headers = {}) =>
  watch.site.serve(path, { type, body, headers });
const facts = () => {
  const outcome = watch.last();
  return outcome.kind === 'done' ? outcome.fields : outcome;
};
const articlesOf = async (feedPath: string) =>
  (await watch.store.articles.list({ limit: 5_000 })).filter(({ outlet }) => outlet === feedPath);

describe('a page served with 200 instead of a feed', () => {
  it('is broken, not empty, and the feed that the page links to is the cure', async () => {
    serveFeed(
      '/page',
      '<!doctype html><html><head><title>首页</title><link rel="alternate" type="application/rss+xml" href="/real.xml"></head><body>x</body></html>',
      'text/html',
    );
    const memory = await watch.poll('/page');
    expect(memory).toMatchObject({ state: 'broken', lastOutcome: 'unreadable', failures: 1, lastOkAt: null });
    expect(memory.evidence).toContain('首页');
    expect(memory.cure).toBe(`The page links to a feed: put ${watch.site.origin}/real.xml into feeds.yaml.`);
  });
  it('is blocked if it is a captcha', async () => {
    serveFeed('/guard', '<html><title>安全验证</title><div id="captcha">请完成验证</div></html>', 'text/html');
    const memory = await watch.poll('/guard');
    expect(memory).toMatchObject({ state: 'blocked', evidence: expect.stringContaining('captcha') });
  });
  it('leaves no validator behind that would make the next poll look healthy', async () => {
    watch.site.serve('/tagged', (request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"page"' }).end('<html><body>x</body></html>');
    });
    await watch.poll('/tagged');
    expect(await watch.poll('/tagged')).toMatchObject({ lastOutcome: 'unreadable', failures: 2 });
  });
});

describe('a feed that responds but has been frozen for years', () => {
  it('is quiet although every response was 200', async () => {
    serveFeed('/frozen', rss(items('frozen', 20, HOUR_MS, new Date('2018-09-23T02:00:00Z'))));
    const first = await watch.poll('/frozen');
    expect(first.state).toBe('quiet');
    expect(first.evidence).toMatch(/^nothing new for \d{4} days$/);
    watch.turn({ minutes: 60 });
    expect(await watch.poll('/frozen')).toMatchObject({ state: 'quiet', stateSince: first.stateSince, failures: 0 });
  });
});

describe('a feed with odd content', () => {
  it('is read whatever its content type', async () => {
    serveFeed('/as-html', rss(items('as-html', 3)), 'text/html; charset=UTF-8');
    expect(await watch.poll('/as-html')).toMatchObject({ state: 'healthy', windowItems: 3 });
  });
  it('keeps dates that are not RFC 822, in the feed’s time zone', async () => {
    const item = (n: number, date: string) =>
      `<item><title>odd ${n}</title><link>https://outlet.example/odd/${n}</link><pubDate>${date}</pubDate></item>`;
    const dates = [
      '2026-11-02 18:30:00  +0800',
      '2026年11月2日 18:30',
      '2026-11-02 18:30:00',
      'Mon, 2 Nov 2026 10:30:00 Z',
    ];
    serveFeed(
      '/odd',
      `<rss version="2.0"><channel><title>x</title>${dates.map((date, n) => item(n, date)).join('')}</channel></rss>`,
    );
    watch.turn(new Date(Math.max(watch.now().getTime(), Date.parse('2026-11-03T00:00:00Z'))));
    await watch.poll('/odd');
    const found = await articlesOf('/odd');
    expect(found.map(({ publishedAt }) => publishedAt.toISOString())).toEqual(
      Array(4).fill('2026-11-02T10:30:00.000Z'),
    );
  });
  it('keeps items without date, description or guid, without duplicates', async () => {
    const body = `<rss version="2.0"><channel><title>x</title>${[1, 2, 3]
      .map((n) => `<item><title>bare ${n}</title><link>https://outlet.example/bare/${n}</link></item>`)
      .join('')}</channel></rss>`;
    serveFeed('/bare', body);
    await watch.poll('/bare');
    serveFeed('/bare', body.replace('<title>x', '<title>y'));
    watch.turn({ minutes: 30 });
    const memory = await watch.poll('/bare');
    expect(facts()).toMatchObject({ items: 3, new: 0 });
    expect(memory).toMatchObject({ state: 'healthy', newestItemAt: null });
    expect(await articlesOf('/bare')).toHaveLength(3);
  });
  it('is read although it is not well-formed', async () => {
    const broken = rss(items('broken', 5)).replaceAll('正文', 'A & B <b>x</i>&nbsp;').replace('</channel></rss>', '');
    serveFeed('/broken', broken);
    await watch.poll('/broken');
    expect(facts()).toMatchObject({ items: 5, new: 5 });
  });
  it('is read at 475 KB and at 2 MB without blocking the process', async () => {
    const long = '小米发布会上的一段很长的正文。'.repeat(700);
    serveFeed('/large', rss(items('large', 50).map((item) => ({ ...item, text: long }))));
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    const memory = await watch.poll('/large');
    clearInterval(timer);
    expect(memory).toMatchObject({ state: 'healthy', windowItems: 50 });
    expect(turns).toBeGreaterThan(5);
  });
  it('is refused beyond the size limit, naming the setting to raise', async () => {
    serveFeed('/huge', Buffer.alloc(11_000_000, 0x20));
    const memory = await watch.poll('/huge');
    expect(memory).toMatchObject({ state: 'broken', lastOutcome: 'too-large' });
    expect(memory.cure).toContain('maxFeedMegabytes');
  });
  it('is broken if its titles are garbled, and healthy once its charset is set', async () => {
    // A title in GBK ("小米") inside UTF-8, as careless scripts produce.
    const body = (title: string) =>
      `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>小米汽车高端市场</title><item><title>${title}</title><link>https://outlet.example/garbled</link><description>小米汽车在高端市场的表现</description></item></channel></rss>`;
    const [before = '', after = ''] = body('|').split('|');
    const title = Buffer.from([0xd0, 0xa1, 0xc3, 0xd7]);
    serveFeed('/garbled', Buffer.concat([Buffer.from(before), title, Buffer.from(after)]));
    const memory = await watch.poll('/garbled');
    expect(memory).toMatchObject({ state: 'broken', evidence: 'unreadable characters in 1 of 1 title' });
    expect(memory.cure).toContain('charset');
    expect(await watch.poll('/garbled', { charset: 'gb18030' })).toMatchObject({ state: 'healthy', windowItems: 1 });
  });
  it('that is a list page names the selector that matches nothing', async () => {
    serveFeed('/list', '<ul><li class="news"><a href="/1">一</a></li></ul>', 'text/html');
    const none = await watch.poll('/list', { kind: 'html', selectors: { item: '.old' } });
    expect(none).toMatchObject({ state: 'broken', evidence: 'the selector “.old” matches nothing on the page' });
    expect(none.cure).toContain('fix the selectors');
    const some = await watch.poll('/list', { kind: 'html', selectors: { item: '.news', date: '.when' } });
    expect(some).toMatchObject({
      state: 'healthy',
      windowItems: 1,
      evidence: expect.stringContaining('“.when” for date'),
    });
  });
});

describe('an index of sitemaps', () => {
  const index = (...paths: string[]) =>
    `<sitemapindex>${paths
      .map((path, n) => `<sitemap><loc>${watch.site.origin}${path}</loc><lastmod>2026-11-${10 + n}</lastmod></sitemap>`)
      .join('')}</sitemapindex>`;
  const sitemap = (...paths: string[]) =>
    `<urlset>${paths.map((path) => `<url><loc>https://outlet.example${path}</loc></url>`).join('')}</urlset>`;

  it('is read through its three newest sitemaps every time, skipping unreadable ones', async () => {
    serveFeed('/maps', index('/m1', '/m2', '/m3', '/m4'), 'application/xml', { etag: '"maps"' });
    for (const n of [1, 2, 4]) serveFeed(`/m${n}`, sitemap(`/map/${n}`), 'application/xml');
    const memory = await watch.poll('/maps');
    expect(memory).toMatchObject({ state: 'healthy', windowItems: 2, etag: null, bodyHash: null });
    expect(watch.site.hits.get('/m1')).toBeUndefined();
    expect(watch.site.hits.get('/m3')).toBe(1);
    serveFeed('/m4', sitemap('/map/4', '/map/5'), 'application/xml');
    await watch.poll('/maps');
    expect(facts()).toMatchObject({ items: 3, new: 1 });
  });
  it('is broken if none of them can be read, and says why', async () => {
    serveFeed('/lost-maps', index('/nowhere'), 'application/xml');
    const memory = await watch.poll('/lost-maps');
    expect(memory).toMatchObject({
      state: 'broken',
      evidence: expect.stringMatching(/an index of 1 sitemap;.*answered 404/),
    });
    expect(memory.cure).toContain('one of its sitemaps');
  });
  it('is not followed into another index', async () => {
    serveFeed('/round-maps', index('/round-maps'), 'application/xml');
    expect(await watch.poll('/round-maps')).toMatchObject({ state: 'broken' });
    expect(watch.site.hits.get('/round-maps')).toBe(2);
  });
});

describe('a refusal', () => {
  it('is recorded for that source with reason and back-off; collected entries are kept, and other sources are unaffected', async () => {
    serveFeed('/refused', rss(items('refused', 3)));
    serveFeed('/beside', rss(items('beside', 3)));
    await watch.poll('/refused');
    watch.site.serve('/refused', (_request, response) => response.writeHead(403).end('no'));
    const pauses: number[] = [];
    for (let n = 0; n < 8; n++) {
      const memory = await watch.poll('/refused');
      pauses.push((memory.nextPollAt.getTime() - watch.now().getTime()) / 60_000);
      watch.turn(memory.nextPollAt);
    }
    expect(pauses.map(Math.round)).toEqual([20, 40, 80, 160, 320, 640, 1280, 1440]);
    watch.turn({ minutes: 60 * 24 * 200 });
    const still = await watch.poll('/refused');
    expect(still).toMatchObject({ state: 'blocked', evidence: expect.stringContaining('403') });
    expect(await articlesOf('/refused')).toHaveLength(3);
    expect(await watch.poll('/beside')).toMatchObject({ failures: 0 });
    serveFeed('/refused', rss(items('refused', 3)));
    expect(await watch.poll('/refused')).toMatchObject({ state: 'healthy', failures: 0, failingSince: null });
  });
  it('with 410 makes the feed dead, reports it, and gives up if it persists', async () => {
    watch.site.serve('/gone', (_request, response) => response.writeHead(410).end());
    const first = await watch.poll('/gone');
    expect(first).toMatchObject({ state: 'dead', evidence: expect.stringContaining('410') });
    expect(first.nextPollAt.getTime() - watch.now().getTime()).toBe(DAY_MS);
    watch.turn({ minutes: 2 * 1440 });
    const last = await watch.poll('/gone');
    expect(last.evidence).toMatch(/given up on, polled once a month$/);
    expect(last.nextPollAt.getTime() - watch.now().getTime()).toBe(30 * DAY_MS);
  });
  it('with Retry-After is respected', async () => {
    serveFeed('/later', rss(items('later', 3)));
    await watch.poll('/later');
    watch.site.serve('/later', (_request, response) => response.writeHead(429, { 'retry-after': '7200' }).end());
    const memory = await watch.poll('/later');
    expect(memory.nextPollAt.getTime() - watch.now().getTime()).toBe(2 * HOUR_MS);
    expect(memory).toMatchObject({ state: 'slow', failures: 0.25 });
  });
});

describe('a short window', () => {
  it('that is too short for the interval is reported, and polled much more often at once', async () => {
    serveFeed('/short', rss(items('short', 10, 20 * 60_000)));
    const first = await watch.poll('/short');
    expect(first).toMatchObject({ overflowAt: null, evidence: null });
    watch.turn({ minutes: 24 * 60 });
    serveFeed('/short', rss(items('short', 10, 20 * 60_000)));
    const memory = await watch.poll('/short');
    expect(memory).toMatchObject({ state: 'healthy', intervalMinutes: 10, overflowAt: watch.now() });
    expect(memory.evidence).toMatch(/all 10 items were new/);
  });
  it('loses nothing when the feed is polled as planned: 60 items a day, ten of them shown', async () => {
    const start = watch.now();
    const everyMs = DAY_MS / 60;
    const published = (at: Date) => Math.floor((at.getTime() - start.getTime()) / everyMs);
    const show = () => {
      const latest = published(watch.now());
      const shown = Array.from({ length: 10 }, (_, n) => latest - n);
      serveFeed(
        '/busy',
        rss(
          shown.map((n) => ({
            title: `busy ${n}`,
            link: `https://outlet.example/busy/${n}`,
            date: new Date(start.getTime() + n * everyMs),
            text: '正文',
          })),
        ),
      );
    };
    let polls = 0;
    for (; watch.now().getTime() < start.getTime() + DAY_MS; polls++) {
      show();
      watch.turn((await watch.poll('/busy')).nextPollAt);
    }
    show();
    await watch.poll('/busy');
    expect(await articlesOf('/busy')).toHaveLength(published(watch.now()) + 10);
    expect(polls).toBeLessThan(145);
  });
});

describe('a poll that finds nothing new', () => {
  it('is conditional, parses nothing, and costs the database one query and one small write', async () => {
    let asked: string | undefined;
    watch.site.serve('/same', (request, response) => {
      asked = request.headers['if-none-match'];
      if (asked) response.writeHead(304).end();
      else response.writeHead(200, { etag: '"one"' }).end(rss(items('same', 3)));
    });
    const first = await watch.poll('/same');
    watch.turn({ minutes: 60 });
    const second = await watch.poll('/same');
    expect(asked).toBe('"one"');
    expect(second).toMatchObject({ lastOutcome: 'not-modified', bodyHash: first.bodyHash, windowItems: 3 });
    expect(second.intervalMinutes).toBeGreaterThan(first.intervalMinutes);
    expect(facts()).toMatchObject({ items: 0, new: 0 });
    expect(watch.statements()).toEqual(['SelectQueryNode', 'UpdateQueryNode']);
  });
  it('writes no more if the bytes have changed but the items have not', async () => {
    const feed = rss(items('rebuilt', 3));
    serveFeed('/rebuilt', feed);
    await watch.poll('/rebuilt');
    serveFeed('/rebuilt', feed.replace('<title>测试', '<lastBuildDate>now</lastBuildDate><title>测试'));
    watch.turn({ minutes: 60 });
    await watch.poll('/rebuilt');
    expect(facts()).toMatchObject({ items: 3, new: 0 });
    expect(watch.statements()).toEqual(['SelectQueryNode', 'SelectQueryNode', 'UpdateQueryNode']);
  });
  it('fetches in full once a day, because some servers return a stale ETag', async () => {
    let body = rss(items('stale', 3));
    watch.site.serve('/stale', (request, response) => {
      if (request.headers['if-none-match']) response.writeHead(304).end();
      else response.writeHead(200, { etag: '"always"' }).end(body);
    });
    await watch.poll('/stale');
    body = rss(items('stale-new', 4));
    watch.turn({ minutes: 60 });
    expect(await watch.poll('/stale')).toMatchObject({ lastOutcome: 'not-modified' });
    watch.turn({ minutes: 24 * 60 });
    await watch.poll('/stale');
    expect(facts()).toMatchObject({ items: 4, new: 4 });
  });
  it('reads the same bytes again if the settings for reading them have changed', async () => {
    serveFeed('/zoned', rss(items('zoned', 2)), 'application/rss+xml', { etag: '"z"' });
    await watch.poll('/zoned');
    await watch.poll('/zoned');
    expect(facts()).toMatchObject({ items: 0 });
    await watch.poll('/zoned', { language: 'en' });
    expect(facts()).toMatchObject({ items: 2, new: 0 });
  });
});

describe('a feed that moves', () => {
  it('is followed, remembered from the third sighting on, and polled at its old address once a day', async () => {
    serveFeed('/new-home', rss(items('moving', 3)));
    watch.site.serve('/old-home', (_request, response) => response.writeHead(301, { location: '/new-home' }).end());
    const states: string[] = [];
    for (let n = 0; n < 5; n++) {
      states.push((await watch.poll('/old-home')).state);
      watch.turn({ minutes: 60 });
    }
    expect(states).toEqual(['healthy', 'healthy', 'moved', 'moved', 'moved']);
    expect(watch.site.hits.get('/old-home')).toBe(3);
    expect(watch.site.hits.get('/new-home')).toBe(5);
    watch.turn({ minutes: 24 * 60 });
    expect(await watch.poll('/old-home')).toMatchObject({ movedTo: `${watch.site.origin}/new-home`, movedTimes: 4 });
    expect(watch.site.hits.get('/old-home')).toBe(4);
  });
  it('goes back to the configured address when the new one fails', async () => {
    watch.site.serve('/new-home', (_request, response) => response.writeHead(500).end());
    serveFeed('/old-home', rss(items('moving', 3)));
    await watch.poll('/old-home');
    expect(await watch.poll('/old-home')).toMatchObject({ state: 'healthy', movedTo: null, failures: 0 });
  });
  it('is not remembered if the move is temporary', async () => {
    serveFeed('/for-now', rss(items('for-now', 3)));
    watch.site.serve('/lent', (_request, response) => response.writeHead(302, { location: '/for-now' }).end());
    for (let n = 0; n < 4; n++) await watch.poll('/lent');
    expect(watch.site.hits.get('/lent')).toBe(4);
  });
});

describe('the source’s own interval', () => {
  it.each([
    ['Cache-Control', '/cached', {}, { 'cache-control': 'max-age=10800' }, 180],
    ['ttl', '/ttl', { ttl: 240 }, {}, 240],
    ['the longer of both', '/both', { ttl: 120 }, { 'cache-control': 'max-age=10800' }, 180],
    ['never more than six hours', '/week', { ttl: 10_080 }, {}, 360],
  ])('is respected: %s', async (_, path, { ttl }: { ttl?: number }, headers, minutes) => {
    const feed = rss(items(path.slice(1), 20, 6 * HOUR_MS));
    serveFeed(
      path,
      ttl ? feed.replace('<title>测试', `<ttl>${ttl}</ttl><title>测试`) : feed,
      'application/rss+xml',
      headers,
    );
    expect(await watch.poll(path)).toMatchObject({ intervalMinutes: minutes });
    watch.turn({ minutes });
    // The second time, the bytes are the same and nothing is parsed; the requested interval is remembered.
    expect((await watch.poll(path)).intervalMinutes).toBeGreaterThanOrEqual(minutes);
  });
});

describe('a feed’s own rhythm', () => {
  it('is learned, and silence is reported: normally 12 a day, none for 3 days', async () => {
    const schedule = 'every 12h';
    // Two weeks of news from a Monday, then silence from a Monday.
    const monday = Date.parse('2030-01-07T00:30:00Z');
    watch.turn(new Date(monday));
    const states: string[] = [];
    for (let half = 0; half < 28; half++) {
      serveFeed('/lively', rss(items('lively', 12, 2 * HOUR_MS)));
      states.push((await watch.poll('/lively', { schedule })).state);
      watch.turn({ minutes: 12 * 60 });
    }
    expect(new Set(states)).toEqual(new Set(['healthy']));
    const silence: [string, string | null][] = [];
    for (let day = 1; day <= 4; day++) {
      watch.turn({ minutes: 24 * 60 });
      const { state, evidence } = await watch.poll('/lively', { schedule });
      silence.push([state, evidence]);
    }
    expect(silence).toEqual([
      ['healthy', null],
      ['healthy', null],
      ['quiet', 'normally about 12 a day, nothing for 3 days'],
      ['quiet', 'normally about 12 a day, nothing for 4 days'],
    ]);
    serveFeed('/lively', rss(items('lively', 12, 2 * HOUR_MS)));
    expect(await watch.poll('/lively', { schedule })).toMatchObject({ state: 'healthy' });
  });
});

describe('the list of feeds in a digest', () => {
  it('shows state, since when, evidence and cure', async () => {
    const feeds = await watch.store.feeds.list();
    for (const { state, stateSince, evidence, cure } of feeds) {
      expect(stateSince).toBeInstanceOf(Date);
      if (!['new', 'healthy'].includes(state))
        expect([evidence, cure]).toEqual([expect.stringMatching(/./), expect.stringMatching(/./)]);
    }
  });
});
