/** A restart of the database or of Redis while two services deliver neither loses nor repeats a copy. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureEmbeddedServer } from '../../src/io/postgres/embedded-server.js';
import type { Service } from '../../src/start-service.js';
import { type MailCatcher, startMailCatcher } from '../support/mail-catcher.js';
import { makeConfig } from '../support/make-config.js';
import { startQuietService } from '../support/quiet-service.js';
import { makeDatabaseUrl } from '../support/test-database.js';

const READERS = Array.from({ length: 120 }, (_, n) => `reader-${n}@example.com`);
const job = {
  stage: 'compose-edition',
  payload: { digestId: 'weekly', periodStart: '2026-11-08T16:00:00.000Z', periodEnd: '2026-11-15T16:00:00.000Z' },
} as const;

let folder: string;
let mail: MailCatcher;
let ahead: number;
const services: Service[] = [];
const closing: (() => unknown)[] = [];

beforeEach(async () => {
  ahead = 0;
  folder = await mkdtemp(join(tmpdir(), 'halfstep-restart-'));
  mail = await startMailCatcher();
});
afterEach(async () => {
  for (const service of services.splice(0)) await service.stop();
  for (const close of closing.splice(0)) await close();
  await mail.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(databaseUrl: string, redisUrl?: string): Promise<Service> {
  const config = await makeConfig({ feeds: [], mail: { host: '127.0.0.1', port: mail.port }, recipients: READERS });
  const service = await startQuietService({
    roles: ['deliver'],
    config: () => config,
    dataFolder: folder,
    databaseUrl,
    redisUrl,
    now: () => new Date(Date.now() + ahead),
  });
  services.push(service);
  return service;
}

/** Sweeps as the clock would, until nothing is left to do. */
async function finish(service: Service): Promise<Record<string, number>> {
  for (let tries = 0; tries < 120; tries++) {
    const counts = await service.store.deliveries.counts().catch(() => ({ waiting: 1 }) as Record<string, number>);
    if ((counts.waiting ?? 0) + (counts.sending ?? 0) === 0 && (counts.sent ?? 0) > 0) return counts;
    // Claims of broken connections are found by their age.
    ahead += 60_000;
    await service.sweep().catch(() => undefined);
    await new Promise((next) => setTimeout(next, 500));
  }
  throw new Error('waited in vain');
}

async function expectOnce(service: Service): Promise<void> {
  const rows = await service.store.deliveries.ofEdition('1');
  expect(rows).toHaveLength(READERS.length + 1);
  for (const { channel, recipient, state } of rows) {
    if (channel !== 'post') continue;
    const copies = mail.messages.filter(({ to }) => to === recipient).length;
    expect(['sent', 'unknown'], recipient).toContain(state);
    expect(copies, recipient).toBeLessThanOrEqual(1);
    if (state === 'sent') expect(copies, recipient).toBe(1);
  }
}

describe('delivering by two services', () => {
  it('outlasts a restart of the database', async () => {
    const data = join(folder, 'server');
    const server = await ensureEmbeddedServer(data);
    closing.push(async () => (await ensureEmbeddedServer(data)).stop());
    const { host, port, user, database } = server.connection;
    const url = `postgresql://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;
    const first = await start(url);
    const second = await start(url);
    await Promise.all([first.queues.add([job]), second.queues.add([job])]);
    await mail.received(20);
    await server.stop();
    await ensureEmbeddedServer(data);
    const counts = await finish(second);
    await expectOnce(second);
    // Deliveries made before the restart are known, because settling waits for the server.
    expect(counts.unknown ?? 0).toBeLessThanOrEqual(8);
  }, 180_000);

  const missing = spawnSync('redis-server', ['--version']).status !== 0;
  if (missing) console.warn('Left out: a restart of Redis. redis-server is not installed (apt install redis-server).');
  it.skipIf(missing)(
    'outlasts a restart of Redis that forgets everything',
    async () => {
      const port = 20_000 + Math.floor(Math.random() * 20_000);
      let redis = await startRedis(port);
      closing.push(() => redis.kill('SIGKILL'));
      const url = await makeDatabaseUrl();
      const first = await start(url, `redis://127.0.0.1:${port}`);
      const second = await start(url, `redis://127.0.0.1:${port}`);
      await Promise.all([first.queues.add([job]), second.queues.add([job])]);
      await mail.received(20);
      redis.kill('SIGKILL');
      await new Promise((next) => setTimeout(next, 1_000));
      redis = await startRedis(port);
      const counts = await finish(second);
      await expectOnce(second);
      expect(counts).toEqual({ sent: READERS.length + 1 });
    },
    180_000,
  );
});

async function startRedis(port: number): Promise<ChildProcess> {
  const args = ['--port', String(port), '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((ready) => {
    server.stdout.on('data', (text: Buffer) => {
      if (text.toString().includes('Ready to accept')) ready();
    });
  });
  return server;
}
