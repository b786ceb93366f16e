/**
 * The parts of a process, opened in the order of their dependencies and closed in reverse.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import type { DigestDefinition } from './core/config/digest-definition.js';
import type { FeedConfig } from './core/config/feed-config.js';
import type { Settings } from './core/config/settings.js';
import type { Seeds } from './core/seeds/seeds.js';
import type { Filer } from './core/stories/decide/create-filer.js';
import { createSenders, type Senders } from './io/channels/senders.js';
import type { Config } from './io/config/load-config.js';
import { loadLinkSecret } from './io/database/link-secret.js';
import { type Database, openDatabase } from './io/database/open-database.js';
import { lockRoles, type RoleLock } from './io/database/role-lock.js';
import { createStore, type Store } from './io/database/store.js';
import { createFindPage, type FindPage } from './io/fetch/find-page.js';
import { createReadFeed, type ReadFeed } from './io/fetch/read-feed.js';
import { createReadPage } from './io/fetch/read-page.js';
import { createResolveLink } from './io/fetch/resolve-link.js';
import { createSubscribe, type Subscribe } from './io/fetch/subscribe.js';
import { type ConfiguredHttp, createConfiguredHttp } from './io/http/configured-http.js';
import { type LiveJudge, openLiveJudge } from './io/judge/live-judge.js';
import { labelledFolder } from './io/judge/read-own-labels.js';
import { loadSeeds } from './io/load-seeds.js';
import { type AskModel, createAskModel } from './io/model/ask-model.js';
import { createWriteBrief, type WriteBrief } from './io/model/write-brief.js';
import { openQueues, type Queues } from './io/queue/open-queues.js';
import { loadFiler } from './io/stories/load-filer.js';
import { createArticleExtractor } from './io/threads/extract-article-safely.js';
import { createFeedParser } from './io/threads/parse-feed-safely.js';
import type { ServiceRole } from './pipeline.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SEEDS = `${ROOT}/seeds`;
/** A process must end within ten seconds of SIGTERM; the remaining three are for closing connections. */
const GRACE_MS = 6_000;

/** A configuration that may change while the service runs. */
export interface LiveConfig {
  current(): Config;
  /** Calls back after each change. */
  onChange(listener: (config: Config) => void): void;
}

export interface PartsOptions {
  roles: ServiceRole[];
  config: LiveConfig;
  dataFolder: string;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Signs the links in editions; by default one is generated and kept in the database. */
  linkSecret?: string | undefined;
  logger: Logger;
  /** Whether the clock runs; a command that polls once has none. */
  ticking: boolean;
  now?: () => Date;
}

export interface Parts {
  now(): Date;
  logger: Logger;
  settings(): Settings;
  feeds(): FeedConfig[];
  feed(id: string): FeedConfig | undefined;
  digests(): DigestDefinition[];
  digest(id: string): DigestDefinition | undefined;
  /** Kind of each enabled channel, by its name. */
  channelKinds(): Record<string, string>;
  database: Database;
  store: Store;
  queues: Queues;
  seeds: Seeds;
  judge: LiveJudge;
  /** Folder of the operator's labelled articles; null if none is configured. */
  labelled(): string | null;
  askModel: AskModel;
  writeBrief: WriteBrief;
  filer: Filer;
  http: ConfiguredHttp;
  readFeed: ReadFeed;
  subscribe: Subscribe;
  findPage: FindPage;
  send: Senders['send'];
  sendNotice: Senders['sendNotice'];
  /** Requests an address of the operator's; true if it answers with success. */
  ping(url: string): Promise<boolean>;
  /** Signs the links in editions. */
  linkSecret: string;
  /** Finishes running tasks or gives them back, then closes everything, within ten seconds. */
  close(): Promise<void>;
}

/** Opens all parts; closes those already open if a later one fails. Throws one clear line. */
export async function buildParts(options: PartsOptions): Promise<Parts> {
  const { logger, dataFolder, databaseUrl: url, roles } = options;
  const database = await openDatabase({ url, dataFolder, logger });
  let lock: RoleLock | null = null;
  let queues: Queues | null = null;
  try {
    if (options.ticking) lock = await lockRoles(database.config, roles, database.embedded);
    const { redisUrl } = options;
    queues = await openQueues(
      redisUrl === undefined ? { kind: 'postgres', config: database.config } : { kind: 'redis', url: redisUrl },
      logger,
    );
    return await assembleParts(options, { database, lock, queues });
  } catch (error) {
    await queues?.close(0);
    await lock?.release();
    await database.close();
    throw error;
  }
}

interface Servers {
  database: Database;
  lock: RoleLock | null;
  queues: Queues;
}

async function assembleParts(options: PartsOptions, { database, lock, queues }: Servers): Promise<Parts> {
  const { config, logger, dataFolder } = options;
  const settings = () => config.current().settings;
  const now = options.now ?? (() => new Date());
  const store = createStore(database.db);
  const seeds = await loadSeeds(SEEDS);
  const warn = (message: string) => logger.warn(message);
  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn });
  const filer = await loadFiler();
  const http = createConfiguredHttp(() => settings().fetch, store.hosts, version());
  const linkSecret = await loadLinkSecret(database.db, options.linkSecret);
  const senders = createSenders({ settings, linkSecret, http: http.services, dataFolder, now: () => now().getTime() });
  const { close: closeReaders, ...readers } = createReaders({ settings, store, http, linkSecret, now });
  const model = { settings, http: http.services, store: store.model, now };
  return {
    now,
    logger,
    settings,
    feeds: () => config.current().feeds,
    feed: (id) => config.current().feeds.find((one) => one.id === id),
    digests: () => config.current().digests,
    digest: (id) => config.current().digests.find((one) => one.id === id),
    channelKinds: () => channelKinds(settings()),
    database,
    store,
    queues,
    seeds,
    judge,
    labelled: () => labelledFolder(settings(), dataFolder),
    askModel: createAskModel({ ...model, themes: seeds.themes }),
    writeBrief: createWriteBrief(model),
    filer,
    http,
    ...readers,
    ...senders,
    ping: async (url) => (await http.services.get(url, { purpose: 'api' })).kind === 'ok',
    linkSecret,
    close: async () => {
      await queues.close(GRACE_MS);
      await Promise.all([http.close(), closeReaders(), senders.close()]);
      await lock?.release();
      await database.close();
    },
  };
}

/** Everything that reads feeds and pages; parsing and extraction run in threads of their own, which `close` ends. */
function createReaders({ settings, store, http, linkSecret, now }: Pick<Parts, ReaderNeeds>) {
  const parser = createFeedParser();
  const extractor = createArticleExtractor();
  return {
    readFeed: createReadFeed({ http: http.polite, parser, settings }),
    subscribe: createSubscribe({
      post: http.post,
      publicUrl: () => settings().web.publicUrl,
      secret: linkSecret,
      feeds: store.feeds,
    }),
    findPage: createFindPage({
      now,
      articles: store.articles,
      resolveLink: createResolveLink({
        http: http.polite,
        links: store.searchLinks,
        enabled: () => settings().fetch.resolveSearchLinks,
        timeoutMs: () => settings().fetch.timeoutSeconds * 1_000,
      }),
      readPage: createReadPage({
        http: http.polite,
        extractor,
        limits: () => pageLimits(settings()),
        rules: () => settings().fetch.siteRules,
      }),
    }),
    close: async () => {
      await Promise.all([parser.close(), extractor.close()]);
    },
  };
}

type ReaderNeeds = 'settings' | 'store' | 'http' | 'linkSecret' | 'now';

function channelKinds({ channels }: Settings): Record<string, string> {
  return Object.fromEntries(
    Object.entries(channels).flatMap(([name, { kind, enabled }]) => (enabled ? [[name, kind]] : [])),
  );
}

function pageLimits({ fetch }: Settings): { maxBytes: number; timeoutMs: number } {
  return { maxBytes: fetch.maxPageMegabytes * 1_000_000, timeoutMs: fetch.timeoutSeconds * 1_000 };
}

function version(): string {
  const { version } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as { version: string };
  return version;
}
