/**
 * Speed of fetching, parsing and storing 300 feeds of 30 entries: all new, all answered 304, and changed without new entries.
 * Runs the real job, queue and worker on the private database; another process serves the feeds. Baseline: undici and rss-parser,
 * 32 feeds in parallel, storing nothing.
 * Run: npx tsc -p bench && node var/bench/bench/fetch-feeds.js [--redis redis://127.0.0.1:6379/9]
 */
import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import RssParser from 'rss-parser';
import { fetch } from 'undici';
import { FeedConfig } from '../src/core/config/feed-config.js';
import { Settings } from '../src/core/config/settings.js';
import { type Database, openDatabase } from '../src/io/database/open-database.js';
import { createStore, type Store } from '../src/io/database/store.js';
import { createReadFeed } from '../src/io/fetch/read-feed.js';
import { createConfiguredHttp } from '../src/io/http/configured-http.js';
import { createLogger } from '../src/io/logger.js';
import { openQueues } from '../src/io/queue/open-queues.js';
import { createFeedParser, type FeedParser } from '../src/io/threads/parse-feed-safely.js';
import { pollFeeds } from '../src/jobs/poll-feeds.js';
import { fetchFeed } from '../src/workers/fetch-feed.js';

const FEEDS = 300;
const ENTRIES = 30;
const ROUNDS = 3;
const AT_ONCE = 32;
const SENTENCE =
  '小米在发布会上公布了这一代旗舰的起售价，并表示首月交付已经超过预期的 12,000 台，门店排队的人比去年多。';

/** About 25 KB, the median of the default feeds. `edition` changes bytes, not entries. */
function rss(feed: number, edition: string): string {
  const item = (n: number) => `<item><title>第 ${feed} 号来源第 ${n} 条：旗舰价格上探 ${feed * 37 + n} 元</title>
<link>http://outlet${feed}.example/2026/${n}.html</link><guid isPermaLink="false">${feed}-${n}</guid>
<pubDate>${new Date(Date.now() - n * 3_600_000).toUTCString()}</pubDate><category>手机</category>
<description><![CDATA[<p>${SENTENCE.repeat(5)}</p>]]></description></item>`;
  return `<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>来源 ${feed}</title><generator>${edition}</generator>
${Array.from({ length: ENTRIES }, (_, n) => item(n)).join('\n')}</channel></rss>`;
}

/** Runs in a separate process: answers /EDITION/FEED with an ETag of the edition. */
function serve(): void {
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const [, edition = '', feed = ''] = (request.url ?? '').split('/');
    const etag = `"${edition}-${feed}"`;
    if (request.headers['if-none-match'] === etag) return response.writeHead(304, { etag }).end();
    const body = bodies.get(etag) ?? Buffer.from(rss(Number(feed), edition));
    bodies.set(etag, body);
    return response.writeHead(200, { 'content-type': 'application/rss+xml', etag }).end(body);
  });
  server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
  process.on('disconnect', () => process.exit(0));
}

interface Timed {
  feedsPerSecond: number;
  cpuSeconds: number;
}

async function timed(run: () => Promise<unknown>): Promise<Timed> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await run();
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  return { feedsPerSecond: FEEDS / seconds, cpuSeconds: (user + system) / 1e6 };
}

async function inLanes(jobs: (() => Promise<unknown>)[]): Promise<void> {
  const waiting = [...jobs];
  const lane = async () => {
    for (let job = waiting.shift(); job; job = waiting.shift()) await job();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Wired as in `start-service.ts`, but only this stage runs; tasks for the next stage stay queued. */
async function openLoop(database: Database, parser: FeedParser, redis: string | undefined, origin: string) {
  const logger = createLogger({ level: 'silent' });
  const store = createStore(database.db);
  const queues = await openQueues(
    redis === undefined ? { kind: 'postgres', config: database.config } : { kind: 'redis', url: redis },
    logger,
  );
  const settings = Settings.parse({ fetch: { allowAddresses: ['127.0.0.0/8'] } });
  const http = createConfiguredHttp(() => settings.fetch, store.hosts, 'bench');
  const readFeed = createReadFeed({ http: http.polite, parser, settings: () => settings });
  let edition = 'a';
  const feeds = () =>
    Array.from({ length: FEEDS }, (_, n) =>
      FeedConfig.parse({ id: `feed-${n}`, name: `来源 ${n}`, url: `${origin}/${edition}/${n}` }),
    );
  const now = () => new Date();
  let finished = 0;
  let report = (): void => undefined;
  queues.work('fetch-feed', AT_ONCE, async (payload) => {
    const byId = feedById.get(payload.feedId);
    const outcome = await fetchFeed(payload, {
      now,
      random: Math.random,
      feed: () => byId,
      settings: () => settings,
      store,
      readFeed,
      subscribe: async () => undefined,
    });
    if (++finished === FEEDS) setImmediate(report);
    return outcome;
  });
  let feedById = new Map(feeds().map((feed) => [feed.id, feed]));
  await store.feeds.sync(feeds(), now());
  return {
    store,
    show(next: string) {
      edition = next;
      feedById = new Map(feeds().map((feed) => [feed.id, feed]));
    },
    async pollAll() {
      finished = 0;
      const done = new Promise<void>((resolve) => {
        report = resolve;
      });
      await pollFeeds({ now, feeds, store, add: queues.add }, { force: true });
      await done;
    },
    async close() {
      await queues.close(5_000);
      await http.close();
    },
  };
}

async function baseline(origin: string, etag: boolean): Promise<void> {
  const parser = new RssParser();
  await inLanes(
    Array.from({ length: FEEDS }, (_, n) => async () => {
      const headers: Record<string, string> = etag ? { 'if-none-match': `"a-${n}"` } : {};
      const answer = await fetch(`${origin}/a/${n}`, { headers });
      if (answer.status === 200) await parser.parseString(await answer.text());
    }),
  );
}

async function check(store: Store): Promise<void> {
  const entries = await store.entries.count();
  if (entries !== FEEDS * ENTRIES) throw new Error(`${entries} entries are stored instead of ${FEEDS * ENTRIES}`);
}

function print(name: string, ours: Timed[], theirs: Timed[]): void {
  const best = (all: Timed[]) => all.reduce((a, b) => (a.feedsPerSecond >= b.feedsPerSecond ? a : b));
  const [us, them] = [best(ours), best(theirs)];
  const rate = ({ feedsPerSecond }: Timed) => feedsPerSecond.toFixed(0).padStart(6);
  console.log(
    `${name.padEnd(24)}${rate(us)} feeds/s  ${us.cpuSeconds.toFixed(2)} s CPU   baseline ${rate(them)} feeds/s   ratio ${(us.feedsPerSecond / them.feedsPerSecond).toFixed(2)}`,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { redis: { type: 'string' } } });
  const child = fork(fileURLToPath(import.meta.url), ['--serve'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const port = await new Promise<number>((ready) => child.once('message', (message) => ready(Number(message))));
  const origin = `http://127.0.0.1:${port}`;
  const times: Record<'cold' | 'same' | 'bytes' | 'baselineCold' | 'baselineSame', Timed[]> = {
    cold: [],
    same: [],
    bytes: [],
    baselineCold: [],
    baselineSame: [],
  };
  await baseline(origin, false);
  // As in a running service, threads are warm from the second round on.
  const parser = createFeedParser();
  for (let round = 0; round < ROUNDS; round++) {
    const folder = await mkdtemp(join(tmpdir(), 'halfstep-bench-'));
    const logger = createLogger({ level: 'silent' });
    const database = await openDatabase({ url: undefined, dataFolder: folder, logger });
    const loop = await openLoop(database, parser, values.redis, origin);
    times.cold.push(await timed(() => loop.pollAll()));
    await check(loop.store);
    times.baselineCold.push(await timed(() => baseline(origin, false)));
    times.same.push(await timed(() => loop.pollAll()));
    times.baselineSame.push(await timed(() => baseline(origin, true)));
    loop.show('b');
    times.bytes.push(await timed(() => loop.pollAll()));
    await check(loop.store);
    await loop.close();
    await database.close();
    // The server may still be shutting down.
    await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
  await parser.close();
  child.disconnect();
  const queue = values.redis === undefined ? 'PostgreSQL' : 'Redis';
  console.log(`${FEEDS} feeds × ${ENTRIES} entries, best of ${ROUNDS} rounds, queue on ${queue}`);
  print('all new', times.cold, times.baselineCold);
  print('all 304', times.same, times.baselineSame);
  print('new bytes, no news', times.bytes, times.baselineCold);
}

if (process.argv.includes('--serve')) serve();
else await main();
