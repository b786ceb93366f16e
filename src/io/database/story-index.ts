/**
 * Which filed articles share the heaviest keys with a given one?
 * An inverted index over rare terms, names, amounts and sketch minima, bounded in time; a key that too many articles of the
 * stretch share is skipped, so that the cost follows the number of keys and not the number of articles.
 */
import { createHash } from 'node:crypto';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import { MOST_POSTINGS } from '../../core/stories/candidate-index.js';
import type { IndexKey } from '../../core/stories/signature.js';
import type { Tables } from './tables.js';

export type Tx = Transaction<Tables>;

export interface Stretch {
  from: Date;
  to: Date;
}

/** A key as the index has it: a signed 64-bit number. Two keys that meet by chance only cost a comparison. */
export interface HashedKey {
  hash: string;
  weight: number;
}

const Ids = z.array(z.object({ id: z.string() }));

/** Ids of the articles of a stretch that share most with the keys, best first. */
export async function findNear(
  tx: Tx,
  keys: readonly HashedKey[],
  { from, to }: Stretch,
  most: number,
): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql`
    with probe as (
      select * from unnest(${keys.map(({ hash }) => hash)}::bigint[], ${keys.map(({ weight }) => weight)}::real[]) as p(key, weight)
    ), hits as (
      select p.weight, l.ids, l.weights from probe p cross join lateral (
        select array_agg(x.article_id) as ids, array_agg(x.weight) as weights from (
          select k.article_id, k.weight from story_keys k
          where k.key = p.key and k.minute between ${minuteOf(from)}::int and ${minuteOf(to)}::int
          limit ${MOST_POSTINGS + 1}
        ) x
      ) l where cardinality(l.ids) <= ${MOST_POSTINGS}
    )
    select u.article_id as id
    from hits h cross join lateral unnest(h.ids, h.weights) as u(article_id, weight)
    group by u.article_id order by sum(least(h.weight, u.weight)) desc, u.article_id limit ${most}`.execute(tx);
  return Ids.parse(rows).map(({ id }) => id);
}

/** Lists an article under its keys; `before` says that it may stand there already. */
export async function writeKeys(
  tx: Tx,
  article: { id: string; at: Date; keys: readonly IndexKey[] },
  before: boolean,
): Promise<void> {
  if (before) await tx.deleteFrom('story_keys').where('article_id', '=', article.id).execute();
  if (article.keys.length === 0) return;
  const keys = hashKeys(article.keys);
  await sql`
    insert into story_keys (key, minute, weight, article_id)
    select p.key, ${minuteOf(article.at)}::int, p.weight, ${article.id}::bigint
    from unnest(${keys.map(({ hash }) => hash)}::bigint[], ${keys.map(({ weight }) => weight)}::real[]) as p(key, weight)`.execute(
    tx,
  );
}

/** The keys under which an article stands. */
export async function keysOf(tx: Tx, articleId: string): Promise<HashedKey[]> {
  return tx.selectFrom('story_keys').select(['key as hash', 'weight']).where('article_id', '=', articleId).execute();
}

export function hashKeys(keys: readonly IndexKey[]): HashedKey[] {
  return keys.map(({ key, weight }) => ({
    hash: createHash('sha256').update(key).digest().readBigInt64BE(0).toString(),
    weight,
  }));
}

/** Minutes since 1970: four bytes instead of eight, twenty times an article. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000);
}
