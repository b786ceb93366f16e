/**
 * Parses feeds in threads, so that no feed can block or end the process.
 */
import type { FeedContext } from '../../core/entries/prepare-entries.js';
import type { ParseOptions } from '../../core/feed/parse-feed.js';
import type { FeedAnswer, FeedTask, PreparedAnswer } from './feed-task.js';
import { compiledFile, createThreadPool } from './thread-pool.js';

export interface FeedParser {
  /** Rejects only when aborted. The caller keeps its bytes. */
  parse(bytes: Uint8Array, contentType?: string, options?: ParseOptions): Promise<FeedAnswer>;
  /** Also prepares the entries for the store. */
  prepare(
    bytes: Uint8Array,
    contentType: string | undefined,
    options: ParseOptions,
    context: FeedContext,
  ): Promise<PreparedAnswer>;
  /** Terminates the threads; feeds still waiting are answered 'unreadable'. */
  close(): Promise<void>;
}

export interface FeedParserLimits {
  /** Number of threads; with two, one slow feed does not hold up all others. */
  workers?: number;
  /** For one feed, from the moment its thread begins. A well-formed feed of 10 MB takes about half a second. */
  timeLimitMs?: number;
  /** JavaScript heap of one thread. The tree of a well-formed feed of 10 MB fits into 100 MB. */
  memoryMb?: number;
  /** Longest body accepted; the fetcher's own limit should be lower. */
  maxBytes?: number;
}

export function createFeedParser(limits: FeedParserLimits = {}): FeedParser {
  const { workers = 2, timeLimitMs = 10_000, memoryMb = 512, maxBytes = 64 * 1024 * 1024 } = limits;
  const file = compiledFile('feed-thread.js', import.meta.url);
  const pool = createThreadPool<FeedTask, FeedAnswer | PreparedAnswer>({
    file,
    threads: workers,
    timeLimitMs,
    memoryMb,
  });
  const ask = async (body: Uint8Array, rest: Omit<FeedTask, 'bytes'>): Promise<FeedAnswer | PreparedAnswer> => {
    if (body.length > maxBytes) return { ok: false, reason: 'unreadable', detail: `longer than ${maxBytes} bytes` };
    // A copy, because a transfer would take the bytes from the caller.
    const bytes = new Uint8Array(body);
    const done = await pool.run({ bytes, ...rest }, [bytes.buffer]);
    if (done.ok) return done.answer;
    return { ...done, reason: done.reason === 'failed' ? 'unreadable' : done.reason };
  };
  return {
    parse: (body, contentType, options = {}) => ask(body, { contentType, options, context: undefined }),
    // Given a context, the thread answers with prepared entries.
    prepare: (body, contentType, options, context) =>
      ask(body, { contentType, options, context }) as Promise<PreparedAnswer>,
    close: () => pool.close(),
  };
}
