/**
 * What a feed's body says about the feed: a hash to recognise it by, its window of items, and damaged characters.
 */
import { createHash } from 'node:crypto';
import type { PreparedFeed } from '../entries/prepare-entries.js';
import type { ParsedFeed } from '../model.js';
import { pluralize } from '../text/clean-text.js';
import type { FeedChange, FeedMemory } from './feed-memory.js';

/** Identifies a body that was already read. */
export function hashBody(body: Uint8Array): string {
  return createHash('sha256').update(body).digest('base64url');
}

/** Fewer dated items say nothing about how fast items pass through the window. */
const MIN_DATED = 4;
/** Above this share of damaged titles the charset is wrong; below it, text was badly pasted. */
const GARBLED_SHARE = 0.2;

/** What the items in a feed say about the feed. Dates in the future count as now. */
export function describeWindow(
  feed: ParsedFeed,
  { entries, linksIdentify }: PreparedFeed,
  memory: FeedMemory,
  now: Date,
): FeedChange {
  const dates = entries.flatMap(({ publishedAt }) =>
    publishedAt ? [Math.min(publishedAt.getTime(), now.getTime())] : [],
  );
  const sorted = dates.toSorted((a, b) => b - a);
  const newest = Math.max(sorted[0] ?? 0, memory.newestItemAt?.getTime() ?? 0);
  const median = sorted.length < MIN_DATED ? undefined : sorted[Math.floor(sorted.length / 2)];
  return {
    windowItems: entries.length,
    newestItemAt: newest === 0 ? null : new Date(newest),
    medianItemAt: median === undefined ? null : new Date(median),
    ttlMinutes: feed.ttlMinutes ?? null,
    hub: feed.hub ?? null,
    topic: feed.self ?? null,
    readFault: feed.problems.find((problem) => problem.startsWith('the selector')) ?? null,
    linksIdentify,
  };
}

/** How many titles contain undecodable characters, in words; null if they are few. */
export function describeDamage({ entries }: PreparedFeed): string | null {
  const damaged = entries.filter(({ title }) => title.includes('\ufffd')).length;
  return damaged > entries.length * GARBLED_SHARE
    ? `unreadable characters in ${damaged} of ${pluralize(entries.length, 'title')}`
    : null;
}
