/** Starts the private server's process. */
import type { ChildProcess } from 'node:child_process';
import { existsSync, lstatSync, openSync } from 'node:fs';
import { postgresBinaries } from './binaries.js';
import type { DatabaseUser } from './database-user.js';
import { initData } from './init-data.js';
import { spawnProgram } from './spawn-program.js';

/** Only part of the socket file's name; the server listens on no TCP port. */
export const PORT = 5432;
export const DATABASE = { user: 'halfstep', database: 'halfstep' };

/** Creates the data if needed. Resolves once the process is spawned, not when it accepts connections. */
export async function startServer(
  { data, log, socketFolder }: { data: string; log: string; socketFolder: string },
  user: DatabaseUser | null,
): Promise<ChildProcess> {
  const binaries = await postgresBinaries(user);
  if (!existsSync(data)) await initData(data, binaries, { superuser: DATABASE.user, user });
  const owner = lstatSync(data).uid;
  const runner = user?.uid ?? process.getuid?.();
  if (runner !== undefined && owner !== runner) {
    throw new Error(
      `${data} belongs to user ${owner}, not to ${runner}. Run as that user, or remove the folder to begin anew.`,
    );
  }
  const output = openSync(log, 'a');
  const child = spawnProgram(
    { binaries, name: 'postgres', data, user },
    ['-k', socketFolder, '-p', String(PORT), ...serverSettings()],
    { detached: true, stdio: ['ignore', output, output] },
  );
  await new Promise<void>((done, fail) => {
    child.once('spawn', done);
    child.once('error', fail);
  });
  child.unref();
  return child;
}

function serverSettings(): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '80',
    // The working set is a few weeks of text; the system's page cache holds the rest.
    shared_buffers: '64MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '256MB',
    jit: 'off',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    // The caller logs errors; the statement text could contain an article.
    log_min_error_statement: 'panic',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
