/**
 * Named statements are planned once for a connection, all others as usual.
 */
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../../../src/io/database/open-database.js';
import { openTestDatabase } from '../../support/test-database.js';

let database: Database;

beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

it('keeps a named statement prepared, and runs it with other values too', async () => {
  const answers = await database.db.connection().execute(async (one) => {
    const twice = async (n: number) =>
      (await sql<{ n: number }>`/* plan once: twice */ select 2 * ${n}::int as n`.execute(one)).rows[0]?.n;
    const unnamed = await sql<{ n: number }>`select 3 * ${7}::int as n`.execute(one);
    const values = [await twice(4), await twice(5), unnamed.rows[0]?.n];
    const { rows } = await sql<{ name: string }>`select name from pg_prepared_statements`.execute(one);
    return { values, names: rows.map(({ name }) => name) };
  });
  expect(answers).toEqual({ values: [8, 10, 21], names: ['twice'] });
});
