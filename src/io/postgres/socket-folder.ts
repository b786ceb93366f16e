/** The folder of the server's socket: short, because PostgreSQL refuses socket paths longer than 107 bytes. */
import { createHash } from 'node:crypto';
import { chownSync, lstatSync } from 'node:fs';
import { chmod, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseUser } from './database-user.js';

/** Creates a folder for this data folder that only the server's user can enter; throws if it belongs to another user. */
export async function prepareSocketFolder(dataFolder: string, user: DatabaseUser | null): Promise<string> {
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  const name = `halfstep-${uid}-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`;
  const path = join(tmpdir().length < 60 ? tmpdir() : '/tmp', name);
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const self = process.getuid?.();
  const stat = lstatSync(path);
  if (!stat.isDirectory() || (stat.uid !== uid && stat.uid !== self)) {
    throw new Error(
      `${path} belongs to another user; the database's socket cannot lie there. Remove it or set TMPDIR.`,
    );
  }
  if (user) chownSync(path, user.uid, user.gid);
  await chmod(path, 0o700);
  return path;
}
