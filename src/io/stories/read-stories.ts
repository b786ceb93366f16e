/**
 * Reading stories: the place of an article, one story with its articles, and lists of stories.
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { FilingWhy } from '../../core/stories/describe/signature.js';
import type { Db } from '../database/open-database.js';

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

/** A story as a whole. */
export interface StoryHead {
  id: string;
  firstAt: Date;
  lastAt: Date;
  /** The story that it follows; `news` are the amounts and names that the earlier one lacks, in the notation of signatures. */
  follows: { storyId: string; title: string; why: FilingWhy; news: string[] } | null;
  continuedBy: { storyId: string; title: string }[];
  /** Merges and splits of its articles by readers. */
  rulings: { kind: string; who: string; at: string }[];
}

/** A story in a listing. */
export interface ListedStory {
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

export interface StoryFilter {
  /** Stories with an article published in this period. */
  since?: Date | undefined;
  until?: Date | undefined;
  /** At least one of its articles has at least this relevance. */
  relevance: number;
  theme?: string | undefined;
  limit: number;
}

export function createStoryReader(db: Db) {
  return {
    ofArticle: (articleId: string) => filingOf(db, articleId),
    head: (storyId: string) => readHead(db, storyId),
    /** The articles of a story, oldest first. */
    story: (storyId: string) => readArticles(db, storyId),
    /** Newest first. */
    list: (filter: StoryFilter) => listStories(db, filter),
    counts: () => countStories(db),
  };
}

async function filingOf(
  db: Db,
  articleId: string,
): Promise<{ storyId: string; role: string; why: FilingWhy } | undefined> {
  const row = await db
    .selectFrom('filings')
    .select(['story_id as storyId', 'role', 'why'])
    .where('article_id', '=', articleId)
    .executeTakeFirst();
  return row && { ...row, why: FilingWhy.parse(row.why) };
}

async function readHead(db: Db, storyId: string): Promise<StoryHead | undefined> {
  const { rows } = await sql`
    with titled as (
      select distinct on (f.story_id) f.story_id, a.title from filings f join articles a on a.id = f.article_id
      where f.story_id in (select s.follows_id from stories s where s.id = ${storyId}
                           union select s.id from stories s where s.follows_id = ${storyId})
      order by f.story_id, f.role = 'original' desc, f.at
    )
    select s.id, s.first_at as "firstAt", s.last_at as "lastAt",
           (select jsonb_build_object('storyId', t.story_id::text, 'title', t.title, 'why', s.follows_why, 'news', s.follows_news)
            from titled t where t.story_id = s.follows_id) as follows,
           coalesce((select jsonb_agg(jsonb_build_object('storyId', n.id::text, 'title', t.title) order by n.first_at)
            from stories n join titled t on t.story_id = n.id where n.follows_id = s.id), '[]') as "continuedBy",
           coalesce((select jsonb_agg(distinct jsonb_build_object('kind', r.kind, 'who', r.who, 'at', r.at))
            from filings f join story_pins p on p.article_id = f.article_id join story_rulings r on r.id = p.ruling_id
            where f.story_id = s.id), '[]') as rulings
    from stories s where s.id = ${storyId}`.execute(db);
  return rows[0] === undefined ? undefined : HeadRow.parse(rows[0]);
}

const HeadRow = z.object({
  id: z.string(),
  firstAt: z.date(),
  lastAt: z.date(),
  follows: z.object({ storyId: z.string(), title: z.string(), why: FilingWhy, news: z.array(z.string()) }).nullable(),
  continuedBy: z.array(z.object({ storyId: z.string(), title: z.string() })),
  rulings: z.array(z.object({ kind: z.string(), who: z.string(), at: z.string() })),
});

async function readArticles(db: Db, storyId: string): Promise<StoryArticle[]> {
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
}

async function listStories(db: Db, filter: StoryFilter): Promise<ListedStory[]> {
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
  return rows.rows.map((row) => ListedRow.parse(row));
}

const ListedRow = z.object({
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

async function countStories(db: Db): Promise<{ stories: number; copies: number }> {
  const { rows } = await sql`
    select count(distinct story_id)::int as stories, count(*) filter (where role = 'copy')::int as copies from filings`.execute(
    db,
  );
  return z.object({ stories: z.number(), copies: z.number() }).parse(rows[0]);
}
