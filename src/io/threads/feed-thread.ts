/**
 * What runs in the thread of `parse-feed-safely.ts`: bytes of a feed in, what it says out.
 */
import { parentPort } from 'node:worker_threads';
import { decodeBytes } from '../../core/bytes/decode-bytes.js';
import { type FeedContext, prepareEntries } from '../../core/entries/prepare-entries.js';
import { parseWithRssParser } from '../../core/feed/formats/fallback-parsers.js';
import { NotAFeed } from '../../core/feed/formats/not-a-feed.js';
import { type ParseOptions, parseFeed } from '../../core/feed/parse-feed.js';
import type { ParsedFeed } from '../../core/model.js';
import type { FeedAnswer, PreparedAnswer } from './parse-feed-safely.js';

export interface FeedTask {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
  options: ParseOptions;
  /** Where it is given, the entries are prepared for the store here as well: for a large feed that takes as long as parsing. */
  context: FeedContext | undefined;
}

parentPort?.on('message', async (task: FeedTask) => {
  parentPort?.postMessage(await answer(task));
});

async function answer(task: FeedTask): Promise<FeedAnswer | PreparedAnswer> {
  const { bytes, contentType, options, context } = task;
  try {
    return present(parseFeed(bytes, contentType, options), context);
  } catch (error) {
    if (!(error instanceof NotAFeed)) return { ok: false, reason: 'unreadable', detail: String(error) };
    const rescued = await parseWithRssParser(decodeBytes(bytes, contentType, options.charset).text, options);
    if (rescued) return present(rescued, context);
    const isWall = error.instead === 'captcha' || error.instead === 'login';
    const hint = isWall ? { hint: `${error.instead} page` } : {};
    const parts = error.parts.length > 0 ? { parts: error.parts } : {};
    return { ok: false, reason: 'not-a-feed', detail: error.detail, ...hint, ...parts };
  }
}

/** Prepared entries go without the raw items: copying those between threads costs more than they are worth to anybody. */
function present(feed: ParsedFeed, context: FeedContext | undefined): FeedAnswer | PreparedAnswer {
  if (!context) return { ok: true, feed };
  return { ok: true, feed: { ...feed, items: [] }, prepared: prepareEntries(feed, context) };
}
