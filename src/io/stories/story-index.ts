/**
 * The candidate index in PostgreSQL: the keys under which each article is listed. `find-neighbours.ts` searches it.
 */
import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import { articleInstant } from '../../core/dates/days-between.js';
import type { IndexKey } from '../../core/stories/describe/signature.js';
import type { Tables } from '../database/tables/tables.js';

/** A connection with an open transaction. */
export type Tx = Kysely<Tables>;

/** A key as stored: a signed 64-bit number. Keys that collide only cost a comparison. */
export interface HashedKey {
  hash: string;
  weight: number;
}

interface Listing {
  id: string;
  date: string | null;
  keys: readonly HashedKey[];
}

/** Lists an article under these keys and no others. */
export async function relistArticle(tx: Tx, article: Listing): Promise<void> {
  await tx.deleteFrom('story_keys').where('article_id', '=', article.id).execute();
  await listArticle(tx, article);
}

/** Lists an article that is not listed yet. */
export async function listArticle(tx: Tx, { id, date, keys }: Listing): Promise<void> {
  await sql`
    insert into story_keys (key, minute, weight, article_id)
    select k.key, ${minuteOf(date)}::int, k.weight, ${id}::bigint
    from unnest(${keys.map((key) => key.hash)}::bigint[], ${keys.map(({ weight }) => weight)}::real[]) as k(key, weight)`.execute(
    tx,
  );
}

export function hashKeys(keys: readonly IndexKey[]): HashedKey[] {
  return keys.map(({ key, weight }) => ({
    hash: hash('sha256', key, 'buffer').readBigInt64BE(0).toString(),
    weight,
  }));
}

/** The index is divided into eras of ten days, so that recent rows are stored close together; see migration 4. */
export const ERA_MINUTES = 14_400;

/** The eras that cover the minutes from first to last. */
export function erasOf(first: number, last: number): number[] {
  const from = Math.trunc(first / ERA_MINUTES);
  return Array.from({ length: Math.max(0, Math.trunc(last / ERA_MINUTES) - from + 1) }, (_, n) => from + n);
}

/** Minutes since 1970: four bytes instead of eight, some twenty times an article. Filed articles always have a date. */
export function minuteOf(date: string | null): number {
  return Math.floor((articleInstant(date) ?? 0) / 60_000);
}
