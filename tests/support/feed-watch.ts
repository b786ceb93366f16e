/** The real fetch-feed worker with a real server and database, and a clock that tests can set. */
import { FeedConfig } from '../../src/core/config/feed-config.js';
import { Settings } from '../../src/core/config/settings.js';
import type { FeedMemory } from '../../src/core/polling/feed-memory.js';
import { createStore, type Store } from '../../src/io/database/store.js';
import { createReadFeed } from '../../src/io/fetch/read-feed.js';
import { createSubscribe } from '../../src/io/fetch/subscribe.js';
import { createConfiguredHttp } from '../../src/io/http/configured-http.js';
import { createFeedParser } from '../../src/io/threads/parse-feed-safely.js';
import type { Outcome } from '../../src/pipeline.js';
import { fetchFeed } from '../../src/workers/fetch-feed.js';
import { type NewsServer, startNewsServer } from './news-server.js';
import { openTestDatabase } from './test-database.js';

export const LINK_SECRET = 'a secret that only this test knows, long enough';

export interface FeedWatch {
  site: NewsServer;
  store: Store;
  /** Polls the feed at a path of the site now; returns its stored state. `more`: further settings, as in feeds.yaml. */
  poll(path: string, more?: object): Promise<FeedMemory>;
  /** Result of the last poll. */
  last(): Outcome;
  /** Its database queries, e.g. SelectQueryNode. */
  statements(): string[];
  now(): Date;
  /** Sets the clock to a time, or moves it forward by minutes. */
  turn(to: Date | { minutes: number }): void;
  close(): Promise<void>;
}

export async function watchFeeds(settingsFile: object = {}): Promise<FeedWatch> {
  const site = await startNewsServer();
  const database = await openTestDatabase();
  let statements: string[] = [];
  const watchedDb = database.db.withPlugin({
    transformQuery: ({ node }) => {
      statements.push(node.kind);
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  const store = createStore(watchedDb);
  const settings = Settings.parse({ fetch: { allowAddresses: ['127.0.0.0/8'] }, ...settingsFile });
  const http = createConfiguredHttp(() => settings.fetch, store.hosts, 'test');
  const parser = createFeedParser();
  const readFeed = createReadFeed({ http: http.polite, parser, settings: () => settings });
  const subscribe = createSubscribe({
    post: http.post,
    publicUrl: () => settings.web.publicUrl,
    secret: LINK_SECRET,
    feeds: store.feeds,
  });
  const feeds = new Map<string, FeedConfig>();
  let clock = new Date();
  let outcome: Outcome;
  return {
    site,
    store,
    now: () => clock,
    turn: (to) => {
      clock = to instanceof Date ? to : new Date(clock.getTime() + to.minutes * 60_000);
    },
    last: () => outcome,
    statements: () => statements,
    poll: async (path, more = {}) => {
      const feed = FeedConfig.parse({ name: path, url: `${site.origin}${path}`, ...more });
      feeds.set(feed.id, feed);
      await store.feeds.sync([...feeds.values()], clock);
      statements = [];
      outcome = await fetchFeed(
        { feedId: feed.id },
        {
          store,
          now: () => clock,
          random: () => 0,
          feed: () => feed,
          settings: () => settings,
          readFeed,
          subscribe,
        },
      );
      const memory = await createStore(database.db).feeds.get(feed.id);
      if (!memory) throw new Error(`${feed.id} is not remembered`);
      return memory;
    },
    close: async () => {
      await Promise.all([http.close(), parser.close()]);
      await database.close();
      await site.close();
    },
  };
}
