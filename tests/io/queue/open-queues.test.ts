/**
 * Tasks travel, wait, fail and come back alike on PostgreSQL and on Redis.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../../src/io/database/open-database.js';
import { createLogger } from '../../../src/io/logger.js';
import { openQueues, type QueueConnection, type Queues } from '../../../src/io/queue/open-queues.js';
import { done, type Outcome, skipped, snoozed } from '../../../src/pipeline.js';
import { findRedis } from '../../support/redis.js';
import { openTestDatabase } from '../../support/test-database.js';

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
    queues.work('fetch-feed', 2, async ({ feedId }) => {
      seen.push(`fetch ${feedId}`);
      return done({ new: 1 }, [{ stage: 'read-article', payload: { articleId: '7' } }]);
    });
    queues.work('read-article', 2, async ({ articleId }) => {
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
    queues.work('file-article', 2, async ({ articleId }) => {
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

  it('refuses a stage that may not come next, adds nothing and does not try again', async () => {
    const attempts: string[] = [];
    const wrong = done({}, [{ stage: 'file-article', payload: { articleId: 'wrong' } }]);
    queues.work('compose-edition', 1, async ({ digestId }) => {
      attempts.push(digestId);
      return wrong as unknown as Outcome<'compose-edition'>;
    });
    const period = { periodStart: '2026-11-08T16:00:00.000Z', periodEnd: '2026-11-15T16:00:00.000Z' };
    await queues.add([{ stage: 'compose-edition', payload: { digestId: 'weekly', ...period } }]);
    await until(() => lines.some(({ outcome }) => outcome === 'refused'));
    expect(lines.find(({ outcome }) => outcome === 'refused')).toMatchObject({
      stage: 'compose-edition',
      fault: 'compose-edition may not hand on to file-article',
    });
    await until(() => attempts.length === 1);
    await new Promise((next) => setTimeout(next, 100));
    const counts = await queues.counts();
    expect(counts['compose-edition']).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0 });
    expect(lines.some(({ articleId }) => articleId === 'wrong')).toBe(false);
  });
});

describe('the type of an outcome', () => {
  // Checked by the compiler: where one of these lines were allowed, its `@ts-expect-error` would be the error.
  const fetchFeed: Outcome<'fetch-feed'>[] = [
    skipped('nothing to do'),
    snoozed(new Date(0), 'not yet'),
    done({}),
    done({}, [{ stage: 'read-article', payload: { articleId: '1' } }]),
    // @ts-expect-error another stage comes next
    done({}, [{ stage: 'classify-article', payload: { articleId: '1' } }]),
    // @ts-expect-error the payload is another stage's
    done({}, [{ stage: 'read-article', payload: { feedId: '1' } }]),
  ];
  // @ts-expect-error nothing comes after it
  const fileArticle: Outcome<'file-article'> = done({}, [{ stage: 'read-article', payload: { articleId: '1' } }]);

  it('knows which stages come next', () => {
    expect([...fetchFeed, fileArticle]).toHaveLength(7);
  });
});
