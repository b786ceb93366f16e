/**
 * Every recipient gets exactly one copy, whenever a process is killed: SIGKILL at each marked point of composing and delivering,
 * and at random moments, with real receiving servers. If a receiver may have a copy and cannot be asked, the delivery must be
 * reported as unknown and never repeated.
 */
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/io/database/open-database.js';
import { makeEvent, makeInput } from '../core/digest/sample-input.js';
import { makeDatabaseUrl, openTestDatabase } from '../support/test-database.js';
import { childSupply, type Supply, type Task } from './child.js';
import { work } from './deliver-work.mjs';
import { type Receivers, startReceivers } from './receivers.js';

/** Takes half a minute; use HALFSTEP_KILLS=200 or more after a change to composing or delivering. */
const KILLS = Number(process.env.HALFSTEP_KILLS ?? 24);
/** A claim whose process died is given up after five minutes. */
const LATER_MS = 10 * 60_000;
const WEEK_MS = 7 * 86_400_000;

let supplies: [Supply, Supply];
let receivers: Receivers;
let folder: string;
let database: Database;

beforeAll(async () => {
  receivers = await startReceivers();
  folder = await mkdtemp(join(tmpdir(), 'halfstep-kill-'));
  const databaseUrl = await makeDatabaseUrl();
  database = await openTestDatabase(databaseUrl);
  supplies = [childSupply(databaseUrl), childSupply(databaseUrl)];
});
afterAll(async () => {
  await Promise.all(supplies.map((supply) => supply.close()));
  await receivers.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

let weeks = 0;
function nextPeriod(): Task['periods'][number] {
  weeks += 1;
  const start = new Date(Date.UTC(2020, 0, 5, 16) + weeks * WEEK_MS).toISOString();
  const end = new Date(Date.parse(start) + WEEK_MS).toISOString();
  return { start, end, label: `week-${weeks}`, publishAt: end, number: weeks };
}

interface Wanted extends Partial<Task> {
  channels?: string[];
}

function task(periods: Task['periods'], recipients: number, { channels, ...more }: Wanted = {}): Task {
  const input = makeInput({
    events: Array.from({ length: 3 }, (_, n) => makeEvent({ id: String(n + 1) })),
    composedAt: new Date().toISOString(),
  });
  input.definition.channels = channels ?? Object.keys(receivers.channels);
  input.definition.recipients = Array.from({ length: recipients }, (_, n) => `reader-${n}@example.com`);
  const settings = { channels: receivers.channels };
  return { settings, dataFolder: folder, input, periods, clockMs: 0, doSweep: false, ...more };
}

/** Runs another process to completion, with its clock so far ahead that it finds abandoned claims. */
async function recover(periods: Task['periods'], recipients: number, wanted: Wanted = {}): Promise<void> {
  await work(database, task(periods, recipients, { clockMs: LATER_MS, doSweep: true, ...wanted }));
}

interface Row {
  number: number;
  channel: string;
  state: string;
  message_id: string;
  label: string;
}

/** Every delivery of these editions, with the number of copies at its receiver. */
async function outcome(periods: Task['periods']): Promise<(Row & { copies: number })[]> {
  const { rows } = await database.pool.query<Row>(
    `select e.number, e.edition->'period'->>'label' as label, d.channel, d.state, d.message_id
     from editions e join deliveries d on d.edition_id = e.id where e.period_start = any($1)`,
    [periods.map(({ start }) => start)],
  );
  return Promise.all(
    rows.map(async (row) => {
      if (row.channel === 'post') return { ...row, copies: receivers.mail.get(row.message_id) ?? 0 };
      if (row.channel === 'chat') return { ...row, copies: receivers.chat.get(String(row.number)) ?? 0 };
      // A webhook recognises repetitions by key and a file is overwritten, so any number of copies counts as one.
      if (row.channel === 'hook') return { ...row, copies: receivers.hook.has(row.message_id) ? 1 : 0 };
      const file = join(folder, 'editions', 'weekly', `${row.label}.html`);
      const written = await access(file).then(
        () => true,
        () => false,
      );
      return { ...row, copies: written ? 1 : 0 };
    }),
  );
}

/** Invariants, whatever happened. */
function expectExactlyOnce(rows: (Row & { copies: number })[]): void {
  const sent = rows.filter(({ state }) => state === 'sent');
  const unknown = rows.filter(({ state }) => state === 'unknown');
  expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
  expect(sent.filter(({ copies }) => copies !== 1)).toEqual([]);
  expect(unknown.filter(({ copies }) => copies > 1)).toEqual([]);
  // With a receiver that recognises repetitions, nothing stays undecided.
  expect(unknown.filter(({ channel }) => channel === 'hook' || channel === 'files')).toEqual([]);
}

describe('killed at a marked point', () => {
  const composing = [
    'exists.before',
    'exists.after',
    'skips.after',
    'gather.after',
    'unsubscribed.after',
    'insert.before',
    'stories.before',
    'deliveries.before',
    'commit.before',
    'commit.after',
    'insert.after',
  ];
  it.each(composing)('of composing: %s', async (killAt) => {
    const periods = [nextPeriod()];
    const child = await supplies[0].next();
    expect(await child.run(task(periods, 2, { killAt }))).toBe('killed');
    await recover(periods, 2);
    const rows = await outcome(periods);
    expect(rows).toHaveLength(5);
    expect(rows.filter(({ state, copies }) => state !== 'sent' || copies !== 1)).toEqual([]);
  });

  // Nothing can have left yet, so the delivery is simply made.
  const before = [
    'claim.before',
    ...['post', 'chat', 'hook', 'files'].flatMap((channel) => [`claim.after:${channel}`, `get.after:${channel}`]),
    ...['post', 'chat', 'hook'].flatMap((channel) => [`send.before:${channel}`, `handOver.before:${channel}`]),
  ];
  it.each(before)('of delivering, before anything left: %s', async (killAt) => {
    const periods = [nextPeriod()];
    const child = await supplies[0].next();
    expect(await child.run(task(periods, 1, { killAt }))).toBe('killed');
    await recover(periods, 1);
    const rows = await outcome(periods);
    expect(rows).toHaveLength(4);
    expectExactlyOnce(rows);
    // Other deliveries in progress at that moment may be undecided; this one is not.
    const own = killAt.split(':')[1];
    expect(rows.filter(({ channel, state }) => channel === own && state !== 'sent')).toEqual([]);
  });

  // From here on only the receiver knows, and mailboxes and chats cannot be asked.
  const after = ['post', 'chat', 'hook'].flatMap((channel) =>
    ['handOver.after', 'send.after', 'settle.before'].map((mark) => `${mark}:${channel}`),
  );
  it.each([...after, 'send.after:files', 'settle.before:files'])('of delivering, in the open: %s', async (killAt) => {
    const [mark, channel] = killAt.split(':');
    const periods = [nextPeriod()];
    const child = await supplies[0].next();
    expect(await child.run(task(periods, 1, { killAt }))).toBe('killed');
    await recover(periods, 1);
    const rows = await outcome(periods);
    expect(rows).toHaveLength(4);
    expectExactlyOnce(rows);
    const own = rows.find((row) => row.channel === channel);
    const decided = channel === 'hook' || channel === 'files';
    expect(own).toMatchObject({
      state: decided ? 'sent' : 'unknown',
      copies: decided || mark !== 'handOver.after' ? 1 : 0,
    });
  });

  it.each(['settle.after:post', 'settle.after:chat', 'settle.after:hook', 'settle.after:files'])(
    'after all is settled: %s',
    async (killAt) => {
      const periods = [nextPeriod()];
      const child = await supplies[0].next();
      expect(await child.run(task(periods, 1, { killAt }))).toBe('killed');
      await recover(periods, 1);
      const rows = await outcome(periods);
      expectExactlyOnce(rows);
      expect(rows.find((row) => row.channel === killAt.split(':')[1])).toMatchObject({ state: 'sent', copies: 1 });
    },
  );

  it.each(['post', 'chat', 'hook'] as const)('while %s holds the copy and has not answered', async (channel) => {
    const periods = [nextPeriod()];
    const child = await supplies[0].next();
    receivers.beforeReply = (arrived) => {
      if (arrived === channel) child.process.kill('SIGKILL');
    };
    expect(await child.run(task(periods, 1))).toBe('killed');
    receivers.beforeReply = () => undefined;
    await recover(periods, 1);
    const rows = await outcome(periods);
    expectExactlyOnce(rows);
    const own = rows.find((row) => row.channel === channel);
    expect(own).toMatchObject({ state: channel === 'hook' ? 'sent' : 'unknown', copies: 1 });
  });
});

describe('killed at random', () => {
  it(`${KILLS} times, two processes at once: one copy each, or reported`, async () => {
    const recipients = 30;
    // Chat is limited to two messages a second, so its kills are tested above instead.
    const channels = ['post', 'hook', 'files'];
    const periods: Task['periods'] = [];
    let struck = 0;
    let inHand = 0;
    const count = async (state: string): Promise<number> => {
      const { rows } = await database.pool.query('select count(*)::int as n from deliveries where state = $1', [state]);
      return rows[0].n;
    };
    const lane = async (supply: Supply, kills: number): Promise<void> => {
      for (let done = 0; done < kills; done++) {
        const child = await supply.next();
        // Enough that a process is always at work and sometimes has something to compose.
        if (done % 5 === 0 || (await count('waiting')) < 80) periods.push(nextPeriod());
        // The kill comes from outside, after a random amount of work.
        const tellAt = 1 + Math.floor(Math.random() * 150);
        const ended = child.run(task(periods.slice(-3), recipients, { channels, tellAt }), () => {
          setTimeout(() => child.process.kill('SIGKILL'), Math.random() * 12);
        });
        if ((await ended) === 'killed') struck++;
      }
    };
    const rounds = Math.max(1, Math.round(KILLS / 50));
    for (let round = 0; round < rounds; round++) {
      const share = Math.ceil(KILLS / rounds / 2);
      await Promise.all([lane(supplies[0], share), lane(supplies[1], share)]);
      inHand += await count('sending');
      await recover(periods, recipients, { channels });
    }
    const rows = await outcome(periods);
    expect(rows).toHaveLength(periods.length * (recipients + 2));
    expectExactlyOnce(rows);
    const unknown = rows.filter(({ state }) => state === 'unknown');
    const arrived = unknown.filter(({ copies }) => copies === 1);
    const repeated = [...receivers.hook.values()].filter((times) => times > 1).length;
    console.info(
      `${struck} of ${KILLS} kills struck, with ${inHand} deliveries in hand; of ${rows.length} deliveries ${unknown.length} were ` +
        `reported as unknown (${arrived.length} had arrived), ${repeated} webhook calls repeated under their key, none came twice`,
    );
    expect(unknown.length).toBeLessThanOrEqual(inHand);
  }, 3_600_000);
});
