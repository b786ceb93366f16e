/** Notices to the operator: sent once, through another channel; a channel that is down delays no other. */

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Service } from '../../src/start-service.js';
import { reply, startSmtp } from '../io/mail/smtp-fixture.js';
import { makeConfig } from '../support/make-config.js';
import { startQuietService } from '../support/quiet-service.js';
import { makeDatabaseUrl } from '../support/test-database.js';

const READERS = Array.from({ length: 12 }, (_, n) => `reader-${n}@example.com`);
const period = { digestId: 'weekly', periodStart: '2026-11-08T16:00:00.000Z', periodEnd: '2026-11-15T16:00:00.000Z' };
let folder: string;
let service: Service | undefined;
let operator: { server: Server; origin: string; notes: string[]; pings: number };
let ahead = 0;
const closing: (() => Promise<void>)[] = [];

beforeEach(async () => {
  ahead = 0;
  folder = await mkdtemp(join(tmpdir(), 'halfstep-notices-'));
  const notes: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => {
      body += part.toString();
    });
    request.on('end', () => {
      if (request.url === '/ping') operator.pings++;
      else notes.push(body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1","event":"message"}');
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  operator = { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, notes, pings: 0 };
});
afterEach(async () => {
  await service?.stop();
  service = undefined;
  for (const close of closing.splice(0)) await close();
  operator.server.closeAllConnections();
  await new Promise((closed) => operator.server.close(closed));
  await rm(folder, { recursive: true, force: true });
});

async function start(mailPort: number, more: object = {}): Promise<Service> {
  const mail = (port: number) => ({
    kind: 'mail',
    host: '127.0.0.1',
    port,
    security: 'none',
    from: 'halfstep@example.com',
  });
  const config = await makeConfig({
    feeds: [],
    settings: {
      digests: [{ id: 'weekly', channels: ['post', 'files'], recipients: READERS }],
      channels: {
        post: mail(mailPort),
        files: { kind: 'file' },
        phone: { kind: 'ntfy', server: operator.origin, topic: 't' },
      },
      notices: { channels: ['post', 'phone'], recipients: ['ops@example.com'], pingUrl: `${operator.origin}/ping` },
      ...more,
    },
  });
  service = await startQuietService({
    roles: ['deliver'],
    config: () => config,
    dataFolder: folder,
    databaseUrl: await makeDatabaseUrl(),
    now: () => new Date(Date.now() + ahead),
  });
  return service;
}

async function until(ready: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await ready()); tries++) {
    if (tries > 600) throw new Error('waited in vain');
    await new Promise((next) => setTimeout(next, 50));
  }
}

const idle = async (one: Service) => {
  const { waiting, active } = (await one.queues.counts())['deliver-edition'];
  return waiting + active === 0;
};
const counts = (one: Service) => one.store.deliveries.counts();

it('tells of refused mailboxes once, by the other channel, and pings the watchdog when all is settled', async () => {
  const smtp = await startSmtp({
    onRcptTo: ({ address }, _session, done) =>
      done(address === 'reader-3@example.com' ? reply(550, 'no such user') : null),
  });
  const one = await start(smtp.port);
  await one.queues.add([{ stage: 'compose-edition', payload: period }]);
  await until(async () => (await counts(one)).sent === READERS.length);
  expect(await counts(one)).toEqual({ sent: READERS.length, failed: 1 });
  expect(await one.notify()).toMatchObject({ told: 1, untold: 0, pinged: 1 });
  expect(operator.notes).toHaveLength(1);
  expect(operator.notes[0]).toContain('reader-3@example.com');
  expect(operator.notes[0]).toContain('550');
  expect(await one.notify()).toMatchObject({ told: 0, pinged: 0 });
  expect(operator.notes).toHaveLength(1);
  expect(operator.pings).toBe(1);
  closing.push(smtp.close);
});

it('reports mail that was taken and never confirmed as unknown, repeats none, and resends on demand', async () => {
  let dropping = true;
  const smtp = await startSmtp({ beforeReply: () => (dropping ? 'drop' : null) });
  const one = await start(smtp.port);
  await one.queues.add([{ stage: 'compose-edition', payload: period }]);
  await until(async () => {
    const { waiting = 0, sending = 0, sent = 0, unknown = 0 } = await counts(one);
    // Messages cut off because another connection broke wait for the next attempt.
    return sending === 0 && sent === 1 && unknown > 0 && waiting + unknown === READERS.length && (await idle(one));
  });
  const arrived = new Set(smtp.received.flatMap(({ to }) => to));
  const undecided = (await one.store.deliveries.ofEdition('1')).filter(({ state }) => state === 'unknown');
  // All that arrived, and perhaps one that was in transit when another connection broke.
  expect(undecided.map(({ recipient }) => recipient)).toEqual(expect.arrayContaining([...arrived]));
  expect(smtp.received).toHaveLength(arrived.size);
  await one.notify();
  expect(operator.notes).toHaveLength(1);
  // The rest is sent automatically once the server works; the undecided ones only on the operator's command.
  dropping = false;
  ahead = 15 * 60_000;
  await one.sweep();
  await until(async () => (await counts(one)).sent === READERS.length + 1 - undecided.length);
  expect((await counts(one)).unknown).toBe(undecided.length);
  const again = await one.store.deliveries.resend('1', new Date(Date.now() + ahead));
  expect(again.sort()).toEqual(undecided.map(({ id }) => id).sort());
  await one.queues.add(again.map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })));
  await until(async () => (await counts(one)).sent === READERS.length + 1);
  closing.push(smtp.close);
});

it('delivers by the other channels while one is down, and keeps its mail for days', async () => {
  const gone = await startSmtp();
  const { port } = gone;
  await gone.close();
  const one = await start(port);
  await one.queues.add([{ stage: 'compose-edition', payload: period }]);
  await until(async () => (await counts(one)).sent === 1);
  await until(async () => ((await counts(one)).sending ?? 0) === 0);
  const edition = await one.store.deliveries.ofEdition('1');
  expect(edition.filter(({ channel }) => channel === 'files').map(({ state }) => state)).toEqual(['sent']);
  const mails = edition.filter(({ channel }) => channel === 'post');
  await until(async () => (await counts(one)).waiting === READERS.length && (await idle(one)));
  // Neither operator nor watchdog is notified yet, because retries may succeed.
  expect(await one.notify()).toMatchObject({ told: 0, pinged: 0 });
  expect(mails.every(({ next_try_at }) => next_try_at > new Date(Date.now() - 60_000))).toBe(true);
  // After four days the delivery is given up, and the working channel reports it.
  ahead = 5 * 86_400_000;
  await one.sweep();
  await until(async () => (await counts(one)).failed === READERS.length);
  expect(await one.notify()).toMatchObject({ told: READERS.length, pinged: 1 });
  expect(operator.notes).toHaveLength(1);
});
