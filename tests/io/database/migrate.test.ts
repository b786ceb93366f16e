/**
 * The schema from empty, from 0.1.0, and with many processes at once; and whether `tables/` describes it.
 */
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { migrate } from '../../../src/io/database/migrate.js';
import { listSchema } from '../../support/list-schema.js';
import { makeDatabaseUrl } from '../../support/test-database.js';

const MIGRATIONS = new URL('../../../src/io/database/migrations/', import.meta.url);
/** What 0.1.0 wrote into its table `migrations`, and the schema that it made (listed from a database of that version). */
const STEPS_0_1_0 = ['first', 'search links', 'fingerprints', 'keys by era'];
const SCHEMA_0_1_0 = new URL('./schema/version-0.1.0.txt', import.meta.url);

const pools: pg.Pool[] = [];
afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.end()));
});

async function emptyDatabase(): Promise<pg.Pool> {
  const pool = new pg.Pool({ connectionString: await makeDatabaseUrl(), max: 4 });
  pools.push(pool);
  return pool;
}

/** A database as 0.1.0 leaves it. */
async function database010(): Promise<pg.Pool> {
  const pool = await emptyDatabase();
  await pool.query(
    'create table if not exists migrations (id integer primary key, name text not null, at timestamptz not null default now())',
  );
  for (const [index, name] of STEPS_0_1_0.entries()) {
    const file = `000${index + 1}-${name.replaceAll(' ', '-')}.sql`;
    await pool.query(await readFile(new URL(file, MIGRATIONS), 'utf8'));
    await pool.query('insert into migrations (id, name) values ($1, $2)', [index + 1, name]);
  }
  return pool;
}

const applied = async (pool: pg.Pool) => (await pool.query('select id, name, at from migrations order by id')).rows;

describe('migrate', () => {
  it('builds from empty what it builds from 0.1.0, and runs no step of 0.1.0 again', async () => {
    const old = await database010();
    expect(await listSchema(old)).toEqual((await readFile(SCHEMA_0_1_0, 'utf8')).trimEnd().split('\n'));
    const before = await applied(old);
    await migrate(old, { queues: false });
    expect((await applied(old)).slice(0, before.length)).toEqual(before);

    const fresh = await emptyDatabase();
    await migrate(fresh, { queues: false });
    expect(await listSchema(fresh)).toEqual(await listSchema(old));
    expect((await applied(fresh)).map(({ name }) => name).slice(0, STEPS_0_1_0.length)).toEqual(STEPS_0_1_0);
  });

  it('lets processes that start together take turns', async () => {
    const pool = await emptyDatabase();
    await Promise.all(Array.from({ length: 4 }, () => migrate(pool, { queues: false })));
    expect((await applied(pool)).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  });

  it('refuses a newer database in one line, and leaves it alone', async () => {
    const pool = await emptyDatabase();
    await migrate(pool, { queues: false });
    await pool.query("insert into migrations (id, name) values (9000, 'from the future')");
    const schema = await listSchema(pool);
    await expect(migrate(pool, { queues: false })).rejects.toThrow(
      'The database is at step 9000, this version of Half Step knows 4. Start the newer version.',
    );
    expect(await listSchema(pool)).toEqual(schema);
  });

  it('leaves no half of a step that fails', async () => {
    const pool = await emptyDatabase();
    await pool.query('create table judgements (theirs text)');
    await expect(migrate(pool, { queues: false })).rejects.toThrow('already exists');
    expect((await listSchema(pool)).filter((line) => line.startsWith('table '))).toEqual([
      'table judgements',
      'table migrations',
    ]);
  });
});
