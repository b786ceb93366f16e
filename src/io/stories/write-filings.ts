/**
 * The single statement that writes the usual outcome of filing: stories that are new or have new bounds, and the article filed for
 * the first time, with everything stored about it.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import type { FilingWhy } from '../../core/stories/describe/signature.js';
import type { StoryBounds } from '../../core/stories/settle/collect-changes.js';
import type { Newcomer } from './database-session.js';
import { minuteOf, type Tx } from './story-index.js';

/** The place of a new article. */
export interface NewFiling {
  newcomer: Newcomer;
  /** Name of its story; see `StoryBounds`. */
  story: string;
  role: string;
  copyOf: string | null;
  addedShare: number | null;
  score: number | null;
  why: FilingWhy;
}

const Born = z.object({ name: z.string(), id: z.string() });

/** Writes everything and marks the articles `done` as filed; returns the ids of new stories by name. */
export async function writeFilings(
  tx: Tx,
  stories: readonly StoryBounds[],
  filing: NewFiling | undefined,
  done: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql`/* plan once: write filings */
    with story as (
      select coalesce(r.id, nextval('stories_id_seq')) as id, r.id is null as born, r.name, r.decided,
             r."firstAt" as first_at, r."lastAt" as last_at, r.follows, r."followsArticle" as article,
             r."followsWhy" as why, r."followsNews" as news
      from jsonb_to_recordset(${JSON.stringify(stories)}::jsonb) as r(
        id bigint, name text, decided boolean, "firstAt" timestamptz, "lastAt" timestamptz,
        follows text, "followsArticle" bigint, "followsWhy" jsonb, "followsNews" text[])
    ), linked as (
      select s.*, case when f.id is null then s.follows::bigint else f.id end as follows_id
      from story s left join story f on f.name = s.follows
    ), born as (
      insert into stories (id, first_at, last_at, follows_id, follows_article, follows_why, follows_news)
      overriding system value
      select id, first_at, last_at, follows_id, article, why, news from linked where born
    ), kept as (
      update stories s set first_at = l.first_at, last_at = l.last_at,
        follows_id = case when l.decided then l.follows_id else s.follows_id end,
        follows_article = case when l.decided then l.article else s.follows_article end,
        follows_why = case when l.decided then l.why else s.follows_why end,
        follows_news = case when l.decided then l.news else s.follows_news end
      from linked l where s.id = l.id and not l.born
    ), filing as (
      insert into filings (article_id, story_id, role, copy_of, names_origin, added_share, score, why, at, revision)
      select r.id, coalesce(s.id, r.story::bigint), r.role, r."copyOf", r."namesOrigin", r."addedShare", r.score, r.why, r.at, r.revision
      from jsonb_to_recordset(${JSON.stringify(filing ? [filingRow(filing)] : [])}::jsonb) as r(
        id bigint, story text, role text, "copyOf" bigint, "namesOrigin" boolean, "addedShare" real, score real,
        why jsonb, at timestamptz, revision text)
      left join story s on s.name = r.story
      returning article_id
    ), fingerprint as (
      insert into story_fingerprints (article_id, version, fingerprint)
      select article_id, ${filing?.newcomer.version ?? ''}::text, ${filing?.newcomer.packed ?? ''}::text from filing
    ), listed as (
      insert into story_keys (key, minute, weight, article_id)
      select k.key, ${filing ? minuteOf(filing.newcomer.member.date) : 0}::int, k.weight, f.article_id
      from filing f cross join unnest(${keysOf(filing, 'hash')}::bigint[], ${keysOf(filing, 'weight')}::real[]) as k(key, weight)
    ), done as (
      update articles set state = 'filed', state_at = now(), wait_until = null, attempts = 0
      where id = any(${done}::bigint[])
    )
    select name, id from story where born`.execute(tx);
  return new Map(rows.map((row) => Born.parse(row)).map(({ name, id }) => [name, id]));
}

function filingRow({ newcomer: { member }, story, role, copyOf, addedShare, score, why }: NewFiling) {
  const { id, date: at, revision, namesOrigin } = member;
  return { id, story, role, copyOf, namesOrigin, addedShare, score, why, at, revision };
}

/** The keys that are not in the index yet. */
const keysOf = <K extends 'hash' | 'weight'>(filing: NewFiling | undefined, part: K) =>
  filing && !filing.newcomer.isListed ? filing.newcomer.keys.map((key) => key[part]) : [];
