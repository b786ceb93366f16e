/**
 * Feed health as shown by the commands, from the memory of the service, on a local site.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { FeedChange } from '../../src/core/polling/feed-memory.js';
import type { Database } from '../../src/io/database/open-database.js';
import { createStore } from '../../src/io/database/store.js';
import { writeConfig } from '../support/make-config.js';
import { type NewsServer, rss, startNewsServer } from '../support/news-server.js';
import { makeDatabaseUrl, openTestDatabase } from '../support/test-database.js';
import { type } from './fake-terminal.js';

const DAY_MS = 86_400_000;
const since = new Date(Date.now() - 10 * DAY_MS);
let site: NewsServer;
let folder: string;
let database: Database;
let env: Record<string, string>;

const Rows = z.array(z.looseObject({ name: z.string() }));
const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')], { env });
const rows = async (...args: string[]) => Rows.parse(JSON.parse((await halfstep(...args, '--json')).out));

beforeAll(async () => {
  site = await startNewsServer();
  const item = (days: number) => ({
    title: `${days} 天前`,
    link: `${site.origin}/${days}`,
    date: new Date(Date.now() - days * DAY_MS),
    text: '正文',
  });
  for (const path of ['/well', '/silent']) {
    site.serve(path, { type: 'application/rss+xml', body: rss([5, 6, 7].map(item)) });
  }
  site.serve('/moved', (_request, response) => response.writeHead(301, { location: '/well' }).end());
  site.serve('/page', {
    type: 'text/html',
    body: '<html><head><link rel="alternate" type="application/rss+xml" href="/well"></head><body>x</body></html>',
  });
  folder = await mkdtemp(join(tmpdir(), 'halfstep-health-'));
  const feeds = ['well', 'silent', 'moved', 'page', 'lost'];
  await writeConfig(folder, {
    feeds: feeds.map((name) => ({ name, id: name, url: `${site.origin}/${name}` })),
  });
  env = { DATABASE_URL: await makeDatabaseUrl() };
  database = await openTestDatabase(env.DATABASE_URL);
  const store = createStore(database.db).feeds;
  await store.sync(
    feeds.map((name) => ({ id: name, name, url: `${site.origin}/${name}`, enabled: true })),
    new Date(),
  );
  const remember = (id: string, change: FeedChange) =>
    store.record(id, change, { result: { kind: 'unchanged' }, at: since, bytes: 0 });
  const everyDay = { days: 20, withNews: 20, perDay: 12 };
  await remember('well', { state: 'healthy', stateSince: since });
  await remember('silent', {
    state: 'quiet',
    stateSince: since,
    evidence: 'normally about 12 a day, nothing for 5 days',
    rhythm: { workdays: everyDay, weekends: { ...everyDay, days: 8, withNews: 8 } },
  });
  await remember('lost', { state: 'dead', stateSince: since, failures: 30 });
});
afterAll(async () => {
  await database.close();
  await site.close();
  await rm(folder, { recursive: true, force: true });
});

describe('feeds check with the memory of the service', () => {
  it('knows each feed’s rhythm, the time of its last change of state, and what to do', async () => {
    const checked = await rows('feeds', 'check');
    expect(checked).toMatchObject([
      { name: 'well', state: 'healthy', since: since.toISOString(), cure: '' },
      {
        name: 'silent',
        state: 'quiet',
        since: since.toISOString(),
        evidence: 'normally about 12 a day, nothing for 5 days',
        cure: expect.stringContaining('halfstep feeds add'),
      },
      { name: 'moved', state: 'moved', since: null, evidence: `redirects permanently to ${site.origin}/well` },
      { name: 'page', state: 'broken', cure: `The page links to a feed: put ${site.origin}/well into feeds.yaml.` },
      { name: 'lost', state: 'dead', since: since.toISOString() },
    ]);
  });
  it('prints a table', async () => {
    const { out, code } = await halfstep('feeds', 'check');
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toMatch(/^Feed +On +State +Since +Items +Newest +Body +Evidence +What to do$/);
    expect(out).toMatch(/silent +on +quiet +\d[\d-]+( \d\d:\d\d)? +3 +5 d ago/);
  });
});

describe('feeds list', () => {
  it('shows the state that the service remembers', async () => {
    const { out } = await halfstep('feeds', 'list');
    expect(out).toMatch(/silent +silent +on +quiet +\d+ d/);
    const [, silent] = await rows('feeds', 'list');
    expect(silent).toMatchObject({ name: 'silent', health: { state: 'quiet', stateSince: since.toISOString() } });
  });
  it('works when the database cannot be reached', async () => {
    const [, silent] = Rows.parse(
      JSON.parse(
        (
          await type(['feeds', 'list', '--json', '--config', folder], {
            env: { DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' },
          })
        ).out,
      ),
    );
    expect(silent).toMatchObject({ name: 'silent', health: null });
  });
});
