/**
 * What is remembered about each feed between two polls?
 */
import { type Selectable, sql, type Updateable } from 'kysely';
import type { FetchResult } from '../../core/polling/after-fetch.js';
import type { FeedChange, FeedMemory } from '../../core/polling/feed-memory.js';
import type { Db } from './open.js';
import type { FeedsTable, FetchesTable } from './tables.js';

export type Fetch = Selectable<FetchesTable>;

/** What one fetch leaves behind in the history. */
export interface FetchRecord {
  result: FetchResult;
  /** Kind of the HTTP answer. */
  answer: string;
  bytes: number;
  tookMs: number;
}

export type FeedStore = ReturnType<typeof createFeedStore>;

/** A claimed feed whose fetch never ends (its process died) is due again after this time. */
export const CLAIM_MINUTES = 10;

export function createFeedStore(db: Db) {
  return {
    /** Makes the rows agree with the configuration: new feeds are due at once, feeds no longer configured keep their history. */
    async sync(configured: { id: string; name: string; url: string }[]): Promise<void> {
      if (configured.length > 0) {
        await db
          .insertInto('feeds')
          .values(configured.map(({ id, name, url }) => ({ id, name, url })))
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet((eb) => ({
              name: eb.ref('excluded.name'),
              url: eb.ref('excluded.url'),
              removed_at: null,
              // Another address: what is known of the old one (validators, moves) says nothing about it.
              etag: sql`case when feeds.url = excluded.url then feeds.etag end`,
              last_modified: sql`case when feeds.url = excluded.url then feeds.last_modified end`,
              moved_to: sql`case when feeds.url = excluded.url then feeds.moved_to end`,
              next_poll_at: sql`case when feeds.url = excluded.url and feeds.removed_at is null then feeds.next_poll_at else now() end`,
            })),
          )
          .execute();
      }
      const ids = configured.map(({ id }) => id);
      await db
        .updateTable('feeds')
        .set({ removed_at: sql`now()` })
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
      return db.selectFrom('feeds').select(columns).where('id', '=', id).executeTakeFirst();
    },

    /** Feeds that stand in the configuration. */
    async list(): Promise<FeedMemory[]> {
      return db.selectFrom('feeds').select(columns).where('removed_at', 'is', null).orderBy('name').execute();
    },

    /** Writes the outcome of a fetch; an answer without news leaves no line in the history. */
    async record(id: string, change: FeedChange, fetch: FetchRecord): Promise<void> {
      const update = db.updateTable('feeds').set(columnsOf(change)).where('id', '=', id);
      if (fetch.result.kind === 'unchanged') {
        await update.execute();
        return;
      }
      await db.transaction().execute(async (tx) => {
        await tx.updateTable('feeds').set(columnsOf(change)).where('id', '=', id).execute();
        await tx.insertInto('fetches').values(historyRow(id, fetch)).execute();
      });
    },

    /** Puts off a feed's next poll, for example while its host wants to be left alone. */
    async postpone(id: string, until: Date): Promise<void> {
      await db.updateTable('feeds').set({ next_poll_at: until }).where('id', '=', id).execute();
    },

    /** New entries per day of the last `days` days, for a feed's own rhythm. */
    async history(id: string, days: number): Promise<Fetch[]> {
      return db
        .selectFrom('fetches')
        .selectAll()
        .where('feed_id', '=', id)
        .where('at', '>', sql<Date>`now() - make_interval(days => ${days})`)
        .orderBy('at', 'desc')
        .execute();
    },
  };
}

const columns = [
  'id',
  'name',
  'url',
  'first_seen_at as firstSeenAt',
  'etag',
  'last_modified as lastModified',
  'full_fetch_at as fullFetchAt',
  'body_hash as bodyHash',
  'next_poll_at as nextPollAt',
  'interval_minutes as intervalMinutes',
  'failures',
  'last_attempt_at as lastAttemptAt',
  'last_ok_at as lastOkAt',
  'last_outcome as lastOutcome',
  'moved_to as movedTo',
  'moved_times as movedTimes',
  'newest_item_at as newestItemAt',
  'links_identify as linksIdentify',
  'state',
  'state_since as stateSince',
  'evidence',
  'cure',
] as const;

/** Names in code are camelCase, columns snake_case; only what changes is written. */
function columnsOf(change: FeedChange): Updateable<FeedsTable> {
  const entries = Object.entries(change).map(([name, value]) => [
    name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ]);
  return Object.fromEntries(entries) as Updateable<FeedsTable>;
}

function historyRow(feedId: string, { result, answer, bytes, tookMs }: FetchRecord) {
  const failed = result.kind === 'failed';
  const read = result.kind === 'read' ? result : { items: 0, fresh: 0 };
  return {
    feed_id: feedId,
    outcome: failed && answer === 'ok' ? 'unreadable' : failed ? answer : result.kind,
    detail: failed ? result.evidence : null,
    bytes,
    took_ms: tookMs,
    items: read.items,
    new_entries: read.fresh,
  };
}
