/**
 * The queues between stages. This folder alone knows BullMQ: on PostgreSQL by default, on Redis where an address is given.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BaseAdapter } from '@bull-board/api/baseAdapter';
import type { Job, Queue, Worker } from 'bullmq';
import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import { type StageName, stageNames, stages, type Task, taskId } from '../../pipeline.js';
import { coalesceWrites } from './coalesce-writes.js';
import { connectPostgres } from './connect-postgres.js';
import { connectRedis } from './connect-redis.js';
import { createBoardAdapters } from './queue-board.js';
import type { QueueServer } from './queue-server.js';
import { type Attempt, type RunStage, runTask, Stopping } from './run-task.js';

export type QueueConnection = { kind: 'postgres'; config: PoolConfig } | { kind: 'redis'; url: string };

export interface TaskLimits {
  /** Replaces every stage's own time limit. */
  timeoutMs?: number;
  /** How long an aborted run may take to end; 5 s by default. */
  settleMs?: number;
}

export interface StageCounts {
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
}

export interface Queues {
  /** Adds tasks; a task that is queued already is not added again. */
  add(tasks: readonly Task[]): Promise<void>;
  /** Starts to run tasks of one stage, up to `concurrency` at once. */
  work<S extends StageName>(stage: S, concurrency: number, run: RunStage<S>): void;
  counts(): Promise<Record<StageName, StageCounts>>;
  /** Tasks of these stages that are waiting, running, or due within `soonMs`. */
  pending(names: readonly StageName[], soonMs: number): Promise<number>;
  /** For the operator's queue page; rejects where its optional package is missing. */
  boardAdapters(): Promise<BaseAdapter[]>;
  /** Stops taking tasks, waits up to `graceMs` for running ones, then aborts them and gives them back. */
  close(graceMs: number): Promise<void>;
}

type StageQueues = ReadonlyMap<StageName, Queue>;

/** Delay before the first retry of a task that threw; doubles each time. */
const FIRST_RETRY_MS = 2_000;
/** A task whose process died is given to another after this time. */
const LOCK_MS = 30_000;
const SETTLE_MS = 5_000;
/** What is aborted because the process stops has no more time than this. */
const STOP_SETTLE_MS = 1_000;
const POLL_MS = 20;
/** For each step of closing: connections that hang must not keep the process. */
const CLOSE_STEP_MS = 500;
/** Delayed tasks that `pending` looks at; among more than this there is certainly one that is due soon. */
const DELAYED_SEEN = 500;

/** Throws one clear line when the server cannot be used. */
export async function openQueues(
  connection: QueueConnection,
  logger: Logger,
  limits: TaskLimits = {},
): Promise<Queues> {
  const server =
    connection.kind === 'redis'
      ? await connectRedis(connection.url, logger)
      : connectPostgres(connection.config, logger);
  const queues: StageQueues = new Map(stageNames.map((stage) => [stage, openQueue(server, stage, logger)]));
  const workers: Worker[] = [];
  const running = new Set<Attempt<StageName>>();
  const add = createAdd(queues);
  return {
    add,
    work(stage, concurrency, run) {
      const process = async (job: Job, token?: string): Promise<void> => {
        const { timeoutMs = stages[stage].timeoutMs, settleMs = SETTLE_MS } = limits;
        const control = new AbortController();
        const attempt = { stage, job, token, run, timeoutMs, settleMs, control, add, logger };
        // A set of attempts at all stages is only stopped and counted, never run.
        const entry = attempt as unknown as Attempt<StageName>;
        running.add(entry);
        await runTask(attempt).finally(() => running.delete(entry));
      };
      const worker = server.openWorker(stage, process, {
        concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: LOCK_MS / 2,
      });
      worker.on('error', (error) => logger.warn({ stage, fault: error.message }, 'worker connection'));
      workers.push(worker);
    },
    counts: () => countTasks(queues),
    pending: (names, soonMs) => countPending(queues, names, soonMs),
    boardAdapters: () => createBoardAdapters(queues.values()),
    async close(graceMs) {
      await Promise.all(workers.map((worker) => worker.pause(true)));
      const isAborted = await stopRunning(running, graceMs, logger);
      await atMost(CLOSE_STEP_MS, Promise.all(workers.map((worker) => worker.close(isAborted))));
      await atMost(CLOSE_STEP_MS, Promise.all([...queues.values()].map((queue) => queue.close())));
      await atMost(CLOSE_STEP_MS, server.close());
    },
  };
}

function openQueue(server: QueueServer, stage: StageName, logger: Logger): Queue {
  const queue = server.openQueue(stage, {
    defaultJobOptions: {
      attempts: stages[stage].attempts,
      backoff: { type: 'exponential', delay: FIRST_RETRY_MS, jitter: 0.3 },
      // A finished task's id must be free again: the same feed is fetched many times.
      removeOnComplete: true,
      removeOnFail: true,
    },
  });
  queue.on('error', (error) => logger.warn({ stage, fault: error.message }, 'queue connection'));
  return queue;
}

type Addition = Parameters<Queue['addBulk']>[0][number];

/** A call costs the database more than the tasks it carries, so calls are coalesced. */
function createAdd(queues: StageQueues): Queues['add'] {
  const addTo = new Map(
    [...queues].map(([stage, queue]) => [stage, coalesceWrites((jobs: Addition[]) => queue.addBulk(jobs))] as const),
  );
  return async (tasks) => {
    for (const stage of new Set(tasks.map((task) => task.stage))) {
      await addTo.get(stage)?.(tasks.filter((task) => task.stage === stage).map(additionOf));
    }
  };
}

function additionOf(task: Task): Addition {
  const { stage, payload, delayMs } = task;
  const delay = delayMs ? { delay: Math.round(delayMs) } : {};
  return { name: stage, data: stages[stage].payload.parse(payload), opts: { jobId: taskId(task), ...delay } };
}

async function countTasks(queues: StageQueues): Promise<Record<StageName, StageCounts>> {
  const rows = await Promise.all(
    [...queues].map(async ([stage, queue]) => {
      const {
        waiting = 0,
        active = 0,
        delayed = 0,
        failed = 0,
      } = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
      return [stage, { waiting, active, delayed, failed }] as const;
    }),
  );
  return Object.fromEntries(rows) as Record<StageName, StageCounts>;
}

async function countPending(queues: StageQueues, names: readonly StageName[], soonMs: number): Promise<number> {
  const counts = await Promise.all(
    names
      .flatMap((name) => queues.get(name) ?? [])
      .map(async (queue) => {
        const counts = await queue.getJobCounts('waiting', 'active', 'prioritized', 'delayed');
        const { waiting = 0, active = 0, prioritized = 0, delayed = 0 } = counts;
        const put = delayed === 0 ? [] : await queue.getDelayed(0, DELAYED_SEEN - 1);
        const soon = put.filter((job) => job.timestamp + (job.delay ?? 0) - Date.now() < soonMs).length;
        return waiting + active + prioritized + soon;
      }),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Waits for running tasks, then aborts what is left. Answers whether anything had to be aborted. */
async function stopRunning(running: Set<Attempt<StageName>>, graceMs: number, logger: Logger): Promise<boolean> {
  await untilEmpty(running, graceMs);
  if (running.size === 0) return false;
  logger.warn({ jobs: running.size }, 'jobs that did not end in time are given back');
  for (const { control } of running) control.abort(new Stopping('the service stops'));
  await untilEmpty(running, STOP_SETTLE_MS);
  // What ignores its signal is given back as well, at once instead of when its lock runs out.
  await Promise.allSettled([...running].map(({ job, token }) => job.moveToWait(token)));
  return true;
}

async function untilEmpty(running: ReadonlySet<unknown>, limitMs: number): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (running.size > 0 && Date.now() < deadline) await sleep(POLL_MS);
}

async function atMost(limitMs: number, closing: Promise<unknown>): Promise<void> {
  await Promise.race([closing.catch(() => undefined), sleep(limitMs, undefined, { ref: false })]);
}
