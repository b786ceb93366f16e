import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkNode } from '../../../src/cli/doctor/check-machine.js';
import { startMailCatcher } from '../../support/mail-catcher.js';
import { writeConfig } from '../../support/make-config.js';
import { makeDatabaseUrl } from '../../support/test-database.js';
import { type } from '../fake-terminal.js';

const Findings = z.array(z.object({ check: z.string(), state: z.string(), found: z.string(), cure: z.string() }));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-doctor-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function examine(env: Record<string, string> = {}, ...args: string[]) {
  const database = env.DATABASE_URL ?? (await makeDatabaseUrl());
  const typed = await type(['doctor', '--json', '--config', folder, '--data', join(folder, 'var'), ...args], {
    env: { DATABASE_URL: database, ...env },
  });
  const findings = Findings.parse(JSON.parse(typed.out));
  return { ...typed, find: (check: string) => findings.filter((one) => one.check === check), findings };
}

describe('doctor', () => {
  it('finds no fault in a working setup', async () => {
    await writeConfig(folder, { feeds: [{ name: 'A', url: 'https://a.example/feed' }] });
    const { code, findings, find } = await examine({}, '--offline');
    expect(findings.filter(({ state }) => state === 'fault')).toEqual([]);
    expect(code).toBe(0);
    expect(find('Database')[0]?.found).toMatch(/^PostgreSQL \d+/);
  });

  it('names each mistake in the configuration with its line and remedy', async () => {
    await writeConfig(folder, { feeds: [{ name: 'A', url: 'nonsense' }], settings: { zone: 'Nowhere' } });
    const { code, find } = await examine({}, '--offline');
    expect(code).toBe(1);
    expect(find('Configuration').map(({ state, found }) => [state, found])).toEqual([
      ['fault', expect.stringMatching(/feeds\.yaml:3:5 feeds\[0\]\.url: this is not a feed address/)],
      ['fault', expect.stringMatching(/halfstep\.yaml:\d+:1 zone: there is no time zone “Nowhere”/)],
    ]);
    for (const { cure } of find('Configuration')) expect(cure).not.toBe('');
  });

  it('reports problems of data folder, database, Redis and port', async () => {
    const taken = createServer();
    await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await writeConfig(folder, { feeds: [], settings: { web: { port } } });
    await writeFile(join(folder, 'var'), 'a file where the folder should be');
    const { code, find } = await examine({
      DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none',
      REDIS_URL: 'redis://127.0.0.1:1',
    });
    taken.close();
    expect(code).toBe(1);
    for (const check of ['Data folder', 'Database', 'Queues', 'Web port']) {
      expect(find(check)[0]).toMatchObject({ state: 'fault', cure: expect.stringMatching(/\w/) });
    }
    expect(find('Database')[0]?.found).not.toContain('hunter2');
  });

  it('logs in to the mail server, and reports when it cannot', async () => {
    const mail = await startMailCatcher();
    const server = { host: '127.0.0.1', port: mail.port };
    await writeConfig(folder, { feeds: [], mail: server, recipients: ['a@example.com'] });
    const up = await examine();
    await mail.close();
    const down = await examine();
    expect(up.find('Mail (post)')[0]).toMatchObject({ state: 'ok' });
    expect(down.find('Mail (post)')[0]).toMatchObject({ state: 'fault', cure: expect.stringMatching(/port/) });
  });
});

describe('checkNode', () => {
  it.each([
    ['18.20.0', 'fault'],
    ['20.18.3', 'fault'],
    ['20.19.0', 'ok'],
    ['24.1.0', 'ok'],
  ])('judges %s as %s', (version, state) => {
    expect(checkNode(version).state).toBe(state);
  });
});
