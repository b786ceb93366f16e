/**
 * What is remembered of a feed between two polls?
 */
import type { FeedRhythm } from './feed-rhythm.js';

/**
 * new: never read. healthy. slow: answers late, or only now and then. quiet: answers, but brings much less than it used to, or nothing
 * at all. moved: redirects for good. blocked: a guard or login stands before it. broken: cannot be read. dead: broken for long, or
 * withdrawn.
 */
export type FeedState = 'new' | 'healthy' | 'slow' | 'quiet' | 'moved' | 'blocked' | 'broken' | 'dead';

/** Whether a feed is in any state that status pages name; one that is new has had no time to do wrong. */
export const isUnhealthy = ({ state }: { state: FeedState }): boolean => state !== 'healthy' && state !== 'new';

export interface FeedMemory {
  id: string;
  name: string;
  /** As configured when the row was last brought in line. */
  url: string;
  enabled: boolean;
  firstSeenAt: Date;

  etag: string | null;
  lastModified: string | null;
  /** When the whole body was last asked for, whatever the validators say. */
  fullFetchAt: Date | null;
  bodyHash: string | null;
  /** With which settings that body was read; other settings make the same bytes news. */
  readWith: string | null;

  nextPollAt: Date;
  intervalMinutes: number;
  /** In fractions since the last usable answer; see `explain-failure.ts`. */
  failures: number;
  /** The first failure since the last usable answer. */
  failingSince: Date | null;
  lastAttemptAt: Date | null;
  lastOkAt: Date | null;
  lastOutcome: string | null;
  /** How long its answers take, smoothed. */
  tookMs: number | null;
  movedTo: string | null;
  movedTimes: number;

  /** Minutes that the feed itself asks to wait (ttl, sy:). */
  ttlMinutes: number | null;
  /** Items that it last showed. */
  windowItems: number | null;
  /** Half of the items that it last showed are newer. */
  medianItemAt: Date | null;
  newestItemAt: Date | null;
  /** When it last brought something new. */
  lastNewAt: Date | null;
  /** When every item was new for the last time: some may have come and gone unseen before. */
  overflowAt: Date | null;
  /** What was wrong with the settings for reading it, though it was read. */
  readFault: string | null;
  linksIdentify: boolean;
  /** WebSub: who tells of news, under which name of the feed, since when and until when. */
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

/** What one fetch changes of it. */
export type FeedChange = Partial<Omit<FeedMemory, 'id' | 'name' | 'url' | 'enabled' | 'firstSeenAt'>>;
