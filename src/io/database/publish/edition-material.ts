/** What an edition is composed from: stories, near misses, figures, and counts of a period. */
import { sql } from 'kysely';
import { z } from 'zod';
import type { EventMember } from '../../../core/events/event-member.js';
import { Figure, Relevance, Stance, Why } from '../../../core/model.js';
import type { Db } from '../open-database.js';

/** Enough of a text for an extract; the rest is never shown. */
const TEXT_LIMIT = 3_000;
/** An article that arrives up to this many days after its publication still enters the next edition. */
const LATE_DAYS = 14;

const MemberRow = z.object({
  storyId: z.string(),
  articleId: z.string(),
  role: z.enum(['original', 'report', 'copy']),
  title: z.string(),
  url: z.string().nullable(),
  outlet: z.string(),
  site: z.string(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  lang: z.string(),
  publishedAt: z.date(),
  text: z.string(),
  relevance: Relevance,
  probability: z.number(),
  themes: z.array(z.string()),
  themeScores: z.record(z.string(), z.number()),
  stance: Stance.nullable(),
  why: Why,
  figures: z.array(Figure),
  followsId: z.string().nullable(),
  pinGroup: z.string().nullable(),
});

/**
 * All articles of the stories that an edition of this period may show: stories with an article on the topic that was published in
 * the period, or before it but first seen since it began. Stories counted by an earlier edition of the digest are excluded.
 */
export const selectMembers =
  (db: Db) =>
  async (digestId: string, start: Date, end: Date, relevance: Relevance): Promise<EventMember[]> => {
    const { rows } = await sql`
      with eligible as (
        select distinct f.story_id
        from filings f
        join articles a on a.id = f.article_id
        join judgements j on j.article_id = a.id
        where j.relevance >= ${relevance} and a.published_at < ${end}
          and (a.published_at >= ${start}
               or (a.first_seen_at >= ${start} and a.published_at >= ${start}::timestamptz - make_interval(days => ${LATE_DAYS})))
          and not exists (
            select 1 from edition_stories s join editions e on e.id = s.edition_id
            where s.story_id = f.story_id and e.digest_id = ${digestId} and e.period_start < ${start})
      )
      select f.story_id as "storyId", a.id as "articleId", f.role, a.title, a.url, a.outlet, a.site, a.tier, a.lang,
             a.published_at as "publishedAt", left(a.text, ${TEXT_LIMIT}) as text, j.relevance,
             j.p_premium::float8 as probability, j.themes, j.theme_scores as "themeScores", j.stance, j.why,
             coalesce((select jsonb_agg(g.figure order by g.rank) from figures g where g.article_id = a.id), '[]') as figures,
             s.follows_id as "followsId", p.party as "pinGroup"
      from eligible
      join filings f using (story_id)
      join stories s on s.id = f.story_id
      join articles a on a.id = f.article_id
      join judgements j on j.article_id = a.id
      left join story_pins p on p.article_id = a.id
      where a.published_at < ${end}
      order by f.story_id, a.published_at, a.id`.execute(db);
    return rows.map((row) => MemberRow.parse(row));
  };

/** Articles judged just short of the topic (with at least the probability `floor`), most probable first. */
export const selectNearly = (db: Db) => async (start: Date, end: Date, floor: number, limit: number) =>
  db
    .selectFrom('articles as a')
    .innerJoin('judgements as j', 'j.article_id', 'a.id')
    .leftJoin('filings as f', 'f.article_id', 'a.id')
    .select(['a.title', 'a.url', 'a.outlet', 'j.p_premium as probability'])
    .where('a.published_at', '>=', start)
    .where('a.published_at', '<', end)
    .where('j.relevance', '=', 1)
    .where('j.p_premium', '>=', floor)
    // A story with another article on the topic is in the edition already.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('filings as g')
            .innerJoin('judgements as k', 'k.article_id', 'g.article_id')
            .select('g.article_id')
            .whereRef('g.story_id', '=', 'f.story_id')
            .where('k.relevance', '=', 2),
        ),
      ),
    )
    .where((eb) => eb.or([eb('f.role', 'is', null), eb('f.role', '<>', 'copy')]))
    .orderBy('j.p_premium', 'desc')
    .limit(limit)
    .execute();

const PeriodCounts = z.object({ entries: z.number(), articles: z.number(), unsure: z.number() });

/** Entries and articles published in a period, and the articles judged to be on the topic with a probability below `sure`. */
export const measureQuality =
  (db: Db) =>
  async (start: Date, end: Date, sure: number): Promise<z.infer<typeof PeriodCounts>> => {
    const { rows } = await sql`
      select (select count(*) from entries e join articles b on b.id = e.article_id
              where b.published_at >= ${start} and b.published_at < ${end})::int as entries,
             count(*)::int as articles,
             count(*) filter (where j.relevance = 2 and j.p_premium < ${sure})::int as unsure
      from articles a left join judgements j on j.article_id = a.id
      where a.published_at >= ${start} and a.published_at < ${end}`.execute(db);
    return PeriodCounts.parse(rows[0]);
  };

/** Figures of the given metrics from articles on the topic published before `end`, newest first. */
export const selectFigures = (db: Db) => async (metrics: string[], since: Date, end: Date) => {
  if (metrics.length === 0) return [];
  const rows = await db
    .selectFrom('figures as g')
    .innerJoin('articles as a', 'a.id', 'g.article_id')
    .innerJoin('judgements as j', 'j.article_id', 'a.id')
    .innerJoin('filings as f', 'f.article_id', 'a.id')
    .select(['g.figure', 'a.title', 'a.text', 'a.url', 'a.outlet', 'a.published_at as publishedAt'])
    .select(['f.story_id as storyId', 'a.id as articleId'])
    .where('g.metric', 'in', metrics)
    .where('a.published_at', '>=', since)
    .where('a.published_at', '<', end)
    .where('j.relevance', '=', 2)
    .where('f.role', '<>', 'copy')
    .orderBy('a.published_at', 'desc')
    .orderBy('g.id')
    .limit(5_000)
    .execute();
  return rows.map((row) => ({ ...row, figure: Figure.parse(row.figure) }));
};

/** Story id → its title and the edition that showed it last, for "continues". */
export const shownBefore =
  (db: Db) =>
  async (storyIds: string[], digestId: string): Promise<Map<string, { title: string; edition: string | null }>> => {
    if (storyIds.length === 0) return new Map();
    const { rows } = await sql<{ storyId: string; title: string; label: string | null }>`
      select s.id as "storyId", (
          select a.title from filings f join articles a on a.id = f.article_id
          where f.story_id = s.id and f.role = 'original' limit 1) as title, (
          select e.edition->'period'->>'label' from edition_stories x join editions e on e.id = x.edition_id
          where x.story_id = s.id and e.digest_id = ${digestId} and x.place is not null
          order by e.period_start desc limit 1) as label
      from stories s where s.id = any(${storyIds}::bigint[])`.execute(db);
    return new Map(rows.map(({ storyId, title, label }) => [storyId, { title: title ?? '', edition: label }]));
  };
