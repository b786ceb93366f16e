/**
 * Do jobs travel, wait, fail and come back alike on PostgreSQL and on Redis?
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/io/database/open-database.js';
import { createLogger } from '../../src/io/logger.js';
import { openQueues, type QueueConnection, type Queues } from '../../src/io/queue.js';
import { done, type Outcome, skipped, snoozed } from '../../src/pipeline.js';
import { findRedis } from '../support/redis.js';
import { openTestDatabase } from '../support/test-database.js';

const redis = await findRedis();

const kinds: { name: string; connect(): Promise<{ connection: QueueConnection; close(): Promise<void> }> }[] = [
  {
    name: 'PostgreSQL',
    connect: async () => {
      const database: Database = await openTestDatabase();
      return { connection: { kind: 'postgres', config: database.config }, close: () => database.close() };
    },
  },
  ...(redis
    ? [
        {
          name: 'Redis',
          connect: async () => ({
            connection: { kind: 'redis', url: `${redis.url}/1` } as const,
            close: async () => redis.close(),
          }),
        },
      ]
    : []),
];

describe.each(kinds)('queues on $name', ({ connect }) => {
  let place: Awaited<ReturnType<typeof connect>>;
  let queues: Queues;
  const lines: Record<string, unknown>[] = [];

  beforeAll(async () => {
    place = await connect();
    const logger = createLogger({ level: 'info', stream: { write: (line) => lines.push(JSON.parse(line)) } });
    queues = await openQueues(place.connection, logger);
    for (const queue of queues.queues) await queue.obliterate({ force: true });
  });
  afterAll(async () => {
    await queues.close(2_000);
    await place.close();
  });

  const until = async (true_: () => boolean): Promise<void> => {
    const deadline = Date.now() + 20_000;
    while (!true_()) {
      if (Date.now() > deadline) throw new Error(`waited in vain; log: ${JSON.stringify(lines.slice(-5))}`);
      await new Promise((next) => setTimeout(next, 20));
    }
  };

  it('hands a finished job on, asks for the same work once, and logs one line a job', async () => {
    const seen: string[] = [];
    queues.work('fetch-feed', 2, async ({ feedId }): Promise<Outcome> => {
      seen.push(`fetch ${feedId}`);
      return done({ new: 1 }, [{ stage: 'read-article', payload: { articleId: '7' } }]);
    });
    queues.work('read-article', 2, async ({ articleId }): Promise<Outcome> => {
      seen.push(`read ${articleId}`);
      return skipped('nothing to do');
    });
    await queues.add([
      { stage: 'fetch-feed', payload: { feedId: 'a:b c' }, delayMs: 300 },
      { stage: 'fetch-feed', payload: { feedId: 'a:b c' }, delayMs: 300 },
    ]);
    await until(() => seen.length === 2);
    expect(seen).toEqual(['fetch a:b c', 'read 7']);
    await until(() => lines.filter(({ msg }) => msg === 'job').length === 2);
    expect(lines.filter(({ msg }) => msg === 'job')).toMatchObject([
      { stage: 'fetch-feed', feedId: 'a:b c', outcome: 'done', new: 1, attempt: 1 },
      { stage: 'read-article', articleId: '7', outcome: 'skipped', reason: 'nothing to do' },
    ]);
    await queues.add([{ stage: 'fetch-feed', payload: { feedId: 'a:b c' } }]);
    await until(() => seen.length === 4);
  });

  it('puts a snoozed job off without spending an attempt, and tries a thrown one again', async () => {
    const attempts: string[] = [];
    queues.work('file-article', 2, async ({ articleId }): Promise<Outcome> => {
      attempts.push(articleId);
      const tries = attempts.filter((id) => id === articleId).length;
      if (articleId === 'snoozes') return tries < 7 ? snoozed(new Date(Date.now() + 30), 'not yet') : done({});
      if (tries < 2) throw new Error('a passing fault');
      return done({});
    });
    await queues.add([
      { stage: 'file-article', payload: { articleId: 'snoozes' } },
      { stage: 'file-article', payload: { articleId: 'throws' } },
    ]);
    await until(() => attempts.filter((id) => id === 'snoozes').length === 7);
    await until(() => attempts.filter((id) => id === 'throws').length === 2);
    const counts = await queues.counts();
    expect(counts['file-article'].failed).toBe(0);
  });
});
