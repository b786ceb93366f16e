/**
 * Commands beside a running service, on the same private database.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../src/io/database/open-database.js';
import { createLogger } from '../../src/io/logger.js';
import { serverPid } from '../../src/io/postgres/server-process.js';
import { writeConfig } from '../support/make-config.js';
import { type } from './fake-terminal.js';

let folder: string;
const logger = createLogger({ level: 'silent' });
const open = (): Promise<Database> => openDatabase({ url: undefined, dataFolder: join(folder, 'var'), logger });
const server = () => serverPid(join(folder, 'var', 'postgres'));
const halfstep = (...args: string[]) => type([...args, '--config', folder, '--data', join(folder, 'var')]);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-beside-'));
  await writeConfig(folder, { feeds: [{ name: 'A', url: 'https://a.example/feed' }] });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a command beside the service', () => {
  it('leaves the service’s database open to new connections', async () => {
    const service = await open();
    const { rows: before } = await service.pool.query('select 1 as one');
    expect(before).toEqual([{ one: 1 }]);
    for (let n = 0; n < 2; n++) expect(await halfstep('status', '--json')).toMatchObject({ code: 0 });
    // More than the pool has open, so that new connections are needed.
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => service.pool.query('select pg_sleep(0.05), 1 as one')),
    );
    expect(answers.map(({ rows }) => rows[0].one)).toEqual([1, 1, 1, 1, 1]);
    await service.close();
  });

  it('stops the database when nothing else uses it', async () => {
    expect(await halfstep('articles', '--json')).toEqual({ code: 0, out: '[]', err: '' });
    const deadline = Date.now() + 10_000;
    while (server() !== null && Date.now() < deadline) await new Promise((next) => setTimeout(next, 50));
    expect(server()).toBeNull();
  });
});
