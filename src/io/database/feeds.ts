/**
 * What is remembered about each feed between two polls?
 */
import { type Selectable, sql } from 'kysely';
import type { Db } from './open.js';
import type { FeedsTable, FetchesTable } from './tables.js';

export type FeedState = Selectable<FeedsTable>;
export type Fetch = Selectable<FetchesTable>;

/** What one fetch leaves behind. */
export interface FetchRecord {
  outcome: string;
  detail: string | null;
  bytes: number;
  tookMs: number;
  items: number;
  newEntries: number;
}

export type FeedStore = ReturnType<typeof createFeedStore>;

/** A claimed feed whose fetch never ends (its process died) is due again after this time. */
const CLAIM_MINUTES = 10;

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

    async get(id: string): Promise<FeedState | undefined> {
      return db.selectFrom('feeds').selectAll().where('id', '=', id).executeTakeFirst();
    },

    async list(): Promise<FeedState[]> {
      return db.selectFrom('feeds').selectAll().where('removed_at', 'is', null).orderBy('name').execute();
    },

    /** Writes the outcome of a fetch: the feed's new state and a line of its history. */
    async record(id: string, change: Partial<Omit<FeedState, 'id'>>, fetch: FetchRecord): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await tx.updateTable('feeds').set(change).where('id', '=', id).execute();
        await tx
          .insertInto('fetches')
          .values({
            feed_id: id,
            outcome: fetch.outcome,
            detail: fetch.detail,
            bytes: fetch.bytes,
            took_ms: fetch.tookMs,
            items: fetch.items,
            new_entries: fetch.newEntries,
          })
          .execute();
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
