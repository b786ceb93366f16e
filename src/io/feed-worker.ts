/**
 * What runs in the thread of `parse-feed-safely.ts`: bytes of a feed in, what it says out.
 */
import { parentPort } from 'node:worker_threads';
import { decodeBytes } from '../core/feed/decode-bytes.js';
import { NotAFeed } from '../core/feed/not-a-feed.js';
import { askRssParser } from '../core/feed/second-opinion.js';
import { type ParseOptions, parseFeed } from '../core/parse-feed.js';
import type { FeedAnswer } from './parse-feed-safely.js';

export interface FeedTask {
  bytes: Uint8Array<ArrayBuffer>;
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
    if (!(error instanceof NotAFeed)) return { ok: false, reason: 'unreadable', detail: String(error) };
    const rescued = await askRssParser(decodeBytes(bytes, contentType, options.charset).text, options);
    if (rescued) return { ok: true, feed: rescued };
    const isWall = error.instead === 'captcha' || error.instead === 'login';
    const hint = isWall ? { hint: `${error.instead} page` } : {};
    return { ok: false, reason: 'not-a-feed', detail: error.detail, ...hint };
  }
}
