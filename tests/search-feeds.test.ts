/**
 * Items of search feeds become the articles that they point to. Runs against a simulated search engine: real HTTP, worker,
 * service and database.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FetchConfig } from '../src/core/config/fetch-config.js';
import { prepareEntries } from '../src/core/entries/prepare-entries.js';
import { parseFeed } from '../src/core/feed/parse-feed.js';
import type { Database } from '../src/io/database/open-database.js';
import { createStore, type Store } from '../src/io/database/store.js';
import { createFindPage } from '../src/io/fetch/find-page.js';
import { createResolveLink } from '../src/io/fetch/resolve-link.js';
import { type ConfiguredHttp, createConfiguredHttp } from '../src/io/http/configured-http.js';
import type { Outcome } from '../src/pipeline.js';
import { readArticle } from '../src/workers/read-article.js';
import { makeConfig } from './support/make-config.js';
import { rss, startNewsServer } from './support/news-server.js';
import { startQuietService } from './support/quiet-service.js';
import { type SearchEngine, startSearchEngine } from './support/search-engine.js';
import { makeDatabaseUrl, openTestDatabase } from './support/test-database.js';

const DATE = new Date('2026-11-16T01:00:00Z');
const TITLE = '小米 SU7 Ultra 开启交付，售价 52.99 万元';
const TEXT = '小米汽车宣布，小米 SU7 Ultra 正式开启交付，官方售价 52.99 万元，首批车主在北京提车。'.repeat(12);
const PAGE = `<!doctype html><html><head><title>${TITLE}</title></head><body><article><h1>${TITLE}</h1><p>${TEXT}</p></article></body></html>`;

let engine: SearchEngine;
beforeAll(async () => {
  engine = await startSearchEngine();
});
afterAll(() => engine.close());

describe('one article of a search feed', () => {
  let database: Database;
  let store: Store;
  let http: ConfiguredHttp;
  let settings = { resolveSearchLinks: true };
  let now = DATE;
  let minGapSeconds = 0;
  const pages: string[] = [];
  const outcomes: Outcome[] = [];

  beforeAll(async () => {
    database = await openTestDatabase();
    store = createStore(database.db);
    http = newHttp();
  });
  afterEach(async () => {
    await database.db.deleteFrom('hosts').execute();
    engine.fault = null;
    engine.asked.length = engine.askedAt.length = pages.length = outcomes.length = 0;
    settings = { resolveSearchLinks: true };
  });
  afterAll(async () => {
    await http.close();
    await database.close();
  });
  const newHttp = () => {
    const fetch = FetchConfig.parse({ proxy: engine.proxy, minGapSeconds });
    return createConfiguredHttp(() => fetch, store.hosts, 'test');
  };

  /** Stores an entry as the feed's poll would; returns the article's id. */
  const found = async (link: string, feedId = 'search'): Promise<string> => {
    const body = engine.feed([
      { link, title: TITLE, outlet: '云杉科技报', home: 'https://www.yunshan.example', date: DATE },
    ]);
    const parsed = parseFeed(Buffer.from(body));
    const { entries } = prepareEntries(parsed, { feedId, language: null, linksIdentify: true });
    const { newArticles } = await store.entries.store({ feedId, outlet: 'Google 新闻', tier: 3 }, entries, DATE);
    const articleId = newArticles[0] ?? (await store.articles.find({ keys: [link] }))?.id;
    if (articleId === undefined) throw new Error('the article is stored');
    return articleId;
  };
  const read = async (articleId: string): Promise<Outcome> => {
    const findPage = createFindPage({
      now: () => now,
      articles: store.articles,
      resolveLink: createResolveLink({
        http: http.polite,
        links: store.searchLinks,
        enabled: () => settings.resolveSearchLinks,
        timeoutMs: () => 5_000,
      }),
      readPage: async (url) => {
        pages.push(url);
        return { kind: 'failed', passing: false, detail: 'no page here' };
      },
    });
    const outcome = await readArticle({ articleId }, { now: () => now, store, findPage });
    outcomes.push(outcome);
    return outcome;
  };
  /** Reads again whenever it is due, until the article moves on to the next stage. */
  const readToTheEnd = async (articleId: string): Promise<Outcome> => {
    for (;;) {
      const outcome = await read(articleId);
      if (outcome.kind !== 'snoozed') return outcome;
      now = outcome.until;
    }
  };

  it('has the outlet’s name and site, and a title without either', async () => {
    const article = await store.articles.get(await found(engine.tokenFor('https://yunshan.example/0').link));
    expect(article).toMatchObject({ title: TITLE, outlet: '云杉科技报', site: 'yunshan.example', text: '' });
  });

  it('is read at the address behind its token, which becomes its key', async () => {
    const { link, id } = engine.tokenFor('https://www.yunshan.example/1.html?utm_source=google&n=1');
    const articleId = await found(link);
    await read(articleId);
    expect(engine.asked).toEqual([`/rss/articles/${id}`, '/_/DotsSplashUi/data/batchexecute']);
    expect(pages).toEqual(['https://www.yunshan.example/1.html?utm_source=google&n=1']);
    expect(await store.articles.get(articleId)).toMatchObject({
      key: 'https://yunshan.example/1.html?n=1',
      url: 'https://www.yunshan.example/1.html?utm_source=google&n=1',
      site: 'yunshan.example',
      state: 'read',
    });
  });

  it('is resolved once, whichever feed has it again', async () => {
    const { link } = engine.tokenFor('https://yunshan.example/2');
    const first = await found(link);
    await read(first);
    engine.asked.length = 0;
    // The token's own address is free again, so the second feed first creates an article of its own.
    const second = await found(link, 'other-search');
    expect(second).not.toBe(first);
    expect(await read(second)).toMatchObject({ fields: { same: first } });
    expect(engine.asked).toEqual([]);
  });

  it('is the same article as that of a feed with its direct address, and keeps both entries', async () => {
    const own = 'https://yunshan.example/3';
    const parsed = parseFeed(Buffer.from(rss([{ title: TITLE, link: own, date: DATE, text: TEXT }])));
    const { entries } = prepareEntries(parsed, { feedId: 'own', language: null, linksIdentify: true });
    const { newArticles } = await store.entries.store({ feedId: 'own', outlet: '云杉科技报', tier: 1 }, entries, DATE);
    const { link } = engine.tokenFor(`${own}?utm_medium=rss`);
    const articleId = await found(link);
    expect(await read(articleId)).toMatchObject({ kind: 'done', fields: { same: newArticles[0] }, next: [] });
    expect(await store.articles.get(articleId)).toBeUndefined();
    // Both addresses lead to the same article, and a second poll finds nothing new.
    expect(await store.articles.find({ keys: [link] })).toMatchObject({
      id: newArticles[0],
      text: expect.stringContaining('提车'),
    });
    expect(await found(link)).toBe(newArticles[0]);
  });

  it('stays separate if it was filed before its address was known', async () => {
    const own = 'https://yunshan.example/4';
    const parsed = parseFeed(Buffer.from(rss([{ title: TITLE, link: own, date: DATE, text: TEXT }])));
    const { entries } = prepareEntries(parsed, { feedId: 'own', language: null, linksIdentify: true });
    await store.entries.store({ feedId: 'own', outlet: '云杉科技报', tier: 1 }, entries, DATE);
    const { link } = engine.tokenFor(own);
    const articleId = await found(link);
    const { id: storyId } = await database.db
      .insertInto('stories')
      .values({ first_at: DATE, last_at: DATE })
      .returning('id')
      .executeTakeFirstOrThrow();
    const filing = { story_id: storyId, role: 'original', why: '{}', at: DATE, revision: 'r' };
    await database.db
      .insertInto('filings')
      .values({ article_id: articleId, added_share: null, copy_of: null, score: null, ...filing })
      .execute();
    await read(articleId);
    expect(await store.articles.get(articleId)).toMatchObject({
      url: own,
      key: expect.stringContaining('news.google.com'),
    });
  });

  it.each([
    ['throttled', /news\.google\.com answered 429/],
    ['consent', /it wants consent to cookies first \(consent page\)/],
    ['changed page', /its page holds no signature/],
    ['garbage', /its answer holds no address/],
    ['no address', /its answer holds no address/],
    ['sorry', /www\.google\.com answered 429/],
  ] as const)(
    'that cannot be resolved (%s) is tried again, and then goes on with its title, saying why',
    async (fault, why) => {
      await database.db.deleteFrom('hosts').execute();
      now = DATE;
      const { link, id } = engine.tokenFor(`https://yunshan.example/${fault}`);
      const articleId = await found(link);
      engine.fault = fault;
      expect(await read(articleId)).toMatchObject({ kind: 'snoozed', reason: expect.stringMatching(why) });
      expect(await store.articles.get(articleId)).toMatchObject({
        state: 'found',
        attempts: 1,
        fault: expect.stringMatching(why),
      });
      // Time is frozen here, so a host that said "too many" would never be asked again.
      const asked = () => engine.asked.filter((path) => path.endsWith(id)).length;
      for (let tries = 2; tries <= 4; tries++) {
        await database.db.deleteFrom('hosts').execute();
        now = new Date(now.getTime() + 200 * 60_000);
        await read(articleId);
        expect(asked()).toBe(tries);
      }
      expect(outcomes.map(({ kind }) => kind)).toEqual(['snoozed', 'snoozed', 'snoozed', 'done']);
      expect(outcomes.at(-1)).toMatchObject({ next: [{ stage: 'classify-article', payload: { articleId } }] });
      const article = await store.articles.get(articleId);
      expect(article).toMatchObject({ state: 'read', url: link, title: TITLE, fault: expect.stringMatching(why) });
      expect(pages).toEqual([]);
    },
  );

  it('that is resolved at a later attempt is read then', async () => {
    now = DATE;
    const articleId = await found(engine.tokenFor('https://yunshan.example/later').link);
    engine.fault = 'garbage';
    expect((await read(articleId)).kind).toBe('snoozed');
    engine.fault = null;
    await readToTheEnd(articleId);
    expect(pages).toEqual(['https://yunshan.example/later']);
    expect(await store.articles.get(articleId)).toMatchObject({
      url: 'https://yunshan.example/later',
      fault: 'no page here',
    });
  });

  it('waits while the search engine asks us to back off, but at most six hours', async () => {
    now = DATE;
    const articleId = await found(engine.tokenFor('https://yunshan.example/patient').link);
    await store.hosts.backOff('news.google.com', Date.now() + 24 * 3_600_000);
    now = new Date(DATE.getTime() + 5 * 3_600_000);
    expect((await read(articleId)).kind).toBe('snoozed');
    now = new Date(DATE.getTime() + 7 * 3_600_000);
    expect((await read(articleId)).kind).toBe('done');
    expect(engine.asked).toEqual([]);
    expect((await store.articles.get(articleId))?.fault).toContain('news.google.com is not due yet');
  });

  it('is not resolved if the operator has disabled it', async () => {
    settings = { resolveSearchLinks: false };
    const articleId = await found(engine.tokenFor('https://yunshan.example/unwanted').link);
    expect((await read(articleId)).kind).toBe('done');
    expect(engine.asked).toEqual([]);
    expect((await store.articles.get(articleId))?.fault).toContain('fetch.resolveSearchLinks');
  });

  it('costs the search engine two spaced requests', async () => {
    minGapSeconds = 1;
    const slow = newHttp();
    const { polite } = slow;
    const ask = createResolveLink({
      http: polite,
      links: store.searchLinks,
      enabled: () => true,
      timeoutMs: () => 5_000,
    });
    const [first, second] = [
      engine.tokenFor('https://yunshan.example/x'),
      engine.tokenFor('https://yunshan.example/y'),
    ];
    const [one, other] = await Promise.all([ask(first.link), ask(second.link)]);
    expect([one.kind, other.kind].sort()).toEqual(['found', 'wait']);
    const [page = 0, post = 0] = engine.askedAt;
    // The engine sees requests later than we send them, by their travel time.
    expect(post - page).toBeGreaterThan(900);
    expect((await polite.get('http://news.google.com/rss/search', { purpose: 'feed', patienceMs: 0 })).kind).toBe(
      'wait',
    );
    await slow.close();
  });
});

describe('a search feed next to the outlet’s own feed', () => {
  it('makes one story of one article, whichever comes first', async () => {
    const outlet = await startNewsServer();
    const folder = await mkdtemp(join(tmpdir(), 'halfstep-search-'));
    const both = `${outlet.origin}/both.html`;
    const only = `${outlet.origin}/only.html`;
    const onlyTitle = '小米 YU7 首月锁单超 24 万台，均价再创新高';
    const onlyText = '小米汽车公布，小米 YU7 首月锁单超过 24 万台，平均成交价再创新高，高端化又进一步。'.repeat(12);
    outlet.serve('/both.html', { type: 'text/html; charset=utf-8', body: PAGE });
    outlet.serve('/only.html', {
      type: 'text/html; charset=utf-8',
      body: PAGE.replaceAll(TITLE, onlyTitle).replaceAll(TEXT, onlyText),
    });
    outlet.serve('/own.xml', { type: 'text/xml', body: rss([{ title: TITLE, link: both, date: DATE, text: TEXT }]) });
    const item = { outlet: '云杉科技报', home: outlet.origin, date: DATE };
    engine.serveFeed(
      engine.feed([
        { ...item, link: engine.tokenFor(both).link, title: TITLE },
        { ...item, link: engine.tokenFor(only).link, title: onlyTitle },
      ]),
    );
    const config = await makeConfig({
      feeds: [
        { name: 'Google 新闻', url: 'http://news.google.com/rss/search?q=%E5%B0%8F%E7%B1%B3' },
        { name: '云杉科技报', url: `${outlet.origin}/own.xml` },
      ],
      settings: { fetch: { allowAddresses: ['127.0.0.0/8'], minGapSeconds: 0, proxy: engine.proxy } },
    });
    const service = await startQuietService({
      roles: ['clock', 'fetch', 'judge'],
      config: () => config,
      dataFolder: folder,
      databaseUrl: await makeDatabaseUrl(),
      now: () => new Date('2026-11-16T02:00:00Z'),
    });
    await service.poll({ force: true });
    const deadline = Date.now() + 40_000;
    for (let filed = 0; filed < 2; ) {
      const counts = await service.store.articles.counts();
      filed = counts.found + counts.read + counts.judged === 0 ? counts.filed : 0;
      if (Date.now() > deadline) throw new Error(`waited in vain: ${JSON.stringify(counts)}`);
      await new Promise((next) => setTimeout(next, 50));
    }
    const rows = await service.store.articles.list({ limit: 10 });
    expect(rows.map(({ title }) => title).sort()).toEqual([TITLE, onlyTitle].sort());
    expect(rows.map(({ url }) => url).sort()).toEqual([both, only].sort());
    expect(new Set(rows.map(({ outlet: by }) => by))).toEqual(new Set(['云杉科技报']));
    expect(await service.store.entries.count()).toBe(3);
    const read = await service.store.articles.find({ keys: [only] });
    expect(read).toMatchObject({ text_from: 'page', text: expect.stringContaining('平均成交价') });
    await service.stop();
    await outlet.close();
    await rm(folder, { recursive: true, force: true });
  });
});
