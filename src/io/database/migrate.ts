/**
 * Schema migrations: the numbered `.sql` files in `migrations/`, forward only, each in one transaction with its row in the table
 * `migrations`. An advisory lock makes processes that start together take turns.
 *
 * Not Kysely's `Migrator`: it uses two bookkeeping tables of its own, so databases of 0.1.0 would have to be converted, and a 0.1.0
 * program started on a newer database would no longer report that in one line. It also runs all pending steps in one transaction.
 */
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Pool, PoolClient } from 'pg';
import { migrateQueues } from '../queue/migrate-queues.js';

const FOLDER = new URL('./migrations/', import.meta.url);

/** Arbitrary number for the advisory lock, not used by another program on this database. */
const LOCK = 727_001;

interface Migration {
  id: number;
  /** As written in the table: "0002-search-links.sql" is "search links". */
  name: string;
  file: URL;
}

/** Applies pending migrations; throws if the database is newer than this code. Also creates the schema `bullmq` when `queues` is set. */
export async function migrate(pool: Pool, options: { queues: boolean }): Promise<void> {
  const migrations = await listMigrations();
  const client = await pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const newest = await newestApplied(client);
    const known = migrations.at(-1)?.id ?? 0;
    if (newest > known) {
      throw new Error(
        `The database is at step ${newest}, this version of Half Step knows ${known}. Start the newer version.`,
      );
    }
    for (const migration of migrations.filter(({ id }) => id > newest)) await apply(client, migration);
    if (options.queues) await migrateQueues(client);
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined);
    client.release();
  }
}

async function listMigrations(): Promise<Migration[]> {
  const files = await readdir(FOLDER);
  const migrations = files.flatMap((file): Migration[] => {
    const [, number, name] = /^(\d{4})-([a-z0-9-]+)\.sql$/.exec(file) ?? [];
    if (number === undefined || name === undefined) return [];
    return [{ id: Number(number), name: name.replaceAll('-', ' '), file: new URL(file, FOLDER) }];
  });
  if (migrations.length === 0) throw new Error(`No migrations in ${fileURLToPath(FOLDER)}: install Half Step again.`);
  return migrations.sort((a, b) => a.id - b.id);
}

/** 0 for an empty database. */
async function newestApplied(client: PoolClient): Promise<number> {
  await client.query(
    'create table if not exists migrations (id integer primary key, name text not null, at timestamptz not null default now())',
  );
  const { rows } = await client.query<{ newest: number }>('select coalesce(max(id), 0) as newest from migrations');
  return rows[0]?.newest ?? 0;
}

async function apply(client: PoolClient, { id, name, file }: Migration): Promise<void> {
  const sql = await readFile(file, 'utf8');
  await client.query('begin');
  await client.query(sql);
  await client.query('insert into migrations (id, name) values ($1, $2)', [id, name]);
  await client.query('commit');
}
