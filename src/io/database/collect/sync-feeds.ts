/** Brings the table of feeds in line with the configuration. */
import { sql } from 'kysely';
import type { Db } from '../open-database.js';

export interface ConfiguredFeed {
  id: string;
  name: string;
  url: string;
  enabled: boolean;
}

/** New feeds are due at once; feeds no longer configured keep their history. */
export const syncFeeds =
  (db: Db) =>
  async (configured: ConfiguredFeed[], now: Date): Promise<void> => {
    if (configured.length > 0) await upsertFeeds(db, configured, now);
    const ids = configured.map(({ id }) => id);
    await db
      .updateTable('feeds')
      .set({ removed_at: now })
      .where('removed_at', 'is', null)
      .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
      .execute();
  };

async function upsertFeeds(db: Db, configured: ConfiguredFeed[], now: Date): Promise<void> {
  const rows = configured.map(({ id, name, url, enabled }) => ({
    id,
    name,
    url,
    enabled,
    first_seen_at: now,
    next_poll_at: now,
    state_since: now,
  }));
  await db
    .insertInto('feeds')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((eb) => ({
        name: eb.ref('excluded.name'),
        url: eb.ref('excluded.url'),
        enabled: eb.ref('excluded.enabled'),
        removed_at: null,
        // Validators, moves and failures of the old address say nothing about a new one.
        ...keepWhereSameUrl(BOUND_TO_URL),
        failures: sql`case when ${SAME_URL} then feeds.failures else 0 end`,
        moved_times: sql`case when ${SAME_URL} then feeds.moved_times else 0 end`,
        state: sql`case when ${SAME_URL} then feeds.state else 'new' end`,
        state_since: sql`case when ${SAME_URL} then feeds.state_since else excluded.state_since end`,
        next_poll_at: sql`case when ${SAME_URL} and feeds.removed_at is null and feeds.enabled then feeds.next_poll_at else excluded.next_poll_at end`,
      })),
    )
    .execute();
}

/** Columns that become null when the feed's address changes. */
const BOUND_TO_URL = [
  'etag',
  'last_modified',
  'body_hash',
  'moved_to',
  'failing_since',
  'last_ok_at',
  'took_ms',
  'ttl_minutes',
  'window_items',
  'median_item_at',
  'newest_item_at',
  'overflow_at',
  'read_fault',
  'hub',
  'topic',
  'push_asked_at',
  'push_until',
  'evidence',
  'cure',
] as const;
const SAME_URL = sql`feeds.url = excluded.url`;

function keepWhereSameUrl<C extends string>(names: readonly C[]) {
  const keep = (name: C) => sql<null>`case when ${SAME_URL} then ${sql.ref(`feeds.${name}`)} end`;
  return Object.fromEntries(names.map((name) => [name, keep(name)])) as Record<C, ReturnType<typeof keep>>;
}
