/** What is remembered of each feed between two polls. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { FetchResult } from '../../../core/polling/after-fetch.js';
import type { FeedChange, FeedMemory } from '../../../core/polling/feed-memory.js';
import type { DayNumber } from '../../../core/schedule/cron-days.js';
import type { Db } from '../open-database.js';
import { feedColumns, memoryOf, rowOf } from './feed-columns.js';
import { syncFeeds } from './sync-feeds.js';

/** A fetch, for the feed's history. */
export interface FetchRecord {
  result: FetchResult;
  at: Date;
  bytes: number;
}

export type FeedStore = ReturnType<typeof createFeedStore>;

/** A claimed feed is due again after this time, in case its process died. */
export const CLAIM_MINUTES = 10;

export function createFeedStore(db: Db) {
  return {
    sync: syncFeeds(db),
    claimDue: claimDueFeeds(db),
    get: getFeed(db),
    list: listFeeds(db),
    note: noteFeed(db),
    record: recordFetch(db),
    itemsPerDay: countItemsPerDay(db),
  };
}

/** Claims the feeds of `ids` that are due (or all of them, with `force`), so that no other process fetches them too. */
const claimDueFeeds =
  (db: Db) =>
  async (options: { ids: string[]; now: Date; force: boolean }): Promise<string[]> => {
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
  };

const getFeed =
  (db: Db) =>
  async (id: string): Promise<FeedMemory | undefined> => {
    const row = await db.selectFrom('feeds').select(feedColumns).where('id', '=', id).executeTakeFirst();
    return row && memoryOf(row);
  };

/** Configured feeds, by name. */
const listFeeds = (db: Db) => async (): Promise<FeedMemory[]> => {
  const rows = await db
    .selectFrom('feeds')
    .select(feedColumns)
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map(memoryOf);
};

const noteFeed =
  (db: Db) =>
  async (id: string, change: FeedChange): Promise<void> => {
    await db.updateTable('feeds').set(rowOf(change)).where('id', '=', id).execute();
  };

/** Writes the outcome of a fetch in one statement; only new entries and failures add a row to the history. */
const recordFetch =
  (db: Db) =>
  async (id: string, change: FeedChange, fetch: FetchRecord): Promise<void> => {
    const { result } = fetch;
    const nothingNew = result.kind === 'unchanged' || (result.kind === 'read' && result.fresh === 0);
    if (nothingNew) return noteFeed(db)(id, change);
    await db
      .with('changed', (tx) => tx.updateTable('feeds').set(rowOf(change)).where('id', '=', id))
      .insertInto('fetches')
      .values(historyRow(id, change.lastOutcome ?? null, fetch))
      .execute();
  };

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

const ItemsPerDay = z.array(z.object({ day: z.int(), items: z.int() }));

/** Items published by a feed on each day of its zone, from `from` up to but not including `until`. */
const countItemsPerDay =
  (db: Db) =>
  async (
    id: string,
    zone: string,
    { from, until }: { from: DayNumber; until: DayNumber },
  ): Promise<Map<DayNumber, number>> => {
    const { rows } = await sql`
      select day, count(*)::int as items
      from entries, lateral (
        select (coalesce(published_at, first_seen_at) at time zone ${zone})::date - date '1970-01-01' as day
      ) as published
      where feed_id = ${id} and day >= ${from} and day < ${until}
      group by day`.execute(db);
    return new Map(ItemsPerDay.parse(rows).map(({ day, items }) => [day, items]));
  };
