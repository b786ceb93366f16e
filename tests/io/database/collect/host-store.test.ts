/** Processes that share a database keep the gap between requests to one host. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHostStore, type HostStore } from '../../../../src/io/database/collect/host-store.js';
import type { Database } from '../../../../src/io/database/open-database.js';
import { openTestDatabase } from '../../../support/test-database.js';

let database: Database;
let hosts: HostStore;
beforeAll(async () => {
  database = await openTestDatabase();
  hosts = createHostStore(database.db);
});
afterAll(() => database.close());

it('lets one process start, and returns the waiting time to the others', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => hosts.claimStart('news.example', 5_000)));
  expect(answers.filter(({ waitMs }) => waitMs === 0)).toHaveLength(1);
  for (const { waitMs } of answers.filter((answer) => answer.waitMs > 0)) {
    expect(waitMs).toBeGreaterThan(3_000);
    expect(waitMs).toBeLessThanOrEqual(5_000);
  }
});

it('backs off from one host without affecting others', async () => {
  await hosts.backOff('busy.example', Date.now() + 60_000);
  await hosts.backOff('busy.example', Date.now() + 1_000);
  expect((await hosts.claimStart('busy.example', 0)).waitMs).toBeGreaterThan(50_000);
  expect((await hosts.claimStart('calm.example', 0)).waitMs).toBe(0);
});
