/** `npm run demo -- --keep` as a user runs it: a real process, its page, the sample site, and Ctrl+C. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MINUTES = 60_000;
const soon = { timeout: 20_000, interval: 100 };

const folder = await mkdtemp(join(tmpdir(), 'halfstep-keep-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

const statusOf = async (url: string): Promise<number | 'refused'> => {
  try {
    return (await fetch(url, { headers: { connection: 'close' } })).status;
  } catch {
    return 'refused';
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('demo --keep', () => {
  it(
    'leaves page and sample site running until Ctrl+C, then stops everything and exits with 0',
    async () => {
      // A process group of its own, so that the signal reaches all of it, as Ctrl+C in a terminal does.
      const child = spawn(process.execPath, ['scripts/with-setup.mjs', 'bin/halfstep.mjs', 'demo', '--keep'], {
        cwd: ROOT,
        env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, HALFSTEP_DATA: folder },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      });
      const group = child.pid ?? 0;
      const ended = new Promise<number | null>((done) => child.once('close', done));
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', (part: Buffer) => {
          said += part.toString();
        });
      try {
        await expect.poll(() => said, { timeout: 3 * MINUTES, interval: 200 }).toMatch(/stay until Ctrl\+C/);
        const page = /^Page +(http\S+)$/m.exec(said)?.[1] ?? '';
        const site = /^Site +(http\S+)/m.exec(said)?.[1] ?? '';
        expect(await statusOf(page)).toBe(200);
        expect(await statusOf(site)).toBe(200);
        const lock = await readFile(join(folder, 'demo/postgres/postmaster.pid'), 'utf8');
        const server = Number.parseInt(lock, 10);
        expect(isAlive(server)).toBe(true);

        process.kill(-group, 'SIGINT');
        expect(await ended, said).toBe(0);
        expect(await statusOf(page)).toBe('refused');
        expect(await statusOf(site)).toBe('refused');
        // The server was told to stop; it takes a moment to write its last checkpoint.
        await expect.poll(() => existsSync(join(folder, 'demo/postgres/postmaster.pid')), soon).toBe(false);
        await expect.poll(() => isAlive(server), soon).toBe(false);
        expect(() => process.kill(-group, 0)).toThrow('ESRCH');
      } finally {
        if (child.exitCode === null) process.kill(-group, 'SIGKILL');
      }
    },
    5 * MINUTES,
  );
});
