/** The gaps that the clock store records. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type ClockStore, createClockStore } from '../../../../src/io/database/collect/clock-store.js';
import type { Database } from '../../../../src/io/database/open-database.js';
import { openTestDatabase } from '../../../support/test-database.js';

let database: Database;
let clock: ClockStore;
beforeAll(async () => {
  database = await openTestDatabase();
  clock = createClockStore(database.db);
});
afterAll(() => database.close());

it('records one gap for a long pause, and none for a restart', async () => {
  const at = (time: string) => new Date(`2026-11-1${time}Z`);
  expect(await clock.beat(at('3T00:00:00'))).toBeNull();
  expect(await clock.beat(at('3T00:05:00'))).toBeNull();
  // Two clocks resume at the same moment: one gap.
  const woken = await Promise.all([clock.beat(at('4T12:00:00')), clock.beat(at('4T12:00:01'))]);
  expect(woken.filter(Boolean)).toHaveLength(1);
  expect(await clock.gaps(at('4T00:00:00'), at('5T00:00:00'))).toMatchObject([{ since: at('3T00:05:00') }]);
  expect(await clock.gaps(at('5T00:00:00'), at('6T00:00:00'))).toEqual([]);
});
