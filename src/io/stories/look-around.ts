/**
 * Which filed articles are near a given one, before and after it, and what stories do they belong to?
 * One question to the database, because filing asks it for every article: the nearest articles on either side by shared keys, all
 * articles of their stories, and what is remembered of the near ones' texts.
 *
 * The index is inverted, over rare terms, names, amounts and sketch minima, and bounded in time; a key that too many articles of
 * the stretch share is skipped, so that the cost follows the number of keys and not the number of articles.
 */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { MOST_CANDIDATES, MOST_POSTINGS } from '../../core/stories/candidate-index.js';
import { Role } from '../../core/stories/describe/signature.js';
import { ERA_MINUTES, erasOf, type HashedKey, minuteOf, type Tx } from './story-index.js';

/** Later articles that are looked at: as many again as are compared, because each has its own best twenty. */
const MOST_LATER = 2 * MOST_CANDIDATES;
const DAY_MINUTES = 24 * 60;

export interface View {
  /** From where one looks; the article itself is not among the near ones. */
  id: string;
  at: Date;
  /** What to look for, beside the keys under which the articles `listed` stand. */
  keys: readonly HashedKey[];
  listed: readonly string[];
  /** How far, in days; null for not at all. */
  daysBefore: number | null;
  daysAfter: number | null;
}

/** An article of a story, as the database has it. */
export const Filed = z.object({
  id: z.string(),
  storyId: z.string(),
  role: Role,
  copyOf: z.string().nullable(),
  namesOrigin: z.boolean(),
  revision: z.string(),
  at: z.date(),
  key: z.string(),
  url: z.string().nullable(),
  site: z.string(),
  outlet: z.string(),
  party: z.string().nullable(),
});
export type Filed = z.infer<typeof Filed>;

/** The columns of `Filed`, for the tables f (filings), a (articles) and p (story_pins). */
export const FILED = sql`f.article_id as id, f.story_id as "storyId", f.role, f.copy_of as "copyOf",
  f.names_origin as "namesOrigin", f.revision, f.at, a.key, a.url, a.site, a.outlet, p.party`;

const Near = z.object({
  id: z.string(),
  /** Place among the nearest before and after, from 1; null where it is none of these. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** What is remembered of the text, and by which version of the model. */
  version: z.string().nullable(),
  fingerprint: z.string().nullable(),
});
export type Near = z.infer<typeof Near>;

export interface Sight {
  near: Near[];
  /** All articles of the stories of the near ones, and of the story of the article itself. */
  filed: Filed[];
}

/** The ids that share most with the keys that were hit, numbered from the nearest on. */
const nearest = (side: RawBuilder<unknown>, most: number) => sql`
      select t.id, row_number() over (order by t.shared desc, t.id)::int as place from (
        select u.id, sum(least(h.weight, u.weight)) as shared
        from hits h cross join lateral unnest(h.ids, h.weights) as u(id, weight) where ${side}
        group by u.id order by shared desc, u.id limit ${sql.lit(most)}
      ) t`;

/** Who stands near an article, whether filed already or only listed. */
export async function lookAround(tx: Tx, { id, at, keys, listed, daysBefore, daysAfter }: View): Promise<Sight> {
  const minute = minuteOf(at);
  const first = daysBefore === null ? minute + 1 : minute - daysBefore * DAY_MINUTES;
  const last = daysAfter === null ? minute - 1 : minute + daysAfter * DAY_MINUTES;
  const { rows } = await sql<Record<string, unknown>>`/* plan once: look around */
    with probe as (
      select key, max(weight) as weight from (
        select * from unnest(${keys.map(({ hash }) => hash)}::bigint[], ${keys.map(({ weight }) => weight)}::real[]) as k(key, weight)
        union all select key, weight from story_keys where article_id = any(${listed}::bigint[])
      ) k group by key
    ), hits as (
      select s.is_after, p.weight, l.ids, l.weights
      from probe p
      cross join (values
        (false, ${first}::int, ${minute}::int, ${erasOf(first, minute)}::int[]),
        (true, ${minute}::int, ${last}::int, ${erasOf(minute, last)}::int[])
      ) as s(is_after, first, last, eras)
      cross join lateral (
        select array_agg(x.article_id) as ids, array_agg(x.weight) as weights from (
          select k.article_id, k.weight from story_keys k
          where k.minute / ${sql.lit(ERA_MINUTES)} = any(s.eras) and k.key = p.key and k.minute between s.first and s.last
            and k.article_id <> ${id}::bigint
          limit ${sql.lit(MOST_POSTINGS + 1)}
        ) x
      ) l where cardinality(l.ids) <= ${sql.lit(MOST_POSTINGS)}
    ), before as (${nearest(sql`not h.is_after`, MOST_CANDIDATES)}
    ), after as (${nearest(sql`h.is_after`, MOST_LATER)}
    ), near as (
      select id, b.place as before, a.place as after from before b full join after a using (id)
    ), about as (
      select distinct f.story_id from filings f where f.article_id = any(array(select n.id from near n) || ${id}::bigint)
    )
    select n.id as near, n.before, n.after, s.version, s.fingerprint, ${FILED}
    from near n full join (
      about join filings f on f.story_id = about.story_id
      join articles a on a.id = f.article_id
      left join story_pins p on p.article_id = f.article_id
    ) on n.id = f.article_id
    left join story_fingerprints s on s.article_id = n.id`.execute(tx);
  return {
    near: rows.filter(({ near }) => near !== null).map(({ near, ...rest }) => Near.parse({ ...rest, id: near })),
    filed: rows.filter(({ id }) => id !== null).map((row) => Filed.parse(row)),
  };
}
