/**
 * What is remembered about each feed between two polls?
 */
import { sql, type Updateable } from 'kysely';
import { z } from 'zod';
import type { FetchResult } from '../../../core/polling/after-fetch.js';
import type { FeedChange, FeedMemory, FeedState } from '../../../core/polling/feed-memory.js';
import { FeedRhythm } from '../../../core/polling/feed-rhythm.js';
import type { DayNumber } from '../../../core/schedule/cron-days.js';
import type { Db } from '../open-database.js';
import type { Tables } from '../tables/tables.js';

/** What one fetch leaves behind in the history. */
export interface FetchRecord {
  result: FetchResult;
  at: Date;
  bytes: number;
}

const ItemsPerDay = z.array(z.object({ day: z.int(), items: z.int() }));

export type FeedStore = ReturnType<typeof createFeedStore>;

/** A claimed feed whose fetch never ends (its process died) is due again after this time. */
export const CLAIM_MINUTES = 10;

export function createFeedStore(db: Db) {
  return {
    /** Makes the rows agree with the configuration: new feeds are due at once, feeds no longer configured keep their history. */
    async sync(configured: { id: string; name: string; url: string; enabled: boolean }[], now: Date): Promise<void> {
      if (configured.length > 0) {
        await db
          .insertInto('feeds')
          .values(
            configured.map(({ id, name, url, enabled }) => ({
              id,
              name,
              url,
              enabled,
              first_seen_at: now,
              next_poll_at: now,
              state_since: now,
            })),
          )
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet((eb) => ({
              name: eb.ref('excluded.name'),
              url: eb.ref('excluded.url'),
              enabled: eb.ref('excluded.enabled'),
              removed_at: null,
              // Another address: what is known of the old one (validators, moves, faults) says nothing about it.
              ...keepWhereSameUrl(AT_AN_ADDRESS),
              failures: sql`case when ${SAME_URL} then feeds.failures else 0 end`,
              moved_times: sql`case when ${SAME_URL} then feeds.moved_times else 0 end`,
              state: sql`case when ${SAME_URL} then feeds.state else 'new' end`,
              state_since: sql`case when ${SAME_URL} then feeds.state_since else excluded.state_since end`,
              next_poll_at: sql`case when ${SAME_URL} and feeds.removed_at is null and feeds.enabled then feeds.next_poll_at else excluded.next_poll_at end`,
            })),
          )
          .execute();
      }
      const ids = configured.map(({ id }) => id);
      await db
        .updateTable('feeds')
        .set({ removed_at: now })
        .where('removed_at', 'is', null)
        .$if(ids.length > 0, (query) => query.where('id', 'not in', ids))
        .execute();
    },

    /** Takes the feeds that are due (or all of `ids`), so that no other process takes them too. */
    async claimDue(options: { ids: string[]; now: Date; force: boolean }): Promise<string[]> {
      if (options.ids.length === 0) return [];
      const rows = await db
        .updateTable('feeds')
        .set({ next_poll_at: new Date(options.now.getTime() + CLAIM_MINUTES * 60_000) })
        .where('id', 'in', (query) =>
          query
            .selectFrom('feeds')
            .select('id')
            .where('id', 'in', options.ids)
            .$if(!options.force, (due) => due.where('next_poll_at', '<=', options.now))
            .forUpdate()
            .skipLocked(),
        )
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    async get(id: string): Promise<FeedMemory | undefined> {
      const row = await db.selectFrom('feeds').select(columns).where('id', '=', id).executeTakeFirst();
      return row && memoryOf(row);
    },

    /** Feeds that stand in the configuration. */
    async list(): Promise<FeedMemory[]> {
      const rows = await db
        .selectFrom('feeds')
        .select(columns)
        .where('removed_at', 'is', null)
        .orderBy('name')
        .execute();
      return rows.map(memoryOf);
    },

    async note(id: string, change: FeedChange): Promise<void> {
      await db.updateTable('feeds').set(columnsOf(change)).where('id', '=', id).execute();
    },

    /** Writes the outcome of a fetch, at once; only news and failures leave a line in the history. */
    async record(id: string, change: FeedChange, fetch: FetchRecord): Promise<void> {
      const { result } = fetch;
      const dull = result.kind === 'unchanged' || (result.kind === 'read' && result.fresh === 0);
      if (dull) await this.note(id, change);
      else {
        await db
          .with('changed', (tx) => tx.updateTable('feeds').set(columnsOf(change)).where('id', '=', id))
          .insertInto('fetches')
          .values(historyRow(id, change.lastOutcome ?? null, fetch))
          .execute();
      }
    },

    /** How many items a feed published on each of the days in its zone. */
    async itemsPerDay(
      id: string,
      zone: string,
      { from, until }: { from: DayNumber; until: DayNumber },
    ): Promise<Map<DayNumber, number>> {
      const { rows } = await sql`
        select day, count(*)::int as items
        from entries, lateral (
          select (coalesce(published_at, first_seen_at) at time zone ${zone})::date - date '1970-01-01' as day
        ) as published
        where feed_id = ${id} and day >= ${from} and day < ${until}
        group by day`.execute(db);
      return new Map(ItemsPerDay.parse(rows).map(({ day, items }) => [day, items]));
    },
  };
}

/** What is known of a feed only as long as it stands at one address. */
const AT_AN_ADDRESS = [
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

const columns = [
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

type Row = Omit<FeedMemory, 'state' | 'rhythm'> & { state: string; rhythm: unknown };

function memoryOf(row: Row): FeedMemory {
  // The table's own constraint says which states there are.
  return { ...row, state: row.state as FeedState, rhythm: row.rhythm === null ? null : FeedRhythm.parse(row.rhythm) };
}

/** Names in code are camelCase, columns snake_case; only what changes is written. */
function columnsOf(change: FeedChange): Updateable<Tables['feeds']> {
  const entries = Object.entries(change).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    name === 'rhythm' && value !== null ? JSON.stringify(value) : value,
  ]);
  return Object.fromEntries(entries) as Updateable<Tables['feeds']>;
}

function historyRow(feedId: string, outcome: string | null, { result, at, bytes }: FetchRecord) {
  const read = result.kind === 'read' ? result : { items: 0, fresh: 0 };
  return {
    feed_id: feedId,
    at,
    outcome: outcome ?? result.kind,
    detail: result.kind === 'failed' ? result.evidence : null,
    bytes,
    items: read.items,
    new_entries: read.fresh,
  };
}
