/**
 * The search for neighbours: the articles nearest to a given one, before and after it, and the contents of their stories.
 * One statement, because it runs for every article filed: the nearest articles on either side by shared keys, all articles of
 * their stories, and the fingerprints of the near ones.
 *
 * The index is inverted, over rare terms, names, amounts and sketch minima, and bounded in time. A key that too many articles of
 * the period share is skipped, so that the cost depends on the number of keys, not of articles.
 */
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { MOST_CANDIDATES, MOST_LATER, MOST_POSTINGS } from '../../core/stories/settle/candidate-index.js';
import type { View } from '../../core/stories/settle/filing-session.js';
import type { Member } from '../../core/stories/settle/story-member.js';
import { MEMBER_COLUMNS, readMember } from './load-members.js';
import { ERA_MINUTES, erasOf, hashKeys, minuteOf, type Tx } from './story-index.js';

const DAY_MINUTES = 24 * 60;

const Near = z.object({
  id: z.string(),
  /** Rank among the nearest before and after, from 1; null if not among them. */
  before: z.number().nullable(),
  after: z.number().nullable(),
  /** The fingerprint as stored, and the version of the model that made it. */
  version: z.string().nullable(),
  fingerprint: z.string().nullable(),
});
type Near = z.infer<typeof Near>;

export interface Found {
  near: Near[];
  /** All articles of the stories of the near ones, and of the story of the article itself. */
  filed: Member[];
}

/** The ids with the most matching keys, nearest first. */
const nearest = (side: RawBuilder<unknown>, most: number) => sql`
      select t.id, row_number() over (order by t.shared desc, t.id)::int as place from (
        select u.id, sum(least(h.weight, u.weight)) as shared
        from hits h cross join lateral unnest(h.ids, h.weights) as u(id, weight) where ${side}
        group by u.id order by shared desc, u.id limit ${sql.lit(most)}
      ) t`;

/** Finds near articles, whether already filed or only listed. */
export async function findNeighbours(tx: Tx, view: View): Promise<Found> {
  const { id, date, listed, daysBefore, daysAfter } = view;
  const keys = hashKeys(view.keys);
  const minute = minuteOf(date);
  const first = daysBefore === null ? minute + 1 : minute - daysBefore * DAY_MINUTES;
  const last = daysAfter === null ? minute - 1 : minute + daysAfter * DAY_MINUTES;
  const { rows } = await sql<Record<string, unknown>>`/* plan once: find neighbours */
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
    select n.id as near, n.before, n.after, s.version, s.fingerprint, ${MEMBER_COLUMNS}
    from near n full join (
      about join filings f on f.story_id = about.story_id
      join articles a on a.id = f.article_id
      left join story_pins p on p.article_id = f.article_id
    ) on n.id = f.article_id
    left join story_fingerprints s on s.article_id = n.id`.execute(tx);
  return {
    near: rows.filter(({ near }) => near !== null).map(({ near, ...rest }) => Near.parse({ ...rest, id: near })),
    filed: rows.filter((row) => row.id !== null).map(readMember),
  };
}
