/**
 * How is a feed parsed so that no feed can block or end the process?
 */
import type { FeedContext, PreparedFeed } from '../../core/entries/prepare-entries.js';
import type { ParseOptions } from '../../core/feed/parse-feed.js';
import type { ParsedFeed } from '../../core/model.js';
import type { FeedTask } from './feed-thread.js';
import { compiledFile, createThreadPool } from './thread-pool.js';

export type FeedAnswer = { ok: true; feed: ParsedFeed } | UnreadFeed;
/** The feed comes without its items: `prepared` holds them. */
export type PreparedAnswer = { ok: true; feed: ParsedFeed; prepared: PreparedFeed } | UnreadFeed;

export interface UnreadFeed {
  ok: false;
  reason: 'not-a-feed' | 'too-slow' | 'out-of-memory' | 'unreadable';
  /** In plain words; safe to log and to show. */
  detail: string;
  /** Set where a guard stands before the feed: "captcha page", "login page". */
  hint?: string;
  /** Set for an index of sitemaps: the newest of them. */
  parts?: readonly string[];
}

export interface FeedParser {
  /** Never rejects. The caller keeps its bytes. */
  parse(bytes: Uint8Array, contentType?: string, options?: ParseOptions): Promise<FeedAnswer>;
  /** The same, and prepares the entries for the store. */
  prepare(
    bytes: Uint8Array,
    contentType: string | undefined,
    options: ParseOptions,
    context: FeedContext,
  ): Promise<PreparedAnswer>;
  /** Ends the threads; feeds still waiting are answered 'unreadable'. */
  close(): Promise<void>;
}

export interface FeedParserLimits {
  /** Threads; two keep one slow feed from holding up all others. */
  workers?: number;
  /** For one feed, from the moment its thread begins. An honest feed of 10 MB takes about half a second. */
  timeLimitMs?: number;
  /** JavaScript heap of one thread. The tree of an honest feed of 10 MB fits into 100. */
  memoryMb?: number;
  /** Longest body that is looked at; the fetcher's own limit should be lower. */
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
    // A copy goes over, because a transfer takes the bytes from the caller.
    const bytes = new Uint8Array(body);
    const done = await pool.run({ bytes, ...rest }, [bytes.buffer]);
    if (done.ok) return done.answer;
    return { ...done, reason: done.reason === 'failed' ? 'unreadable' : done.reason };
  };
  return {
    parse: (body, contentType, options = {}) => ask(body, { contentType, options, context: undefined }),
    // Asked with a context, the thread answers with prepared entries.
    prepare: (body, contentType, options, context) =>
      ask(body, { contentType, options, context }) as Promise<PreparedAnswer>,
    close: () => pool.close(),
  };
}
