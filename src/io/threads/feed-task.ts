/**
 * What goes into the feed-parsing thread and what comes out.
 */
import type { FeedContext, PreparedFeed } from '../../core/entries/prepare-entries.js';
import type { ParseOptions } from '../../core/feed/parse-feed.js';
import type { ParsedFeed } from '../../core/model.js';

export interface FeedTask {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string | undefined;
  options: ParseOptions;
  /** If given, the thread also prepares the entries for the store; for a large feed this takes as long as parsing. */
  context: FeedContext | undefined;
}

export type FeedAnswer = { ok: true; feed: ParsedFeed } | UnreadFeed;
/** The feed comes without its items; they are in `prepared`. */
export type PreparedAnswer = { ok: true; feed: ParsedFeed; prepared: PreparedFeed } | UnreadFeed;

export interface UnreadFeed {
  ok: false;
  reason: 'not-a-feed' | 'too-slow' | 'out-of-memory' | 'unreadable';
  /** In plain words, safe to log and to show. */
  detail: string;
  /** Set if a guard stands in front of the feed: "captcha page", "login page". */
  hint?: string;
  /** Set for a sitemap index: its newest sitemaps. */
  parts?: readonly string[];
}
