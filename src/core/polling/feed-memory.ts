/**
 * What is remembered about a feed between polls.
 */
import type { FeedRhythm } from './feed-rhythm.js';

/**
 * - new: never read.
 * - healthy.
 * - slow: responds late, or only now and then.
 * - quiet: responds, but has much less news than it used to, or none.
 * - moved: redirects permanently.
 * - blocked: behind a bot check or login.
 * - broken: cannot be read.
 * - dead: broken for a long time, or withdrawn.
 */
export type FeedState = 'new' | 'healthy' | 'slow' | 'quiet' | 'moved' | 'blocked' | 'broken' | 'dead';

/** Whether status pages list the feed; one that has never been read cannot have failed yet. */
export const isUnhealthy = ({ state }: { state: FeedState }): boolean => state !== 'healthy' && state !== 'new';

export interface FeedMemory {
  id: string;
  name: string;
  /** As configured when the row was last synchronised. */
  url: string;
  enabled: boolean;
  firstSeenAt: Date;

  etag: string | null;
  lastModified: string | null;
  /** When the full body was last fetched. */
  fullFetchAt: Date | null;
  bodyHash: string | null;
  /** The settings with which that body was read; under other settings the same bytes must be read again. */
  readWith: string | null;

  nextPollAt: Date;
  intervalMinutes: number;
  /** Sum of fractional failures since the last usable response; see `explain-failure.ts`. */
  failures: number;
  /** Time of the first failure since the last usable response. */
  failingSince: Date | null;
  lastAttemptAt: Date | null;
  lastOkAt: Date | null;
  lastOutcome: string | null;
  /** How long its responses take, smoothed. */
  tookMs: number | null;
  movedTo: string | null;
  movedTimes: number;

  /** Minutes that the feed itself asks to wait between fetches (ttl, sy:). */
  ttlMinutes: number | null;
  /** Number of items at the last fetch. */
  windowItems: number | null;
  /** Median date of the items at the last fetch. */
  medianItemAt: Date | null;
  newestItemAt: Date | null;
  /** When it last had something new. */
  lastNewAt: Date | null;
  /** When every item was last new, so that earlier ones may have come and gone unseen. */
  overflowAt: Date | null;
  /** A problem with its settings that did not prevent reading it. */
  readFault: string | null;
  linksIdentify: boolean;
  /** WebSub: the hub, the feed's topic there, when a subscription was last requested, and its expiry. */
  hub: string | null;
  topic: string | null;
  pushAskedAt: Date | null;
  pushUntil: Date | null;
  rhythm: FeedRhythm | null;
  rhythmAt: Date | null;

  state: FeedState;
  stateSince: Date;
  evidence: string | null;
  cure: string | null;
}

/** What one fetch changes. */
export type FeedChange = Partial<Omit<FeedMemory, 'id' | 'name' | 'url' | 'enabled' | 'firstSeenAt'>>;
