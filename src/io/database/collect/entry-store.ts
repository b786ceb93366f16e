/** The entries of feeds, each distinct one stored once. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { PreparedEntry } from '../../../core/entries/prepare-entries.js';
import type { Db } from '../open-database.js';

/** The feed that shows the entries. */
export interface EntrySource {
  feedId: string;
  /** Publisher of items that name no other. */
  outlet: string;
  tier: number;
}

export interface StoredEntries {
  /** The number of entries that are new in this feed. */
  newEntries: number;
  /** Ids of articles that are new in all feeds. */
  newArticles: string[];
  /** Ids of known articles whose text the feed has changed: they are judged again. */
  changedArticles: string[];
}

export type EntryStore = ReturnType<typeof createEntryStore>;

export function createEntryStore(db: Db) {
  return { store: storeEntries(db), count: countEntries(db) };
}

/**
 * Stores the entries of one fetch. An entry whose article is known (from another feed, or under another address) refers to that
 * article. Writes nothing if nothing is new or changed. Safe to repeat, and to run concurrently in several processes.
 */
const storeEntries =
  (db: Db) =>
  async (source: EntrySource, entries: PreparedEntry[], seenAt: Date): Promise<StoredEntries> => {
    if (entries.length === 0) return { newEntries: 0, newArticles: [], changedArticles: [] };
    const known = await knownHashes(db, source.feedId, entries);
    const fresh = entries.filter(({ identity }) => !known.has(identity));
    const added = await addNew(db, source, fresh, seenAt);
    const edited = entries.filter(({ identity, bodyHash }) => (known.get(identity) ?? bodyHash) !== bodyHash);
    return { ...added, changedArticles: await applyEdits(db, source.feedId, edited, seenAt) };
  };

const countEntries = (db: Db) => async (): Promise<number> => {
  const { total } = await db
    .selectFrom('entries')
    .select((eb) => eb.fn.countAll<string>().as('total'))
    .executeTakeFirstOrThrow();
  return Number(total);
};

/** Identity → body hash of the entries that the feed has shown before. */
async function knownHashes(db: Db, feedId: string, entries: PreparedEntry[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('entries')
    .select(['identity', 'body_hash'])
    .where('feed_id', '=', feedId)
    .where(sql<boolean>`identity = any(${entries.map(({ identity }) => identity)})`)
    .execute();
  return new Map(rows.map(({ identity, body_hash }) => [identity, body_hash]));
}

const Added = z.tuple([z.object({ new_entries: z.int(), new_articles: z.array(z.string()) })]);

/** One statement, so that no entry is without its article. */
async function addNew(db: Db, source: EntrySource, entries: PreparedEntry[], seenAt: Date) {
  if (entries.length === 0) return { newEntries: 0, newArticles: [] };
  const { rows } = await sql`
    with item as materialized (select * from ${records(entries, seenAt)}),
    -- The no-op update returns the id of an article that exists already, even one inserted by a concurrent process.
    article as (
      insert into articles (key, url, title, site, outlet, tier, lang, published_at, date_from, text, text_from, author,
                            categories, state, first_seen_at)
      select distinct on (article_key) article_key, link, title, site, coalesce(outlet, ${source.outlet}), ${source.tier}, lang,
             coalesce(published_at, ${seenAt}), case when published_at is null then 'seen' else 'entry' end,
             text, text_from, author, categories, 'found', ${seenAt}
      from item
      -- Rows are locked in one order, so that two feeds with the same items cannot deadlock.
      order by article_key
      on conflict (key) do update set key = excluded.key
      returning id, key, xmax = 0 as is_new
    ),
    added as (
      insert into entries (feed_id, identity, article_id, link, title, published_at, body_hash, first_seen_at)
      select ${source.feedId}, identity, article.id, link, title, published_at, body_hash, ${seenAt}
      from item join article on article.key = item.article_key
      order by identity
      on conflict (feed_id, identity) do nothing
      returning 1
    )
    select (select count(*)::int from added) as new_entries,
           array(select id::text from article where is_new order by id) as new_articles`.execute(db);
  const [{ new_entries: newEntries, new_articles: newArticles }] = Added.parse(rows);
  return { newEntries, newArticles };
}

const Ids = z.array(z.object({ id: z.string() }));

/** An edited text sends its article back to the first stage. */
async function applyEdits(db: Db, feedId: string, entries: PreparedEntry[], seenAt: Date): Promise<string[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql`
    with edited as (
      update entries e set body_hash = item.body_hash, title = item.title
      from ${records(entries, seenAt)}
      where e.feed_id = ${feedId} and e.identity = item.identity and e.body_hash <> item.body_hash
      returning e.article_id, item.title, item.text, item.text_from
    )
    update articles a
    set title = edited.title, state = 'found', state_at = now(), wait_until = null, attempts = 0,
        -- A text from the page stays until the page is read again; an entry without text (a search feed's) removes none.
        text = case when a.text_from = 'page' or edited.text = '' then a.text else edited.text end,
        text_from = case when a.text_from = 'page' or edited.text = '' then a.text_from else edited.text_from end
    from edited where a.id = edited.article_id
    returning a.id`.execute(db);
  return Ids.parse(rows).map(({ id }) => id);
}

/** The entries as a table of the statement. */
function records(entries: PreparedEntry[], seenAt: Date) {
  const rows = JSON.stringify(entries.map((entry) => entryRow(entry, seenAt)));
  return sql`jsonb_to_recordset(${rows}::jsonb) as item(identity text, article_key text, link text, title text,
    published_at timestamptz, body_hash text, text text, text_from text, author text, categories text[], lang text, site text,
    outlet text)`;
}

function entryRow(entry: PreparedEntry, seenAt: Date): object {
  // A future date would keep the item at the top of every list; the time of first sight is used instead.
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
    outlet: entry.outlet,
  };
}
