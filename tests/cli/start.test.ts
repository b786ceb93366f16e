import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../src/cli/main.js';
import { writeConfig } from '../support/make-config.js';
import { makeDatabaseUrl } from '../support/test-database.js';
import { type } from './fake-terminal.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halfstep-start-'));
  await writeConfig(folder, { feeds: [{ name: '甲报', url: 'https://a.example/feed', enabled: false }] });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const soon = { timeout: 30_000, interval: 50 };

/** The service in this process, with its log and a way to stop it as a signal would. */
async function start() {
  const lines: Record<string, unknown>[] = [];
  const errors: string[] = [];
  let stop = (_signal: string): void => undefined;
  const ended = runCli(['start', '--config', folder, '--data', join(folder, 'var')], {
    env: { DATABASE_URL: await makeDatabaseUrl() },
    out: (line) => lines.push(JSON.parse(line)),
    err: (line) => errors.push(line),
    columns: null,
    colour: false,
    ask: null,
    onStop: (stopNow) => {
      stop = stopNow;
      return () => undefined;
    },
  });
  const logged = (message: string) => lines.filter(({ msg }) => String(msg).startsWith(message));
  return { lines, errors, ended, logged, stop: () => stop('SIGTERM') };
}

async function edit(change: (text: string) => string): Promise<void> {
  const path = join(folder, 'feeds.yaml');
  await writeFile(`${path}.new`, change(await readFile(path, 'utf8')));
  await rename(`${path}.new`, path);
}

describe('start', () => {
  it('runs, applies an edit, rejects an invalid one with its line, and stops when told to', async () => {
    const service = await start();
    await vi.waitFor(() => expect(service.logged('started')).toHaveLength(1), soon);

    await edit((text) => `${text}  - name: 乙报\n    url: https://b.example/feed\n    enabled: false\n`);
    await vi.waitFor(() => expect(service.logged('configuration applied')).toMatchObject([{ feeds: 2 }]), soon);

    await edit((text) => text.replace('name: 乙报', 'nmae: 乙报'));
    await vi.waitFor(() => expect(service.logged('configuration: mistake')).not.toHaveLength(0), soon);
    expect(service.logged('configuration: mistake')).toContainEqual(
      expect.objectContaining({
        level: 'error',
        line: 5,
        wrong: 'there is no setting “nmae” here',
        mend: 'did you mean “name”?',
      }),
    );
    expect(service.logged('configuration applied')).toHaveLength(1);

    service.stop();
    expect(await service.ended).toBe(0);
    expect(service.logged('stopped')).toHaveLength(1);
    expect(service.errors).toEqual([]);
  });

  it('reports in one line that its port is in use', async () => {
    const other = createServer();
    await new Promise<void>((ready) => other.listen(0, '127.0.0.1', ready));
    const address = other.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await writeConfig(folder, { feeds: [], settings: { web: { port } } });
    const service = await start();
    expect(await service.ended).toBe(1);
    other.close();
    expect(service.errors).toEqual([expect.stringMatching(new RegExp(`127\\.0\\.0\\.1:${port}.*web\\.port`))]);
  });

  it('reports in one line that the database refuses the connection, without the password', async () => {
    const env = { DATABASE_URL: 'postgres://half:hunter2@127.0.0.1:1/step' };
    const { code, err } = await type(['start', '--config', folder, '--data', join(folder, 'var')], { env });
    expect(code).toBe(1);
    expect(err).toMatch(/^PostgreSQL at 127\.0\.0\.1:1 cannot be used/);
    expect(err).not.toContain('hunter2');
    expect(err.split('\n')).toHaveLength(1);
  });
});
