/**
 * How do jobs travel between stages, and what does each outcome of a worker mean to the queue?
 * The only place that knows BullMQ: on PostgreSQL by default, on Redis where an address is given. It validates payloads, turns
 * outcomes into completion, delay or retry, and writes one wide line per job.
 */
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  createPostgresBackend,
  DelayedError,
  type PostgresConnectionOptions,
  type Processor,
  Queue,
  type Job as QueueJob,
  type QueueOptions,
  UnrecoverableError,
  Worker,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';
import pg from 'pg';
import type { Logger } from 'pino';
import { type Job, jobId, type Outcome, type Payload, type StageName, stages } from '../pipeline.js';
import { surviveLostConnections } from './database/open-database.js';
import { inGroups } from './in-groups.js';

export type QueueConnection = { kind: 'postgres'; config: pg.PoolConfig } | { kind: 'redis'; url: string };

type Run<S extends StageName> = (payload: Payload<S>) => Promise<Outcome>;

export interface Queues {
  /** Adds jobs; work that is already asked for is not asked for twice. */
  add(jobs: Job[]): Promise<void>;
  /** Begins to take jobs of one stage, so many at once. */
  work<S extends StageName>(stage: S, concurrency: number, run: Run<S>): void;
  /** How many jobs each stage holds. */
  counts(): Promise<Record<StageName, { waiting: number; active: number; delayed: number; failed: number }>>;
  /** The BullMQ queues themselves, for the operator's queue page. */
  readonly queues: readonly Queue[];
  /** Stops taking jobs, waits up to `graceMs` for those in hand, and gives the rest back. */
  close(graceMs: number): Promise<void>;
}

/** Delay before the n-th retry of a job that threw; doubles each time. */
const FIRST_RETRY_MS = 2_000;
/** A job whose process died is given to another after this time. */
const LOCK_MS = 30_000;
const LOOK_MS = 20;
/** For each step of closing. */
const CLOSE_MS = 500;

export async function openQueues(connection: QueueConnection, logger: Logger): Promise<Queues> {
  const link = await openLink(connection, logger);
  const queues = new Map<StageName, Queue>();
  for (const stage of Object.keys(stages) as StageName[]) {
    const queue = link.queue(stage, { defaultJobOptions: jobOptions(stage) });
    queue.on('error', (error) => logger.warn({ stage, fault: error.message }, 'queue connection'));
    queues.set(stage, queue);
  }
  const workers: Worker[] = [];
  /** Jobs that run in this process, with the tokens of their locks. */
  const inHand = new Map<QueueJob, string | undefined>();
  // Each call costs the database more than the jobs that it carries.
  const addTo = new Map(
    [...queues].map(([stage, queue]) => [stage, inGroups((jobs: Addition[]) => queue.addBulk(jobs))] as const),
  );
  const add = async (jobs: Job[]): Promise<void> => {
    for (const stage of new Set(jobs.map((job) => job.stage))) {
      await addTo.get(stage)?.(jobs.filter((job) => job.stage === stage).map(additionOf));
    }
  };
  return {
    add,
    queues: [...queues.values()],
    work(stage, concurrency, run) {
      const process = async (job: QueueJob, token?: string): Promise<void> => {
        inHand.set(job, token);
        await runJob({ stage, job, token, run, add, logger }).finally(() => inHand.delete(job));
      };
      const worker = link.worker(stage, process, { concurrency, lockDuration: LOCK_MS, stalledInterval: LOCK_MS / 2 });
      worker.on('error', (error) => logger.warn({ stage, fault: error.message }, 'worker connection'));
      workers.push(worker);
    },
    async counts() {
      const rows = await Promise.all(
        [...queues].map(async ([stage, queue]) => {
          const n = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
          return [
            stage,
            { waiting: n.waiting ?? 0, active: n.active ?? 0, delayed: n.delayed ?? 0, failed: n.failed ?? 0 },
          ] as const;
        }),
      );
      return Object.fromEntries(rows) as Record<
        StageName,
        { waiting: number; active: number; delayed: number; failed: number }
      >;
    },
    async close(graceMs) {
      await Promise.all(workers.map((worker) => worker.pause(true)));
      const deadline = Date.now() + graceMs;
      while (inHand.size > 0 && Date.now() < deadline) await sleep(LOOK_MS);
      const given = [...inHand];
      if (given.length > 0) logger.warn({ jobs: given.length }, 'jobs that did not end in time are given back');
      // Given back at once instead of when their locks run out; a job whose lock is lost already is given back by that.
      await Promise.allSettled(given.map(([job, token]) => job.moveToWait(token)));
      await atMost(CLOSE_MS, Promise.all(workers.map((worker) => worker.close(given.length > 0))));
      await atMost(CLOSE_MS, Promise.all([...queues.values()].map((queue) => queue.close())));
      await atMost(CLOSE_MS, link.close());
    },
  };
}

/** Whatever still hangs on a connection when a process ends is not waited for any longer than this. */
async function atMost(limitMs: number, closing: Promise<unknown>): Promise<void> {
  await Promise.race([closing.catch(() => undefined), sleep(limitMs, undefined, { ref: false })]);
}

type Addition = Parameters<Queue['addBulk']>[0][number];

function additionOf(job: Job): Addition {
  const delay = job.delayMs ? { delay: Math.round(job.delayMs) } : {};
  return { name: job.stage, data: stages[job.stage].payload.parse(job.payload), opts: { jobId: jobId(job), ...delay } };
}

/** What a job may do to the queue while it runs. */
interface RunningJob<S extends StageName> {
  stage: S;
  job: QueueJob;
  token: string | undefined;
  run: Run<S>;
  add: (jobs: Job[]) => Promise<void>;
  logger: Logger;
}

async function runJob<S extends StageName>({ stage, job, token, run, add, logger }: RunningJob<S>): Promise<void> {
  const begun = performance.now();
  const line = (level: 'info' | 'warn' | 'error', facts: object): void =>
    logger[level](
      { stage, ...job.data, attempt: job.attemptsMade + 1, ms: Math.round(performance.now() - begun), ...facts },
      'job',
    );
  const payload = stages[stage].payload.safeParse(job.data);
  if (!payload.success) {
    line('error', { outcome: 'refused', fault: payload.error.message });
    throw new UnrecoverableError(`payload of ${stage}: ${payload.error.message}`);
  }
  let outcome: Outcome;
  try {
    // The schema above is the one that Payload<S> is inferred from.
    outcome = await withTimeout(stages[stage].timeoutMs, () => run(payload.data as Payload<S>));
    if (outcome.kind === 'done') await add(outcome.next);
  } catch (error) {
    const fault = error instanceof Error ? error : new Error(String(error));
    line('error', { outcome: 'threw', fault: fault.message, where: fault.stack?.split('\n')[1]?.trim() ?? null });
    throw fault;
  }
  if (outcome.kind === 'snoozed') {
    line('info', { outcome: 'snoozed', reason: outcome.reason, until: outcome.until.toISOString() });
    await job.moveToDelayed(outcome.until.getTime(), token);
    // Tells BullMQ that the job was moved on purpose; it costs no attempt.
    throw new DelayedError();
  }
  line('info', {
    outcome: outcome.kind,
    ...(outcome.kind === 'skipped' ? { reason: outcome.reason } : {}),
    ...outcome.facts,
  });
}

/** What still runs after its time is not ended, only no longer waited for: whatever it writes is safe to repeat. */
async function withTimeout(timeoutMs: number, run: () => Promise<Outcome>): Promise<Outcome> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new Error(`took longer than ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([run(), late]);
  } finally {
    clearTimeout(timer);
  }
}

function jobOptions(stage: StageName): object {
  return {
    attempts: stages[stage].attempts,
    backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.3 },
    // A finished job's id must be free again: the same feed is fetched many times.
    removeOnComplete: true,
    removeOnFail: true,
  };
}

/** One kind of server that keeps the queues. Both kinds' classes behave alike; only their type parameters differ. */
interface Link {
  queue(name: string, options: Omit<QueueOptions, 'connection'>): Queue;
  worker(name: string, run: Processor, options: Omit<WorkerOptions, 'connection'>): Worker;
  close(): Promise<void>;
}

async function openLink(connection: QueueConnection, logger: Logger): Promise<Link> {
  return connection.kind === 'redis' ? openRedis(connection.url, logger) : openPostgres(connection.config, logger);
}

function openPostgres(config: pg.PoolConfig, logger: Logger): Link {
  // Each worker keeps one connection of this pool for LISTEN, so it must hold more than there are stages.
  const max = Object.keys(stages).length + 8;
  // A job is a hint: a power cut may undo the last moment of the queue, and `sweep` finds what it forgot. Not waiting for the disk
  // at each of a job's steps is worth more.
  const options = '-c search_path=bullmq -c synchronous_commit=off';
  const pool = new pg.Pool({ ...config, max, keepAlive: true, options });
  surviveLostConnections(pool, (error) => logger.warn({ fault: error.message }, 'queue database connection'));
  // Every queue and worker listens for its errors.
  pool.setMaxListeners(0);
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    queue: (name, options) => new Queue(name, { ...options, connection }, createPostgresBackend) as unknown as Queue,
    worker: (name, run, options) =>
      new Worker(name, run, { ...options, connection }, createPostgresBackend) as unknown as Worker,
    close: () => pool.end(),
  };
}

async function openRedis(url: string, logger: Logger): Promise<Link> {
  const open = (maxRetriesPerRequest: number | null): Redis => {
    const redis = new Redis(url, { maxRetriesPerRequest });
    redis.on('error', (error: Error) => logger.warn({ fault: error.message }, 'redis connection'));
    return redis;
  };
  const plain = open(20);
  // Workers wait in blocking commands, which must be allowed to wait for ever.
  const blocking = open(null);
  try {
    await checkRedis(plain, url);
  } catch (error) {
    plain.disconnect();
    blocking.disconnect();
    throw error;
  }
  return {
    queue: (name, options) => new Queue(name, { ...options, connection: plain }),
    worker: (name, run, options) => new Worker(name, run, { ...options, connection: blocking }),
    close: async () => {
      await Promise.allSettled([plain.quit(), blocking.quit()]);
    },
  };
}

/** A server that does not answer at the start within this time is not there. */
const REDIS_START_MS = 10_000;

/** Throws one clear line when Redis cannot be used; a policy that evicts keys would lose jobs. */
async function checkRedis(redis: Redis, url: string): Promise<void> {
  const place = new URL(url).host;
  const fail = (reason: string): never => {
    throw new Error(`Redis at ${place} cannot be used: ${reason}. Check REDIS_URL and its password.`);
  };
  const connected = new Promise<void>((ready, failed) => {
    redis.once('ready', ready);
    redis.once('error', failed);
    setTimeout(() => failed(new Error('it does not answer')), REDIS_START_MS).unref();
  });
  await connected.catch((error: Error) => fail(error.message || 'connection refused'));
  const policy = await redis.config('GET', 'maxmemory-policy').catch((error: Error) => {
    // Some hosted servers forbid CONFIG; then the operator's word must do.
    if (/unknown command|NOPERM/i.test(error.message)) return ['', 'noeviction'];
    return fail(error.message);
  });
  const value = Array.isArray(policy) ? policy[1] : undefined;
  if (value !== undefined && value !== 'noeviction') {
    throw new Error(`Redis at ${place} may evict jobs (maxmemory-policy ${String(value)}). Set it to noeviction.`);
  }
}
