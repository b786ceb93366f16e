/**
 * How is work on a stranger's bytes done so that it can neither block nor end the process?
 * In threads of their own, with limits on time and memory; a thread that breaks one is killed, and the next piece of work starts another.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

export type ThreadAnswer<Answer> =
  | { ok: true; answer: Answer }
  /** `detail` is in plain words; safe to log and to show. */
  | { ok: false; reason: 'too-slow' | 'out-of-memory' | 'failed'; detail: string };

export interface ThreadPool<Task, Answer> {
  /** Never rejects. What is in `transfer` leaves the caller's hands. */
  run(task: Task, transfer?: ArrayBuffer[]): Promise<ThreadAnswer<Answer>>;
  /** Ends the threads; work under way or waiting is answered `failed`. */
  close(): Promise<void>;
}

export interface ThreadLimits {
  /** Compiled file that the threads run: it answers each message with one message. */
  file: URL;
  threads: number;
  /** For one task, from the moment its thread begins. */
  timeLimitMs: number;
  /** JavaScript heap of one thread. */
  memoryMb: number;
}

interface Job<Task, Answer> {
  task: Task;
  transfer: ArrayBuffer[];
  settle(answer: ThreadAnswer<Answer>): void;
}

interface Thread<Task, Answer> {
  worker: Worker;
  job: Job<Task, Answer> | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** The compiled file beside the caller's own; under a test runner the caller runs from source, but a thread needs the compiled one. */
export function compiledFile(name: string, callerUrl: string): URL {
  const fromSource = fileURLToPath(callerUrl).endsWith('.ts');
  return new URL(fromSource ? `../../../dist/io/threads/${name}` : `./${name}`, callerUrl);
}

/** Threads start when first needed and do not keep the process alive. */
export function createThreadPool<Task, Answer>(limits: ThreadLimits): ThreadPool<Task, Answer> {
  const waiting: Job<Task, Answer>[] = [];
  const threads = new Set<Thread<Task, Answer>>();
  let closed = false;

  const settle = (thread: Thread<Task, Answer>, answer: ThreadAnswer<Answer>): void => {
    clearTimeout(thread.timer);
    thread.job?.settle(answer);
    thread.job = undefined;
  };
  const discard = (thread: Thread<Task, Answer>, answer: ThreadAnswer<Answer>): void => {
    if (!threads.delete(thread)) return;
    settle(thread, answer);
    void thread.worker.terminate();
    if (!closed) giveWork();
  };
  const startThread = (): Thread<Task, Answer> => {
    const worker = new Worker(limits.file, {
      // The process's own flags (an inspector, --input-type) are not for its threads.
      execArgv: [],
      // Output of libraries in the thread is nobody's log line.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, stackSizeMb: 4 },
    });
    // Before it is online, unref has no effect (tried on Node 20). While it works, the timer keeps the process alive.
    worker.once('online', () => worker.unref());
    const thread: Thread<Task, Answer> = { worker, job: undefined, timer: undefined };
    worker.on('message', (answer: Answer) => {
      settle(thread, { ok: true, answer });
      giveWork();
    });
    worker.on('error', (error) => discard(thread, describe(error)));
    worker.on('exit', () => discard(thread, { ok: false, reason: 'failed', detail: 'its thread ended' }));
    threads.add(thread);
    return thread;
  };
  const freeThread = (): Thread<Task, Answer> | undefined =>
    [...threads].find((thread) => !thread.job) ?? (threads.size < limits.threads ? startThread() : undefined);

  function giveWork(): void {
    while (waiting.length > 0) {
      const thread = freeThread();
      const job = thread && waiting.shift();
      if (!job) return;
      thread.job = job;
      thread.timer = setTimeout(() => {
        discard(thread, { ok: false, reason: 'too-slow', detail: `not done within ${limits.timeLimitMs} ms` });
      }, limits.timeLimitMs);
      thread.worker.postMessage(job.task, job.transfer);
    }
  }

  return {
    run: (task, transfer = []) =>
      new Promise((done) => {
        if (closed) return done({ ok: false, reason: 'failed', detail: 'the threads are closed' });
        waiting.push({ task, transfer, settle: done });
        giveWork();
      }),
    close: async () => {
      closed = true;
      const answer = { ok: false, reason: 'failed', detail: 'the threads were closed' } as const;
      for (const job of waiting.splice(0)) job.settle(answer);
      const ended = [...threads];
      for (const thread of ended) discard(thread, answer);
      await Promise.all(ended.map((thread) => thread.worker.terminate()));
    },
  };
}

function describe(error: unknown): ThreadAnswer<never> {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { ok: false, reason: 'out-of-memory', detail: 'it needs too much memory' };
  return { ok: false, reason: 'failed', detail: error instanceof Error ? error.message : 'its thread failed' };
}
