/**
 * Under which keys does an article stand in the candidate index?
 * What the index is asked stands in `look-around.ts`.
 */
import { hash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { IndexKey } from '../../core/stories/describe/signature.js';
import type { Tables } from '../database/tables.js';

/** A connection with an open transaction. */
export type Tx = Kysely<Tables>;

/** A key as the index has it: a signed 64-bit number. Two keys that meet by chance only cost a comparison. */
export interface HashedKey {
  hash: string;
  weight: number;
}

/** Lists an article under these keys and no others. */
export async function listAgain(tx: Tx, article: { id: string; at: Date; keys: readonly HashedKey[] }): Promise<void> {
  await tx.deleteFrom('story_keys').where('article_id', '=', article.id).execute();
  await listArticle(tx, article);
}

/** Lists an article that is not listed yet. */
export async function listArticle(
  tx: Tx,
  { id, at, keys }: { id: string; at: Date; keys: readonly HashedKey[] },
): Promise<void> {
  await sql`
    insert into story_keys (key, minute, weight, article_id)
    select k.key, ${minuteOf(at)}::int, k.weight, ${id}::bigint
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

/** The index is kept by stretches of ten days, so that what is written now lies close together; see migration 4. */
export const ERA_MINUTES = 14_400;

/** The stretches that hold the minutes from the first to the last. */
export function erasOf(first: number, last: number): number[] {
  const from = Math.trunc(first / ERA_MINUTES);
  return Array.from({ length: Math.max(0, Math.trunc(last / ERA_MINUTES) - from + 1) }, (_, n) => from + n);
}

/** Minutes since 1970: four bytes instead of eight, twenty times an article. */
export function minuteOf(at: Date): number {
  return Math.floor(at.getTime() / 60_000);
}
