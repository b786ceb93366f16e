/**
 * How do the parts become a running service? The composition root: builds them, wires them, stops them.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { type Clock, startClock } from './io/clock.js';
import type { Config } from './io/config/load-config.js';
import { type Database, openDatabase } from './io/database/open.js';
import { lockRoles, type RoleLock } from './io/database/role-lock.js';
import { createStore, type Store } from './io/database/store.js';
import { createArticleExtractor } from './io/extract-article-safely.js';
import { gatherEdition } from './io/gather-edition.js';
import { createConfiguredHttp } from './io/http/configured-http.js';
import { loadJudge } from './io/load-judge.js';
import { loadSeeds } from './io/load-seeds.js';
import { loadFiler } from './io/load-story-model.js';
import { createFeedParser } from './io/parse-feed-safely.js';
import { openQueues, type QueueConnection, type Queues } from './io/queue.js';
import { createReadPage } from './io/read-page.js';
import { createSenders } from './io/senders.js';
import { pollFeeds } from './jobs/poll-feeds.js';
import { publishDigests } from './jobs/publish-digests.js';
import { retire } from './jobs/retire.js';
import { sweep } from './jobs/sweep.js';
import { type Facts, type Outcome, type Payload, type Role, type StageName, stages } from './pipeline.js';
import { startWeb, type Web } from './web/start-web.js';
import { classifyArticle } from './workers/classify-article.js';
import { composeEdition } from './workers/compose-edition.js';
import { deliverEdition } from './workers/deliver-edition.js';
import { fetchFeed } from './workers/fetch-feed.js';
import { fileArticle } from './workers/file-article.js';
import { readArticle } from './workers/read-article.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** SIGTERM must be answered within ten seconds; what is left of them closes connections. */
const GRACE_MS = 8_000;

/** A configuration that may change while the service runs. */
export interface LiveConfig {
  current(): Config;
  /** Calls back after each change. */
  onChange(listener: (config: Config) => void): void;
}

export interface ServiceOptions {
  roles: Role[];
  config: LiveConfig;
  dataFolder: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  logger: Logger;
  /** Whether the clock ticks by itself; a command that polls once has no clock. */
  ticking: boolean;
  now?: () => Date;
}

export interface Service {
  store: Store;
  database: Database;
  queues: Queues;
  /** Where the page is served; null without the web role. */
  web: Web | null;
  poll(options: { force: boolean }): Promise<Facts>;
  sweep(): Promise<Facts>;
  publish(): Promise<Facts>;
  /** Finishes or gives back what is in hand, within ten seconds. */
  stop(): Promise<void>;
}

export async function startService(options: ServiceOptions): Promise<Service> {
  const { roles, logger, dataFolder } = options;
  const now = options.now ?? (() => new Date());
  const database = await openDatabase({ url: options.databaseUrl, dataFolder, logger });
  let lock: RoleLock | null = null;
  try {
    if (database.embedded && options.ticking) lock = await lockRoles(database.config, roles);
    return await wire({ ...options, now, database, lock });
  } catch (error) {
    await lock?.release();
    await database.close();
    throw error;
  }
}

type Work = <S extends StageName>(stage: S, run: (payload: Payload<S>) => Promise<Outcome>) => void;

interface Foundation extends ServiceOptions {
  now: () => Date;
  database: Database;
  lock: RoleLock | null;
}

async function wire({ roles, config, logger, now, database, lock, ...options }: Foundation): Promise<Service> {
  const settings = () => config.current().settings;
  const store = createStore(database.db);
  const connection: QueueConnection =
    options.redisUrl === undefined
      ? { kind: 'postgres', config: database.config }
      : { kind: 'redis', url: options.redisUrl };
  const queues = await openQueues(connection, logger);
  const seeds = await loadSeeds(`${ROOT}/seeds`);
  const judge = await loadJudge(`${ROOT}/seeds`, seeds);
  const filer = await loadFiler();
  const http = createConfiguredHttp(() => settings().fetch, store.hosts, version());
  const parser = createFeedParser();
  const extractor = createArticleExtractor();
  const senders = createSenders({ settings, http: http.services, dataFolder: options.dataFolder });
  const feeds = () => config.current().feeds;
  const feed = (id: string) => feeds().find((one) => one.id === id);
  const digest = (id: string) => config.current().digests.find((one) => one.id === id);
  const channelKinds = () =>
    Object.fromEntries(
      Object.entries(settings().channels).flatMap(([name, { kind, enabled }]) => (enabled ? [[name, kind]] : [])),
    );
  const pageLimits = () => ({
    maxBytes: settings().fetch.maxPageMegabytes * 1_000_000,
    timeoutMs: settings().fetch.timeoutSeconds * 1_000,
  });
  const readPage = createReadPage({
    http: http.polite,
    extractor,
    limits: pageLimits,
    rules: () => settings().fetch.siteRules,
  });

  const work: Work = (stage, run) => queues.work(stage, settings().concurrency[stage], run);
  const run: { [S in StageName]: () => void } = {
    'fetch-feed': () =>
      work('fetch-feed', (payload) =>
        fetchFeed(payload, {
          now,
          random: Math.random,
          feed,
          settings,
          feeds: store.feeds,
          entries: store.entries,
          http: http.polite,
          parser,
        }),
      ),
    'read-article': () =>
      work('read-article', (payload) => readArticle(payload, { now, articles: store.articles, readPage })),
    'classify-article': () =>
      work('classify-article', (payload) => classifyArticle(payload, { ...store, judge: () => judge })),
    'file-article': () => work('file-article', (payload) => fileArticle(payload, { ...store, filer })),
    'compose-edition': () =>
      work('compose-edition', (payload) =>
        composeEdition(payload, {
          digest,
          gather: (definition, period) =>
            gatherEdition({ now, seeds, judgeVersion: () => judge.version, store }, definition, period),
          channelKinds,
          editions: store.editions,
        }),
      ),
    'deliver-edition': () =>
      work('deliver-edition', (payload) => deliverEdition(payload, { now, ...store, send: senders.send })),
  };
  for (const stage of Object.keys(stages) as StageName[]) {
    if (roles.includes(stages[stage].role)) run[stage]();
  }

  const add = queues.add;
  const jobs = {
    poll: (force: boolean) => pollFeeds({ now, feeds, store, add }, { force }),
    publish: () =>
      publishDigests({
        now,
        digests: () => config.current().digests,
        feedIds: () => feeds().flatMap(({ id, enabled }) => (enabled ? [id] : [])),
        store,
        add,
      }),
    sweep: async () => {
      await database.revive();
      return sweep({ now, store, channelKinds, add });
    },
    retire: () => retire({ now, settings, store }),
  };
  await store.feeds.sync(feeds());
  let clock: Clock | null = null;
  const wind = (): Clock | null => {
    if (!options.ticking || !roles.includes('clock')) return null;
    const { clock: cron, zone } = settings();
    return startClock(
      [
        { name: 'poll-feeds', cron: cron.poll, run: () => jobs.poll(false) },
        { name: 'publish-digests', cron: cron.publish, run: jobs.publish },
        { name: 'sweep', cron: cron.sweep, run: jobs.sweep },
        { name: 'retire', cron: cron.retire, run: jobs.retire },
      ],
      zone,
      logger,
    );
  };
  clock = wind();
  config.onChange(async (changed) => {
    await store.feeds.sync(changed.feeds);
    await clock?.stop();
    clock = wind();
    logger.info({ feeds: changed.feeds.length, digests: changed.digests.length }, 'configuration applied');
  });
  const web =
    roles.includes('web') && settings().web.enabled
      ? await startWeb({ web: settings().web, store, queues, database, logger })
      : null;

  return {
    store,
    database,
    queues,
    web,
    poll: ({ force }) => jobs.poll(force),
    sweep: jobs.sweep,
    publish: jobs.publish,
    async stop() {
      await clock?.stop();
      await web?.close();
      await queues.close(GRACE_MS);
      await Promise.all([http.close(), parser.close(), extractor.close(), senders.close()]);
      await lock?.release();
      await database.close();
    },
  };
}

function version(): string {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { version: string };
  return version;
}
