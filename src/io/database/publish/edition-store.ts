/**
 * Which editions were composed, what did each show, and which stories are there for the next?
 */
import { sql } from 'kysely';
import { z } from 'zod';
import { Edition } from '../../../core/digest/edition/edition.js';
import type { StoryMember } from '../../../core/digest/input-story.js';
import { Figure, Relevance, Stance, Why } from '../../../core/model.js';
import type { Db } from '../open-database.js';

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
});

/** A composed edition as it is kept. */
export interface StoredEdition {
  id: string;
  digestId: string;
  number: number;
  periodStart: Date;
  periodEnd: Date;
  late: boolean;
  composedAt: Date;
  edition: Edition;
  html: string;
  plain: string;
  markdown: string;
}

/** What a composed edition brings along to be kept. */
export interface NewEdition {
  digestId: string;
  periodStart: Date;
  periodEnd: Date;
  edition: Edition;
  html: string;
  plain: string;
  markdown: string;
  /** Every story that was taken into account; `place` is null where it was only counted. */
  stories: { storyId: string; place: number | null }[];
  deliveries: { channel: string; recipient: string; messageId: string }[];
}

/** Enough of a text for an extract; the rest is never shown. */
const TEXT_LIMIT = 3_000;
/** An article that reaches us this many days after it was published still enters the next edition. */
const LATE_DAYS = 14;

export type EditionStore = ReturnType<typeof createEditionStore>;

export function createEditionStore(db: Db) {
  const rows = db.selectFrom('editions');
  return {
    /** The newest edition of a digest by its period. */
    async newest(digestId: string): Promise<{ periodEnd: Date; number: number } | null> {
      const row = await rows
        .select(['period_end as periodEnd', 'number'])
        .where('digest_id', '=', digestId)
        .orderBy('period_end', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ?? null;
    },

    /** Editions in full, newest first. */
    async newestOf(digestId: string, limit: number): Promise<{ id: string; edition: Edition }[]> {
      const found = await rows
        .select(['id', 'edition'])
        .where('digest_id', '=', digestId)
        .orderBy('period_end', 'desc')
        .limit(limit)
        .execute();
      return found.map(({ id, edition }) => ({ id, edition: Edition.parse(edition) }));
    },

    async exists(digestId: string, periodStart: Date): Promise<string | null> {
      const row = await rows
        .select('id')
        .where('digest_id', '=', digestId)
        .where('period_start', '=', periodStart)
        .executeTakeFirst();
      return row?.id ?? null;
    },

    /** The last `limit` editions before a period, oldest first. */
    async previous(digestId: string, before: Date, limit: number): Promise<Edition[]> {
      const found = await rows
        .select('edition')
        .where('digest_id', '=', digestId)
        .where('period_start', '<', before)
        .orderBy('period_start', 'desc')
        .limit(limit)
        .execute();
      return found.reverse().map(({ edition }) => Edition.parse(edition));
    },

    /**
     * All articles of the stories that an edition of this period may show: those with an article of the topic published in the
     * period, or published before it but seen only since it began; never a story that an earlier edition has counted.
     */
    async members(digestId: string, start: Date, end: Date, relevance: Relevance): Promise<StoryMember[]> {
      const found = await sql`
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
               s.follows_id as "followsId"
        from eligible
        join filings f using (story_id)
        join stories s on s.id = f.story_id
        join articles a on a.id = f.article_id
        join judgements j on j.article_id = a.id
        where a.published_at < ${end}
        order by f.story_id, a.published_at, a.id`.execute(db);
      return found.rows.map((row) => MemberRow.parse(row));
    },

    /** Articles judged just short of the topic: their probability of bearing on it is at least `floor`. */
    async nearly(start: Date, end: Date, floor: number, limit: number) {
      return (
        db
          .selectFrom('articles as a')
          .innerJoin('judgements as j', 'j.article_id', 'a.id')
          .leftJoin('filings as f', 'f.article_id', 'a.id')
          .select(['a.title', 'a.url', 'a.outlet', 'j.p_premium as probability'])
          .where('a.published_at', '>=', start)
          .where('a.published_at', '<', end)
          .where('j.relevance', '=', 1)
          .where('j.p_premium', '>=', floor)
          // A story of which another article is on the topic is in the edition already.
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
          .execute()
      );
    },

    /** How much was collected and judged in a period, and how much of it was unsure. */
    async quality(
      start: Date,
      end: Date,
      sure: number,
    ): Promise<{ entries: number; articles: number; unsure: number }> {
      const found = await sql`
        select (select count(*) from entries e join articles b on b.id = e.article_id
                where b.published_at >= ${start} and b.published_at < ${end})::int as entries,
               count(*)::int as articles,
               count(*) filter (where j.relevance = 2 and j.p_premium < ${sure})::int as unsure
        from articles a left join judgements j on j.article_id = a.id
        where a.published_at >= ${start} and a.published_at < ${end}`.execute(db);
      return z.object({ entries: z.number(), articles: z.number(), unsure: z.number() }).parse(found.rows[0]);
    },

    /** Newest figures of the given metrics, from articles of the topic published before `end`, newest first. */
    async figures(metrics: string[], since: Date, end: Date) {
      if (metrics.length === 0) return [];
      const found = await db
        .selectFrom('figures as g')
        .innerJoin('articles as a', 'a.id', 'g.article_id')
        .innerJoin('judgements as j', 'j.article_id', 'a.id')
        .innerJoin('filings as f', 'f.article_id', 'a.id')
        .select([
          'g.figure',
          'a.title',
          'a.text',
          'a.url',
          'a.outlet',
          'a.published_at as publishedAt',
          'f.story_id as storyId',
        ])
        .where('g.metric', 'in', metrics)
        .where('a.published_at', '>=', since)
        .where('a.published_at', '<', end)
        .where('j.relevance', '=', 2)
        .where('f.role', '<>', 'copy')
        .orderBy('a.published_at', 'desc')
        .orderBy('g.id')
        .limit(5_000)
        .execute();
      return found.map((row) => ({ ...row, figure: Figure.parse(row.figure) }));
    },

    /** Title and edition under which a story was shown before, for "continues". */
    async shownBefore(
      storyIds: string[],
      digestId: string,
    ): Promise<Map<string, { title: string; edition: string | null }>> {
      if (storyIds.length === 0) return new Map();
      const found = await sql<{ storyId: string; title: string; label: string | null }>`
        select s.id as "storyId", (
            select a.title from filings f join articles a on a.id = f.article_id
            where f.story_id = s.id and f.role = 'original' limit 1) as title, (
            select e.edition->'period'->>'label' from edition_stories x join editions e on e.id = x.edition_id
            where x.story_id = s.id and e.digest_id = ${digestId} and x.place is not null
            order by e.period_start desc limit 1) as label
        from stories s where s.id = any(${storyIds}::bigint[])`.execute(db);
      return new Map(found.rows.map(({ storyId, title, label }) => [storyId, { title: title ?? '', edition: label }]));
    },

    /** Keeps an edition with its stories and deliveries in one transaction. Null when another process was faster. */
    async insert(one: NewEdition): Promise<{ id: string; deliveryIds: string[] } | null> {
      return db.transaction().execute(async (tx) => {
        const row = await tx
          .insertInto('editions')
          .values({
            digest_id: one.digestId,
            period_start: one.periodStart,
            period_end: one.periodEnd,
            number: one.edition.number,
            late: one.edition.late,
            composed_at: one.edition.composedAt,
            edition: JSON.stringify(one.edition),
            html: one.html,
            plain: one.plain,
            markdown: one.markdown,
          })
          .onConflict((conflict) => conflict.columns(['digest_id', 'period_start']).doNothing())
          .returning('id')
          .executeTakeFirst();
        if (!row) return null;
        if (one.stories.length > 0) {
          await sql`insert into edition_stories (edition_id, story_id, place)
            select ${row.id}, x.story_id, x.place
            from jsonb_to_recordset(${JSON.stringify(one.stories.map((s) => ({ story_id: s.storyId, place: s.place })))}::jsonb)
              as x(story_id bigint, place integer)`.execute(tx);
        }
        const deliveries =
          one.deliveries.length === 0
            ? []
            : await tx
                .insertInto('deliveries')
                .values(
                  one.deliveries.map(({ channel, recipient, messageId }) => ({
                    edition_id: row.id,
                    channel,
                    recipient,
                    message_id: messageId,
                    next_try_at: one.edition.composedAt,
                    created_at: one.edition.composedAt,
                  })),
                )
                .returning('id')
                .execute();
        return { id: row.id, deliveryIds: deliveries.map(({ id }) => id) };
      });
    },

    async get(id: string): Promise<StoredEdition | undefined> {
      const row = await rows.selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) return undefined;
      return {
        id: row.id,
        digestId: row.digest_id,
        number: row.number,
        periodStart: row.period_start,
        periodEnd: row.period_end,
        late: row.late,
        composedAt: row.composed_at,
        edition: Edition.parse(row.edition),
        html: row.html,
        plain: row.plain,
        markdown: row.markdown,
      };
    },

    /** Newest first. */
    async list(limit: number, digestId?: string) {
      return rows
        .select([
          'id',
          'digest_id as digestId',
          'number',
          'period_start as periodStart',
          'period_end as periodEnd',
          'late',
        ])
        .select(['composed_at as composedAt'])
        .select([
          sql<string>`edition->'period'->>'label'`.as('label'),
          sql<string>`edition->'headline'->>'title'`.as('headline'),
          sql<string>`edition->'digest'->>'title'`.as('title'),
          sql<Edition['evidence']>`edition->'evidence'`.as('evidence'),
        ])
        .select((eb) =>
          eb
            .selectFrom('edition_stories as s')
            .select((count) => count.fn.countAll<string>().as('n'))
            .whereRef('s.edition_id', '=', 'editions.id')
            .where('s.place', 'is not', null)
            .as('stories'),
        )
        .$if(digestId !== undefined, (q) => q.where('digest_id', '=', digestId ?? ''))
        .orderBy('period_end', 'desc')
        .limit(limit)
        .execute();
    },
  };
}
