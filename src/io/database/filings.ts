/**
 * To which story does each article belong, and which earlier articles must a new one be compared with?
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { Candidate, type Described, type Filing, FilingWhy, type IndexKey } from '../../core/stories/signature.js';
import type { Db } from './open.js';
import type { Tables } from './tables.js';

type Tx = Transaction<Tables>;

/** What became of an article that was filed. */
export interface Filed {
  storyId: string;
  role: 'original' | 'report' | 'copy';
  compared: number;
}

export interface FilingOptions {
  /** Compared are articles of this many days before the article's day, and after it. */
  daysBefore: number;
  daysAfter: number;
  /** At most this many articles are compared. */
  candidates: number;
}

/** One article of a story, for `halfstep stories show`. */
export interface StoryArticle {
  articleId: string;
  role: string;
  copyOf: string | null;
  addedShare: number | null;
  why: FilingWhy;
  title: string;
  url: string | null;
  outlet: string;
  publishedAt: Date;
}

/** What a listing shows of a story. */
export interface StoryRow {
  id: string;
  title: string;
  firstAt: Date;
  lastAt: Date;
  outlets: number;
  copies: number;
  relevance: number;
  themes: string[];
  stance: string | null;
  followsId: string | null;
}

/** One filer at a time: two copies that arrive at the same moment must see each other. A decision takes milliseconds. */
const LOCK = 727_002;
/** A key that so many recent articles share says nothing about which event an article tells. */
const COMMON = 300;
/** Members by which a story is judged. */
const CORE = 6;

const CandidateRow = z.object({
  articleId: z.string(),
  storyId: z.string(),
  role: z.string(),
  copyOf: z.string().nullable(),
  date: z.date(),
  site: z.string(),
  signature: z.unknown(),
});

export type FilingStore = ReturnType<typeof createFilingStore>;

export function createFilingStore(db: Db) {
  return {
    /**
     * Files one article: finds what it must be compared with, lets `decide` say where it belongs, and writes that, all under
     * one lock. An article that is filed already keeps its place; only what is remembered of it is renewed.
     */
    async file(self: Described & { publishedAt: Date }, options: FilingOptions, decide: Decide): Promise<Filed> {
      return db.transaction().execute(async (tx) => {
        await sql`select pg_advisory_xact_lock(${LOCK})`.execute(tx);
        const day = dayOf(self.publishedAt);
        const before = await tx
          .selectFrom('filings')
          .select(['story_id', 'role'])
          .where('article_id', '=', self.id)
          .executeTakeFirst();
        let filed: Filed;
        if (before) {
          await tx
            .updateTable('filings')
            .set({ signature: JSON.stringify(self.signature), version: self.signature.version, day })
            .where('article_id', '=', self.id)
            .execute();
          filed = { storyId: before.story_id, role: before.role as Filed['role'], compared: 0 };
        } else {
          const candidates = await findCandidates(tx, self.signature.keys, day, options);
          const filing = decide(self, candidates);
          filed = { ...(await write(tx, self, day, filing)), compared: candidates.length };
        }
        await indexKeys(tx, self.id, day, self.signature.keys);
        await tx
          .updateTable('articles')
          .set({ state: 'filed', state_at: new Date(), wait_until: null, attempts: 0 })
          .where('id', '=', self.id)
          .execute();
        return filed;
      });
    },

    async ofArticle(articleId: string): Promise<{ storyId: string; role: string; why: FilingWhy } | undefined> {
      const row = await db
        .selectFrom('filings')
        .select(['story_id as storyId', 'role', 'why'])
        .where('article_id', '=', articleId)
        .executeTakeFirst();
      return row && { ...row, why: FilingWhy.parse(row.why) };
    },

    async story(storyId: string): Promise<StoryArticle[]> {
      const rows = await db
        .selectFrom('filings as f')
        .innerJoin('articles as a', 'a.id', 'f.article_id')
        .select([
          'f.article_id as articleId',
          'f.role',
          'f.copy_of as copyOf',
          'f.added_share as addedShare',
          'f.why',
          'a.title',
          'a.url',
          'a.outlet',
          'a.published_at as publishedAt',
        ])
        .where('f.story_id', '=', storyId)
        .orderBy('a.published_at')
        .orderBy('a.id')
        .execute();
      return rows.map((row) => ({ ...row, why: FilingWhy.parse(row.why) }));
    },

    /** Stories with an article published in the stretch, newest first. */
    async list(filter: {
      since?: Date | undefined;
      until?: Date | undefined;
      relevance: number;
      theme?: string | undefined;
      limit: number;
    }): Promise<StoryRow[]> {
      const rows = await sql`
        select s.id, s.first_at as "firstAt", s.last_at as "lastAt", s.follows_id as "followsId", m.*
        from stories s
        cross join lateral (
          select (array_agg(a.title order by (f.role = 'original') desc, a.published_at))[1] as title,
                 count(distinct case when f.role <> 'copy' then coalesce(nullif(a.outlet, ''), a.site) end)::int as outlets,
                 count(*) filter (where f.role = 'copy')::int as copies,
                 coalesce(max(j.relevance), 0)::int as relevance,
                 coalesce((array_agg(array_to_string(j.themes, ',') order by j.p_premium desc nulls last))[1], '') as themes,
                 (array_agg(j.stance order by j.p_premium desc nulls last))[1] as stance
          from filings f join articles a on a.id = f.article_id left join judgements j on j.article_id = a.id
          where f.story_id = s.id
        ) m
        where m.relevance >= ${filter.relevance}
          and s.last_at >= ${filter.since ?? new Date(0)} and s.first_at < ${filter.until ?? new Date('9999-01-01')}
          and (${filter.theme ?? null}::text is null or ${filter.theme ?? null}::text = any(string_to_array(m.themes, ',')))
        order by s.last_at desc limit ${filter.limit}`.execute(db);
      return rows.rows.map((row) => ListedStory.parse(row));
    },

    async counts(): Promise<{ stories: number; copies: number }> {
      const { rows } = await sql`
        select count(distinct story_id)::int as stories, count(*) filter (where role = 'copy')::int as copies from filings`.execute(
        db,
      );
      return z.object({ stories: z.number(), copies: z.number() }).parse(rows[0]);
    },
  };
}

export type Decide = (self: Described, candidates: Candidate[]) => Filing;

const ListedStory = z.object({
  id: z.string(),
  title: z.string(),
  firstAt: z.date(),
  lastAt: z.date(),
  outlets: z.number(),
  copies: z.number(),
  relevance: z.number(),
  themes: z.string().transform((list) => (list === '' ? [] : list.split(','))),
  stance: z.string().nullable(),
  followsId: z.string().nullable(),
});

/**
 * The articles that share the heaviest keys, and of each of their stories up to `CORE` members that are no copies: a story is
 * judged by its core, not by the one member that happens to look alike.
 */
async function findCandidates(tx: Tx, keys: IndexKey[], day: string, options: FilingOptions): Promise<Candidate[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql`
    with probe as (
      select * from unnest(${keys.map(({ key }) => hashKey(key))}::bigint[], ${keys.map(({ weight }) => weight)}::real[]) as p(key, weight)
    ), hits as (
      select p.weight, l.ids, l.weights from probe p cross join lateral (
        select array_agg(x.article_id) as ids, array_agg(x.weight) as weights from (
          select k.article_id, k.weight from story_keys k
          where k.key = p.key and k.day between ${day}::date - ${options.daysBefore}::int and ${day}::date + ${options.daysAfter}::int
          limit ${COMMON + 1}
        ) x
      ) l where cardinality(l.ids) <= ${COMMON}
    ), best as (
      select u.article_id, sum(least(h.weight, u.weight)) as shared
      from hits h cross join lateral unnest(h.ids, h.weights) as u(article_id, weight)
      group by u.article_id order by shared desc, u.article_id limit ${options.candidates}
    ), near as (
      select f.story_id, f.article_id from best b join filings f using (article_id)
    ), cores as (
      select c.article_id from (select distinct story_id from near) s cross join lateral (
        select f.article_id from filings f where f.story_id = s.story_id and f.role <> 'copy' order by f.article_id limit ${CORE}
      ) c
    )
    select f.article_id as "articleId", f.story_id as "storyId", f.role, f.copy_of as "copyOf", a.published_at as date, a.site, f.signature
    from (select article_id from near union select article_id from cores) c
    join filings f using (article_id) join articles a on a.id = f.article_id
    order by f.article_id`.execute(tx);
  return rows.map((row) => {
    const found = CandidateRow.parse(row);
    return Candidate.parse({ ...found, date: found.date.toISOString() });
  });
}

async function write(
  tx: Tx,
  self: Described & { publishedAt: Date },
  day: string,
  filing: Filing,
): Promise<Omit<Filed, 'compared'>> {
  const storyId = filing.kind === 'new' ? await openStory(tx, self.publishedAt, filing) : filing.storyId;
  let role: Filed['role'] = filing.kind === 'new' ? 'original' : filing.kind;
  let copyOf = filing.kind === 'copy' ? filing.copyOf : null;
  if (filing.kind === 'copy' && filing.isOrigin) {
    const root = await tx
      .selectFrom('filings')
      .select('role')
      .where('article_id', '=', filing.copyOf)
      .executeTakeFirstOrThrow();
    role = root.role as Filed['role'];
    copyOf = null;
  }
  await tx
    .insertInto('filings')
    .values({
      article_id: self.id,
      story_id: storyId,
      role,
      copy_of: copyOf,
      added_share: filing.kind === 'copy' ? filing.addedShare : null,
      score: filing.kind === 'new' ? null : filing.score,
      why: JSON.stringify(filing.why),
      version: self.signature.version,
      day,
      signature: JSON.stringify(self.signature),
    })
    .execute();
  if (filing.kind === 'copy' && filing.isOrigin) await becomeRoot(tx, self.id, filing.copyOf);
  await tx
    .updateTable('stories')
    .set({
      first_at: sql`least(first_at, ${self.publishedAt})`,
      last_at: sql`greatest(last_at, ${self.publishedAt})`,
    })
    .where('id', '=', storyId)
    .execute();
  return { storyId, role };
}

async function openStory(tx: Tx, at: Date, filing: Filing & { kind: 'new' }): Promise<string> {
  const { id } = await tx
    .insertInto('stories')
    .values({
      first_at: at,
      last_at: at,
      follows_id: filing.follows?.storyId ?? null,
      follows_why: filing.follows ? JSON.stringify(filing.follows.why) : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The text that was first here turned out to be a copy of the newcomer: the copies' tree gets its true root. */
async function becomeRoot(tx: Tx, rootId: string, formerRootId: string): Promise<void> {
  await tx.updateTable('filings').set({ copy_of: rootId }).where('copy_of', '=', formerRootId).execute();
  await tx
    .updateTable('filings')
    .set({ role: 'copy', copy_of: rootId })
    .where('article_id', '=', formerRootId)
    .execute();
}

async function indexKeys(tx: Tx, articleId: string, day: string, keys: IndexKey[]): Promise<void> {
  await tx.deleteFrom('story_keys').where('article_id', '=', articleId).execute();
  if (keys.length === 0) return;
  await tx
    .insertInto('story_keys')
    .values(keys.map(({ key, weight }) => ({ key: hashKey(key), day, article_id: articleId, weight })))
    .execute();
}

/** A key as a signed 64-bit number: small in the index, and two keys that meet by chance only cost a comparison. */
export function hashKey(key: string): string {
  return createHash('sha256').update(key).digest().readBigInt64BE(0).toString();
}

/** The day, in UTC: only distances between days matter. */
function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
