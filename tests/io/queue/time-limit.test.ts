/**
 * A stage's time limit ends whatever its worker waits for, and the retry starts only afterwards.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/io/database/open-database.js';
import { createHttp } from '../../../src/io/http/create-http.js';
import { createLogger } from '../../../src/io/logger.js';
import { openQueues, type Queues, type TaskLimits } from '../../../src/io/queue/open-queues.js';
import { createThreadPool } from '../../../src/io/threads/thread-pool.js';
import { done } from '../../../src/pipeline.js';
import { startRawServer } from '../../support/raw-server.js';
import { makeDatabaseUrl, openTestDatabase } from '../../support/test-database.js';

const LIMIT = 400;

let databaseUrl: string;
let database: Database;
const open: Queues[] = [];
const lines: Record<string, unknown>[] = [];

beforeAll(async () => {
  databaseUrl = await makeDatabaseUrl();
  database = await openTestDatabase(databaseUrl);
});
afterEach(async () => {
  for (const queues of open.splice(0)) await queues.close(0);
  lines.length = 0;
});
afterAll(() => database.close());

async function newQueues(limits: TaskLimits): Promise<Queues> {
  const logger = createLogger({ level: 'info', stream: { write: (line) => lines.push(JSON.parse(line)) } });
  const queues = await openQueues({ kind: 'postgres', config: database.config }, logger, limits);
  open.push(queues);
  return queues;
}

/** Runs a task whose first attempt does `stuck` and whose second does `next`; both are noted in the returned list. */
async function attemptTwice(
  name: string,
  stuck: () => Promise<unknown>,
  next: () => Promise<unknown> = async () => undefined,
  limits: TaskLimits = {},
  events: string[] = [],
): Promise<string[]> {
  const queues = await newQueues({ timeoutMs: LIMIT, ...limits });
  let attempts = 0;
  await new Promise<void>((finished) => {
    queues.work('fetch-feed', 2, async () => {
      attempts += 1;
      if (attempts > 1) {
        events.push('again');
        await next();
        finished();
        return done({});
      }
      events.push('begun');
      try {
        await stuck();
      } finally {
        events.push('ended');
      }
      return done({});
    });
    void queues.add([{ stage: 'fetch-feed', payload: { feedId: name } }]);
  });
  return events;
}

it('closes the connection to a server that never answers', async () => {
  const events: string[] = [];
  const server = await startRawServer((socket) => {
    events.push('asked');
    socket.on('close', () => events.push('closed'));
  });
  const http = createHttp({ userAgent: 'test', allow: ['127.0.0.0/8'] });
  await attemptTwice('silent', () => http.get(server.origin, { purpose: 'feed' }), undefined, {}, events);
  expect(events.filter((event) => event !== 'ended')).toEqual(['begun', 'asked', 'closed', 'again']);
  expect(events).toContain('ended');
  expect(lines.find(({ outcome }) => outcome === 'threw')).toMatchObject({ fault: `took longer than ${LIMIT} ms` });
  await http.close();
  await server.close();
});

it('replaces a thread that spins', async () => {
  const code = `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', (task) => { if (task === 'spin') for (;;); parentPort.postMessage(task); });`;
  const file = new URL(`data:text/javascript,${encodeURIComponent(code)}`);
  const pool = createThreadPool<string, string>({ file, threads: 1, timeLimitMs: 600_000, memoryMb: 64 });
  const answers: unknown[] = [];
  const events = await attemptTwice(
    'spinning',
    () => pool.run('spin'),
    async () => answers.push(await pool.run('fine')),
    // The second attempt has to start a thread.
    { timeoutMs: 3_000 },
  );
  expect(events).toEqual(['begun', 'ended', 'again']);
  expect(answers).toEqual([{ ok: true, answer: 'fine' }]);
  await pool.close();
});

it('cancels the statement that is running', async () => {
  const running = async (): Promise<number> => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from pg_stat_activity
      where datname = current_database() and state = 'active' and query like 'select pg_sleep(600)%'`.execute(
      database.db,
    );
    return rows[0]?.count ?? 0;
  };
  let seen = 0;
  let left = -1;
  const events = await attemptTwice(
    'sleeping',
    async () => {
      const statement = sql`select pg_sleep(600)`.execute(database.db);
      while (seen === 0) seen = await running();
      await statement;
    },
    async () => {
      left = await running();
    },
    { timeoutMs: 3_000 },
  );
  expect(events).toEqual(['begun', 'ended', 'again']);
  expect([seen, left]).toEqual([1, 0]);
});

it('waits for an aborted attempt before it tries again', async () => {
  // Longer than the delay before a first retry, and within the grace.
  const events = await attemptTwice('slow to end', async () => {
    await sleep(LIMIT + 4_000);
    throw new Error('aborted at last');
  });
  expect(events).toEqual(['begun', 'ended', 'again']);
});

it('leaves behind an attempt that ignores its abort, and says so', async () => {
  const events = await attemptTwice('deaf', () => sleep(8_000), undefined, { settleMs: 50 });
  expect(events).toEqual(['begun', 'again']);
  expect(lines.find(({ outcome }) => outcome === 'still running')).toMatchObject({
    stage: 'fetch-feed',
    feedId: 'deaf',
  });
});

it('aborts what runs when the service stops, and gives it back without spending an attempt', async () => {
  const server = await startRawServer(() => undefined);
  const http = createHttp({ userAgent: 'test', allow: ['127.0.0.0/8'] });
  const queues = await newQueues({});
  const begun = new Promise<void>((started) => {
    // Its only attempt, so that a second one proves that none was spent.
    queues.work('deliver-edition', 1, async () => {
      started();
      await http.post(server.origin, { purpose: 'api', body: '' });
      return done({});
    });
  });
  await queues.add([{ stage: 'deliver-edition', payload: { deliveryId: 'stopped' } }]);
  await begun;
  await queues.close(50);
  expect(lines.find(({ outcome }) => outcome === 'given back')).toMatchObject({ deliveryId: 'stopped' });
  const again = await newQueues({});
  await new Promise<void>((finished) => {
    again.work('deliver-edition', 1, async () => {
      finished();
      return done({});
    });
  });
  await http.close();
  await server.close();
});
