/**
 * What is remembered of a feed between two polls?
 */
export interface FeedMemory {
  id: string;
  name: string;
  /** As configured when the row was last brought in line. */
  url: string;
  firstSeenAt: Date;
  etag: string | null;
  lastModified: string | null;
  /** When the whole body was last asked for, whatever the validators say. */
  fullFetchAt: Date | null;
  bodyHash: string | null;
  nextPollAt: Date;
  intervalMinutes: number;
  /** In fractions; see `after-fetch.ts`. */
  failures: number;
  lastAttemptAt: Date | null;
  lastOkAt: Date | null;
  lastOutcome: string | null;
  movedTo: string | null;
  movedTimes: number;
  newestItemAt: Date | null;
  linksIdentify: boolean;
  state: string;
  stateSince: Date;
  evidence: string | null;
  cure: string | null;
}

/** What one fetch changes of it. */
export type FeedChange = Partial<Omit<FeedMemory, 'id' | 'name' | 'url' | 'firstSeenAt'>>;
