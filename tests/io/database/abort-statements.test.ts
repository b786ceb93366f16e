/**
 * Statements end with their abort scope, transactions are rolled back, and the connections stay good for others.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outsideAbortScope, withinAbortScope } from '../../../src/io/abort-scope.js';
import type { Database } from '../../../src/io/database/open-database.js';
import { outlastRestart } from '../../../src/io/database/outlast-restart.js';
import { openTestDatabase } from '../../support/test-database.js';

let database: Database;
const reason = new Error('over');

beforeAll(async () => {
  database = await openTestDatabase();
  await sql`create table aborted_marks (n integer primary key)`.execute(database.db);
});
afterAll(() => database.close());

const marks = async (): Promise<number[]> => {
  const { rows } = await sql<{ n: number }>`select n from aborted_marks order by n`.execute(database.db);
  return rows.map(({ n }) => n);
};

it('rolls a transaction back and lets its locks go', async () => {
  const control = new AbortController();
  const work = withinAbortScope(control.signal, () =>
    database.db.transaction().execute(async (tx) => {
      await sql`insert into aborted_marks values (1)`.execute(tx);
      setTimeout(() => control.abort(reason), 50);
      await sql`select pg_sleep(600)`.execute(tx);
    }),
  );
  await expect(work).rejects.toBe(reason);
  // Would wait for the transaction if that were still open.
  await sql`insert into aborted_marks values (1)`.execute(database.db);
  expect(await marks()).toEqual([1]);
});

it('refuses what comes after the abort, but not what runs outside the scope', async () => {
  const control = new AbortController();
  await withinAbortScope(control.signal, async () => {
    control.abort(reason);
    await expect(sql`insert into aborted_marks values (2)`.execute(database.db)).rejects.toBe(reason);
    await outsideAbortScope(() => sql`insert into aborted_marks values (3)`.execute(database.db));
    await outlastRestart(() => sql`insert into aborted_marks values (4)`.execute(database.db));
  });
  expect(await marks()).toEqual([1, 3, 4]);
});

it('does not wait for a connection when all are taken', async () => {
  const taken = await Promise.all(Array.from({ length: 6 }, () => database.pool.connect()));
  const control = new AbortController();
  const work = withinAbortScope(control.signal, () => sql`select 1`.execute(database.db));
  setTimeout(() => control.abort(reason), 20);
  await expect(work).rejects.toBe(reason);
  for (const client of taken) client.release();
  await sleep(20);
  expect(database.pool.idleCount).toBe(database.pool.totalCount);
});

it('cancels no statement but its own, however the abort falls', async () => {
  const aborted = async (n: number): Promise<unknown> => {
    const control = new AbortController();
    setTimeout(() => control.abort(reason), n % 12);
    return withinAbortScope(control.signal, async () => {
      for (;;) await sql`select pg_sleep(0.002)`.execute(database.db);
    }).catch((error: unknown) => error);
  };
  const innocent = async (): Promise<unknown> => {
    for (let n = 0; n < 60; n++) await sql`select pg_sleep(0.005)`.execute(database.db);
    return 'well';
  };
  const ends = await Promise.all([innocent(), innocent(), ...Array.from({ length: 60 }, (_, n) => aborted(n))]);
  expect(new Set(ends)).toEqual(new Set(['well', reason]));
}, 60_000);
