/** The columns of a feed as the rest of the program names them: camelCase in code, snake_case in the table. */
import type { Updateable } from 'kysely';
import type { FeedChange, FeedMemory, FeedState } from '../../../core/polling/feed-memory.js';
import { FeedRhythm } from '../../../core/polling/feed-rhythm.js';
import type { Tables } from '../tables/tables.js';

export const feedColumns = [
  'id',
  'name',
  'url',
  'enabled',
  'first_seen_at as firstSeenAt',
  'etag',
  'last_modified as lastModified',
  'full_fetch_at as fullFetchAt',
  'body_hash as bodyHash',
  'read_with as readWith',
  'next_poll_at as nextPollAt',
  'interval_minutes as intervalMinutes',
  'failures',
  'failing_since as failingSince',
  'last_attempt_at as lastAttemptAt',
  'last_ok_at as lastOkAt',
  'last_outcome as lastOutcome',
  'took_ms as tookMs',
  'moved_to as movedTo',
  'moved_times as movedTimes',
  'ttl_minutes as ttlMinutes',
  'window_items as windowItems',
  'median_item_at as medianItemAt',
  'newest_item_at as newestItemAt',
  'last_new_at as lastNewAt',
  'overflow_at as overflowAt',
  'read_fault as readFault',
  'links_identify as linksIdentify',
  'hub',
  'topic',
  'push_asked_at as pushAskedAt',
  'push_until as pushUntil',
  'rhythm',
  'rhythm_at as rhythmAt',
  'state',
  'state_since as stateSince',
  'evidence',
  'cure',
] as const;

type SelectedFeed = Omit<FeedMemory, 'state' | 'rhythm'> & { state: string; rhythm: unknown };

export function memoryOf(row: SelectedFeed): FeedMemory {
  // A check constraint of the table lists the states.
  return { ...row, state: row.state as FeedState, rhythm: row.rhythm === null ? null : FeedRhythm.parse(row.rhythm) };
}

/** Only what changes is written. */
export function rowOf(change: FeedChange): Updateable<Tables['feeds']> {
  const entries = Object.entries(change).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    name === 'rhythm' && value !== null ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries) as Updateable<Tables['feeds']>;
}
