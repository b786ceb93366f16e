/**
 * The thread of `parse-feed-safely.ts`: takes the bytes of a feed and answers with its contents.
 */
import { parentPort } from 'node:worker_threads';
import { decodeBytes } from '../../core/bytes/decode-bytes.js';
import { type FeedContext, prepareEntries } from '../../core/entries/prepare-entries.js';
import { parseWithRssParser } from '../../core/feed/formats/fallback-parsers.js';
import { NotAFeed } from '../../core/feed/formats/not-a-feed.js';
import { parseFeed } from '../../core/feed/parse-feed.js';
import type { ParsedFeed } from '../../core/model.js';
import type { FeedAnswer, FeedTask, PreparedAnswer } from './feed-task.js';

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

/** With prepared entries the raw items are left out; nobody needs them, and copying them between threads is expensive. */
function present(feed: ParsedFeed, context: FeedContext | undefined): FeedAnswer | PreparedAnswer {
  if (!context) return { ok: true, feed };
  return { ok: true, feed: { ...feed, items: [] }, prepared: prepareEntries(feed, context) };
}
