/**
 * A pool of threads for work on untrusted bytes, so that it can neither block nor end the process.
 * Each task has limits on time and memory. A thread that exceeds one is terminated, and the next task starts another.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { scopeSignal } from '../abort-scope.js';

export type ThreadAnswer<Answer> =
  | { ok: true; answer: Answer }
  /** `detail` is in plain words, safe to log and to show. */
  | { ok: false; reason: 'too-slow' | 'out-of-memory' | 'failed'; detail: string };

export interface ThreadPool<Task, Answer> {
  /**
   * Runs a task in a free thread. What is in `transfer` moves to the thread and is lost to the caller. Rejects only if the
   * enclosing abort scope is aborted, with its reason; the thread is then terminated.
   */
  run(task: Task, transfer?: ArrayBuffer[]): Promise<ThreadAnswer<Answer>>;
  /** Terminates the threads; running and waiting tasks are answered `failed`. */
  close(): Promise<void>;
}

export interface ThreadLimits {
  /** Compiled file that the threads run; it answers each message with one message. */
  file: URL;
  threads: number;
  /** For one task, from the moment its thread begins. */
  timeLimitMs: number;
  /** JavaScript heap of one thread. */
  memoryMb: number;
}

/** A task on its way through the pool. */
interface Call<Task, Answer> {
  task: Task;
  transfer: ArrayBuffer[];
  settle(answer: ThreadAnswer<Answer>): void;
}

interface Thread<Task, Answer> {
  worker: Worker;
  call: Call<Task, Answer> | undefined;
  timer: NodeJS.Timeout | undefined;
}

interface Pool<Task, Answer> {
  limits: ThreadLimits;
  waiting: Call<Task, Answer>[];
  threads: Set<Thread<Task, Answer>>;
  isClosed: boolean;
}

/** A compiled file next to the caller's. Under a test runner the caller runs from source, but a thread needs the compiled file. */
export function compiledFile(name: string, callerUrl: string): URL {
  const fromSource = fileURLToPath(callerUrl).endsWith('.ts');
  return new URL(fromSource ? `../../../dist/io/threads/${name}` : `./${name}`, callerUrl);
}

/** An empty pool. Threads start when first needed and do not keep the process alive. */
export function createThreadPool<Task, Answer>(limits: ThreadLimits): ThreadPool<Task, Answer> {
  const pool: Pool<Task, Answer> = { limits, waiting: [], threads: new Set(), isClosed: false };
  return {
    run: (task, transfer = []) => enqueue(pool, task, transfer),
    close: async () => {
      pool.isClosed = true;
      const answer = { ok: false, reason: 'failed', detail: 'the threads were closed' } as const;
      for (const call of pool.waiting.splice(0)) call.settle(answer);
      const ended = [...pool.threads];
      for (const thread of ended) discard(pool, thread, answer);
      await Promise.all(ended.map((thread) => thread.worker.terminate()));
    },
  };
}

function enqueue<Task, Answer>(
  pool: Pool<Task, Answer>,
  task: Task,
  transfer: ArrayBuffer[],
): Promise<ThreadAnswer<Answer>> {
  const signal = scopeSignal();
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    if (pool.isClosed) return resolve({ ok: false, reason: 'failed', detail: 'the threads are closed' });
    const call: Call<Task, Answer> = {
      task,
      transfer,
      settle: (answer) => {
        signal?.removeEventListener('abort', onAbort);
        resolve(answer);
      },
    };
    const onAbort = (): void => {
      reject(signal?.reason);
      withdraw(pool, call);
    };
    signal?.addEventListener('abort', onAbort, { once: true });
    pool.waiting.push(call);
    assignCalls(pool);
  });
}

/** Takes a call whose caller has given up out of the queue, or terminates the thread that works on it. */
function withdraw<Task, Answer>(pool: Pool<Task, Answer>, call: Call<Task, Answer>): void {
  const at = pool.waiting.indexOf(call);
  if (at >= 0) pool.waiting.splice(at, 1);
  const thread = [...pool.threads].find((one) => one.call === call);
  if (thread) discard(pool, thread, { ok: false, reason: 'failed', detail: 'it was aborted' });
}

function assignCalls<Task, Answer>(pool: Pool<Task, Answer>): void {
  while (pool.waiting.length > 0) {
    const thread = freeThread(pool);
    const call = thread && pool.waiting.shift();
    if (!call) return;
    const { timeLimitMs } = pool.limits;
    thread.call = call;
    thread.timer = setTimeout(() => {
      discard(pool, thread, { ok: false, reason: 'too-slow', detail: `not done within ${timeLimitMs} ms` });
    }, timeLimitMs);
    thread.worker.postMessage(call.task, call.transfer);
  }
}

function freeThread<Task, Answer>(pool: Pool<Task, Answer>): Thread<Task, Answer> | undefined {
  const free = [...pool.threads].find((thread) => !thread.call);
  return free ?? (pool.threads.size < pool.limits.threads ? startThread(pool) : undefined);
}

function startThread<Task, Answer>(pool: Pool<Task, Answer>): Thread<Task, Answer> {
  const worker = new Worker(pool.limits.file, {
    // The process's own flags (an inspector, --input-type) are not meant for its threads.
    execArgv: [],
    // Keeps what libraries print in the thread out of the log.
    stdout: true,
    stderr: true,
    resourceLimits: { maxOldGenerationSizeMb: pool.limits.memoryMb, stackSizeMb: 4 },
  });
  // unref has no effect before the thread is online (Node 20). While it works, the timer keeps the process alive.
  worker.once('online', () => worker.unref());
  const thread: Thread<Task, Answer> = { worker, call: undefined, timer: undefined };
  worker.on('message', (answer: Answer) => {
    release(thread, { ok: true, answer });
    assignCalls(pool);
  });
  worker.on('error', (error) => discard(pool, thread, describeError(error)));
  worker.on('exit', () => discard(pool, thread, { ok: false, reason: 'failed', detail: 'its thread ended' }));
  pool.threads.add(thread);
  return thread;
}

/** Settles the thread's call and frees the thread for another. */
function release<Task, Answer>(thread: Thread<Task, Answer>, answer: ThreadAnswer<Answer>): void {
  clearTimeout(thread.timer);
  thread.call?.settle(answer);
  thread.call = undefined;
}

/** Settles the thread's call and terminates the thread. */
function discard<Task, Answer>(
  pool: Pool<Task, Answer>,
  thread: Thread<Task, Answer>,
  answer: ThreadAnswer<Answer>,
): void {
  if (!pool.threads.delete(thread)) return;
  release(thread, answer);
  void thread.worker.terminate();
  if (!pool.isClosed) assignCalls(pool);
}

function describeError(error: unknown): ThreadAnswer<never> {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { ok: false, reason: 'out-of-memory', detail: 'it needs too much memory' };
  return { ok: false, reason: 'failed', detail: error instanceof Error ? error.message : 'its thread failed' };
}
