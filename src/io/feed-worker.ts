/**
 * The thread's side of `createFeedParser`: one feed in, one answer out. A hostile feed may hang or kill this thread; its owner replaces it.
 */
import { parentPort } from 'node:worker_threads';
import { decodeBytes } from '../core/feed/decode-bytes.js';
import { NotAFeed } from '../core/feed/not-a-feed.js';
import { askRssParser } from '../core/feed/second-opinion.js';
import { type ParseOptions, parseFeed } from '../core/parse-feed.js';
import type { FeedAnswer } from './parse-feed-safely.js';

/** What the owner posts for each feed. */
export interface FeedTask {
  bytes: Uint8Array;
  contentType: string | undefined;
  options: ParseOptions;
}

parentPort?.on('message', async (task: FeedTask) => {
  parentPort?.postMessage(await answer(task));
});

async function answer({ bytes, contentType, options }: FeedTask): Promise<FeedAnswer> {
  try {
    return { ok: true, feed: parseFeed(bytes, contentType, options) };
  } catch (error) {
    if (!(error instanceof NotAFeed))
      return { ok: false, reason: 'unreadable', detail: error instanceof Error ? error.message : String(error) };
    const rescued = await askRssParser(decodeBytes(bytes, contentType, options.charset).text, options);
    if (rescued) return { ok: true, feed: rescued };
    const isWall = error.instead === 'captcha' || error.instead === 'login';
    return {
      ok: false,
      reason: 'not-a-feed',
      detail: error.detail,
      ...(isWall ? { hint: `${error.instead} page` } : {}),
    };
  }
}
