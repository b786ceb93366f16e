/**
 * How do a feed's items become rows, each distinct one exactly once?
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { PreparedEntry } from '../../../core/entries/prepare-entries.js';
import type { Db } from '../open-database.js';

/** Where the entries come from. */
export interface EntrySource {
  feedId: string;
  /** Who publishes what it shows, where an item names nobody else. */
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
const Added = z.tuple([z.object({ new_entries: z.int(), new_articles: z.array(z.string()) })]);

export type EntryStore = ReturnType<typeof createEntryStore>;

export function createEntryStore(db: Db) {
  /** Hash of each entry that this feed has shown before, by its identity. */
  const knownEntries = async (feedId: string, entries: PreparedEntry[]): Promise<Map<string, string>> => {
    const rows = await db
      .selectFrom('entries')
      .select(['identity', 'body_hash'])
      .where('feed_id', '=', feedId)
      .where(sql<boolean>`identity = any(${entries.map(({ identity }) => identity)})`)
      .execute();
    return new Map(rows.map(({ identity, body_hash }) => [identity, body_hash]));
  };

  /** One statement, so that no entry is without its article. */
  const addNew = async (source: EntrySource, entries: PreparedEntry[], seenAt: Date) => {
    if (entries.length === 0) return { newEntries: 0, newArticles: [] };
    const { rows } = await sql`
      with item as materialized (select * from ${records(entries, seenAt)}),
      -- An article that is there already, perhaps only since a moment ago, is touched, so that its id is known here.
      article as (
        insert into articles (key, url, title, site, outlet, tier, lang, published_at, date_from, text, text_from, author,
                              categories, state, first_seen_at)
        select distinct on (article_key) article_key, link, title, site, coalesce(outlet, ${source.outlet}), ${source.tier}, lang,
               coalesce(published_at, ${seenAt}), case when published_at is null then 'seen' else 'entry' end,
               text, text_from, author, categories, 'found', ${seenAt}
        from item
        -- Rows are locked in one order, so that two feeds with the same items cannot wait for each other.
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
  };

  /** A changed text takes its article back to the first stage. */
  const applyEdits = async (feedId: string, entries: PreparedEntry[], seenAt: Date): Promise<string[]> => {
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
          -- a text that was read from the page is kept until the page is read again; one without text (a search feed's) takes none away
          text = case when a.text_from = 'page' or edited.text = '' then a.text else edited.text end,
          text_from = case when a.text_from = 'page' or edited.text = '' then a.text_from else edited.text_from end
      from edited where a.id = edited.article_id
      returning a.id`.execute(db);
    return Ids.parse(rows).map(({ id }) => id);
  };

  return {
    /**
     * Keeps the entries of one fetch. An entry whose article is known (another feed, or another address of it) points to that
     * article. Where nothing is new or changed, nothing is written. Safe to repeat; safe beside another process that stores the same.
     */
    async store(source: EntrySource, entries: PreparedEntry[], seenAt: Date): Promise<StoredEntries> {
      if (entries.length === 0) return { newEntries: 0, newArticles: [], changedArticles: [] };
      const known = await knownEntries(source.feedId, entries);
      const added = await addNew(
        source,
        entries.filter(({ identity }) => !known.has(identity)),
        seenAt,
      );
      const edited = entries.filter(({ identity, bodyHash }) => (known.get(identity) ?? bodyHash) !== bodyHash);
      return { ...added, changedArticles: await applyEdits(source.feedId, edited, seenAt) };
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
    outlet: entry.outlet,
  };
}

function records(entries: PreparedEntry[], seenAt: Date) {
  const rows = JSON.stringify(entries.map((entry) => entryRow(entry, seenAt)));
  return sql`jsonb_to_recordset(${rows}::jsonb) as item(identity text, article_key text, link text, title text,
    published_at timestamptz, body_hash text, text text, text_from text, author text, categories text[], lang text, site text,
    outlet text)`;
}
