/**
 * How is a feed parsed so that no feed can block or end the process?
 * In threads of their own, with a limit on time and memory; a thread that breaks one is killed and replaced. Bytes go over by transfer.
 */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { ParsedFeed } from '../core/model.js';
import type { ParseOptions } from '../core/parse-feed.js';
import type { FeedTask } from './feed-worker.js';

export type FeedAnswer =
  | { ok: true; feed: ParsedFeed }
  | {
      ok: false;
      reason: 'not-a-feed' | 'too-slow' | 'out-of-memory' | 'unreadable';
      /** In plain words; safe to log and to show. */
      detail: string;
      /** Set where a guard stands before the feed: "captcha page", "login page". */
      hint?: string;
    };

export interface FeedParser {
  /** Never rejects. The caller keeps its bytes. */
  parse(bytes: Uint8Array, contentType?: string, options?: ParseOptions): Promise<FeedAnswer>;
  /** Ends the threads; feeds still waiting are answered 'unreadable'. */
  close(): Promise<void>;
}

export interface FeedParserLimits {
  /** Threads; two keep one slow feed from holding up all others. */
  workers?: number;
  /** For one feed, from the moment its thread begins. An honest feed of 10 MB takes a third of a second. */
  timeLimitMs?: number;
  /** JavaScript heap of one thread in MB. Trees of an honest 10 MB feed fit into 100. */
  memoryMb?: number;
  /** Longest body in bytes that is looked at; the fetcher's own limit should be lower. */
  maxBytes?: number;
}

interface Job {
  task: FeedTask;
  settle(answer: FeedAnswer): void;
}

interface Thread {
  worker: Worker;
  job: Job | undefined;
  timer: NodeJS.Timeout | undefined;
}

/** Under a test runner this file runs from source, but a thread needs the compiled one. */
const HERE = fileURLToPath(import.meta.url);
const WORKER_FILE = HERE.endsWith('.ts')
  ? new URL('../../dist/io/feed-worker.js', import.meta.url)
  : new URL('./feed-worker.js', import.meta.url);

/** Starts the threads at once, so that the first feed does not wait for them. They do not keep the process alive. */
export function createFeedParser(limits: FeedParserLimits = {}): FeedParser {
  const { workers = 2, timeLimitMs = 10_000, memoryMb = 512, maxBytes = 64 * 1024 * 1024 } = limits;
  const waiting: Job[] = [];
  const threads = new Set<Thread>();
  let closed = false;

  function startThread(): void {
    const worker = new Worker(WORKER_FILE, {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, stackSizeMb: 4 },
      stdout: true,
      stderr: true,
    });
    worker.unref();
    const thread: Thread = { worker, job: undefined, timer: undefined };
    threads.add(thread);
    worker.on('message', (answer: FeedAnswer) => {
      settle(thread, answer);
      giveWork(thread);
    });
    worker.on('error', (error: Error & { code?: string }) => replace(thread, describe(error)));
    worker.on('exit', () => replace(thread, { ok: false, reason: 'unreadable', detail: 'the parsing thread ended' }));
    giveWork(thread);
  }

  function giveWork(thread: Thread): void {
    if (thread.job || !threads.has(thread)) return;
    const job = waiting.shift();
    if (!job) return;
    thread.job = job;
    thread.timer = setTimeout(() => {
      replace(thread, { ok: false, reason: 'too-slow', detail: `not read within ${timeLimitMs} ms` });
    }, timeLimitMs);
    thread.worker.postMessage(job.task, [job.task.bytes.buffer as ArrayBuffer]);
  }

  function settle(thread: Thread, answer: FeedAnswer): void {
    clearTimeout(thread.timer);
    thread.job?.settle(answer);
    thread.job = undefined;
  }

  /** Ends a thread for good; a new one takes its place. */
  function replace(thread: Thread, answer: FeedAnswer): void {
    if (!threads.delete(thread)) return;
    settle(thread, answer);
    void thread.worker.terminate();
    if (!closed) startThread();
  }

  for (let n = 0; n < workers; n += 1) startThread();

  return {
    parse(bytes, contentType, options = {}) {
      if (closed) return Promise.resolve({ ok: false, reason: 'unreadable', detail: 'the parser is closed' });
      if (bytes.length > maxBytes)
        return Promise.resolve({ ok: false, reason: 'unreadable', detail: `longer than ${maxBytes} bytes` });
      return new Promise((settleJob) => {
        // A copy is transferred, because a transfer takes the bytes from the caller.
        waiting.push({ task: { bytes: Uint8Array.from(bytes), contentType, options }, settle: settleJob });
        const idle = [...threads].find((thread) => !thread.job);
        if (idle) giveWork(idle);
      });
    },
    async close() {
      closed = true;
      const ended = [...threads];
      threads.clear();
      for (const thread of ended) settle(thread, { ok: false, reason: 'unreadable', detail: 'the parser was closed' });
      for (const job of waiting.splice(0))
        job.settle({ ok: false, reason: 'unreadable', detail: 'the parser was closed' });
      await Promise.all(ended.map((thread) => thread.worker.terminate()));
    },
  };
}

function describe(error: Error & { code?: string }): FeedAnswer {
  if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
    return { ok: false, reason: 'out-of-memory', detail: 'reading it needs too much memory' };
  return { ok: false, reason: 'unreadable', detail: error.message };
}
