/**
 * How does the database get the shape that this version of the code expects?
 * Numbered steps, forward only, each in one transaction together with its line in the ledger; many processes may start at once.
 */

import { runMigrations } from 'bullmq';
import type { Pool } from 'pg';
import { sql as first } from './migrations/0001-first.js';
import { sql as searchLinks } from './migrations/0002-search-links.js';
import { sql as fingerprints } from './migrations/0003-fingerprints.js';
import { sql as keysByEra } from './migrations/0004-keys-by-era.js';

const steps: { id: number; name: string; sql: string }[] = [
  { id: 1, name: 'first', sql: first },
  { id: 2, name: 'search links', sql: searchLinks },
  { id: 3, name: 'fingerprints', sql: fingerprints },
  { id: 4, name: 'keys by era', sql: keysByEra },
];

/** Any number that no other program uses for an advisory lock on this database. */
const LOCK = 727_001;

/** Applies what is missing; throws when the database is newer than this code. Also shapes the schema `bullmq` when `queues` is set. */
export async function migrate(pool: Pool, options: { queues: boolean }): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(
      'create table if not exists migrations (id integer primary key, name text not null, at timestamptz not null default now())',
    );
    const { rows } = await client.query<{ id: number }>('select id from migrations order by id');
    const newest = rows.at(-1)?.id ?? 0;
    const known = steps.at(-1)?.id ?? 0;
    if (newest > known) {
      throw new Error(
        `The database is at step ${newest}, this version of Half Step knows ${known}. Start the newer version.`,
      );
    }
    for (const step of steps.filter(({ id }) => id > newest)) {
      await client.query('begin');
      await client.query(step.sql);
      await client.query('insert into migrations (id, name) values ($1, $2)', [step.id, step.name]);
      await client.query('commit');
    }
    if (options.queues) await runMigrations(client, 'bullmq');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}
