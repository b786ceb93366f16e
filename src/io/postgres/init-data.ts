/** Creates the data folder of the private server. */
import { chownSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import type { DatabaseUser } from './database-user.js';
import { lastError, spawnProgram } from './spawn-program.js';

/** Runs initdb in an adjacent folder and renames the result, so that a crash in between leaves nothing incomplete. */
export async function initData(
  data: string,
  binaries: string,
  { superuser, user }: { superuser: string; user: DatabaseUser | null },
): Promise<void> {
  const draft = `${data}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const failure = await runInitdb(draft, binaries, superuser, user);
  if (failure !== null) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`The database could not be made in ${data}: ${failure}`);
  }
  await rename(draft, data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    // Another process was faster: its data serves both.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

/** Resolves to the reason of a failure, or null. */
async function runInitdb(
  data: string,
  binaries: string,
  superuser: string,
  user: DatabaseUser | null,
): Promise<string | null> {
  const child = spawnProgram(
    { binaries, name: 'initdb', data, user },
    ['-U', superuser, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions'],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  return code === 0 ? null : lastError(output);
}
