/**
 * How do a feed's items become rows, each distinct one exactly once?
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { PreparedEntry } from '../../core/entries/prepare-entries.js';
import type { Db } from './open.js';

/** Where the entries come from. */
export interface EntrySource {
  feedId: string;
  outlet: string;
  tier: number;
}

export interface StoredEntries {
  /** Entries never seen before in this feed. */
  newEntries: number;
  /** Articles never seen before in any feed: they have all stages before them. */
  newArticles: string[];
  /** Known articles whose text the feed has changed: they are judged again. */
  changedArticles: string[];
}

const Ids = z.array(z.object({ id: z.string() }));
const Counts = z.object({ new_entries: z.coerce.number() });

export type EntryStore = ReturnType<typeof createEntryStore>;

export function createEntryStore(db: Db) {
  return {
    /**
     * Keeps the entries of one fetch in one transaction. An entry whose article is known (another feed, or another address of
     * it) points to that article. Safe to repeat; safe beside another process that stores the same.
     */
    async store(source: EntrySource, entries: PreparedEntry[], seenAt: Date): Promise<StoredEntries> {
      if (entries.length === 0) return { newEntries: 0, newArticles: [], changedArticles: [] };
      // Rows are locked in one order, so that two feeds with the same items cannot wait for each other.
      const sorted = [...entries].sort((a, b) => (a.articleKey < b.articleKey ? -1 : 1));
      const rows = JSON.stringify(sorted.map((entry) => entryRow(entry, seenAt)));
      return db.transaction().execute(async (tx) => {
        const fresh = await sql`
          insert into articles (key, url, title, site, outlet, tier, lang, published_at, date_from, text, text_from, author,
                                categories, state, first_seen_at)
          select distinct on (article_key) article_key, link, title, site, ${source.outlet}, ${source.tier}, lang,
                 coalesce(published_at, ${seenAt}), case when published_at is null then 'seen' else 'entry' end,
                 text, text_from, author, categories, 'found', ${seenAt}
          from ${records(rows)}
          order by article_key
          on conflict (key) do nothing
          returning id`.execute(tx);
        const newArticles = Ids.parse(fresh.rows).map(({ id }) => id);
        const changed = await sql`
          with item as (select * from ${records(rows)}),
          edited as (
            update entries e set body_hash = item.body_hash, title = item.title
            from item where e.feed_id = ${source.feedId} and e.identity = item.identity and e.body_hash <> item.body_hash
            returning e.article_id, item.title, item.text, item.text_from
          )
          update articles a
          set title = edited.title, state = 'found', state_at = now(), wait_until = null, attempts = 0,
              -- a text that was read from the page is kept until the page is read again
              text = case when a.text_from = 'page' then a.text else edited.text end,
              text_from = case when a.text_from = 'page' then a.text_from else edited.text_from end
          from edited where a.id = edited.article_id
          returning a.id`.execute(tx);
        const kept = await sql`
          with item as (select * from ${records(rows)}),
          added as (
            insert into entries (feed_id, identity, article_id, link, title, published_at, body_hash, first_seen_at)
            select distinct on (item.identity) ${source.feedId}, item.identity, a.id, item.link, item.title, item.published_at,
                   item.body_hash, ${seenAt}
            from item join articles a on a.key = item.article_key
            order by item.identity
            on conflict (feed_id, identity) do nothing
            returning 1
          )
          select count(*) as new_entries from added`.execute(tx);
        return {
          newEntries: Counts.parse(kept.rows[0]).new_entries,
          newArticles,
          changedArticles: Ids.parse(changed.rows).map(({ id }) => id),
        };
      });
    },

    async count(): Promise<number> {
      const { total } = await db
        .selectFrom('entries')
        .select((eb) => eb.fn.countAll<string>().as('total'))
        .executeTakeFirstOrThrow();
      return Number(total);
    },
  };
}

function entryRow(entry: PreparedEntry, seenAt: Date): object {
  // A date that lies ahead would keep the item on top of everything; the time of first sight is the honest one.
  const ahead = entry.publishedAt !== null && entry.publishedAt > seenAt;
  return {
    identity: entry.identity,
    article_key: entry.articleKey,
    link: entry.link,
    title: entry.title,
    published_at: ahead ? null : (entry.publishedAt?.toISOString() ?? null),
    body_hash: entry.bodyHash,
    text: entry.text,
    text_from: entry.textFrom,
    author: entry.author,
    categories: entry.categories,
    lang: entry.lang,
    site: entry.site,
  };
}

function records(rows: string) {
  return sql`jsonb_to_recordset(${rows}::jsonb) as x(identity text, article_key text, link text, title text,
    published_at timestamptz, body_hash text, text text, text_from text, author text, categories text[], lang text, site text)`;
}
