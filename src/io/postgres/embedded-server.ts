/**
 * How does a private PostgreSQL run below the data folder, with no set-up and no port?
 * `ensureEmbeddedServer` makes the data on first use, starts the server where none runs, and answers where its socket is.
 * The server outlives a killed process on purpose: the next one finds it by its lock file and goes on.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, lstatSync, openSync, readFileSync } from 'node:fs';
import { chmod, mkdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries } from './binaries.js';
import { type DatabaseUser, databaseUser } from './database-user.js';

export interface EmbeddedServer {
  /** For `pg`: { host: socket folder, port, user, database }. */
  connection: { host: string; port: number; user: string; database: string };
  /** Whether a server process holds the data. */
  running(): boolean;
  /** Lets the server stop, unless somebody else is connected to it. */
  release(): Promise<void>;
  /** Stops it whoever is connected, and resolves when it is down. */
  stop(): Promise<void>;
}

/** Only names the socket file; the server listens on no TCP port. */
const PORT = 5432;
const DATABASE = { user: 'halfstep', database: 'halfstep' };
const RELEASING = 'halfstep releasing';
/** First start makes the data (about 2 s); crash recovery after a power cut may take longer. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** Throws one clear line when the folder cannot be written or the server does not start. */
export async function ensureEmbeddedServer(dataFolder: string): Promise<EmbeddedServer> {
  await mkdir(dataFolder, { recursive: true });
  const folder = await realpath(dataFolder);
  const place = { folder, data: join(folder, 'postgres'), log: join(folder, 'postgres.log') };
  const user = databaseUser();
  const socketFolder = await prepareSocketFolder(folder, user);
  const deadline = Date.now() + START_LIMIT_MS;
  let child: ChildProcess | null = null;
  for (;;) {
    const socket = runningSocketFolder(place.data) ?? socketFolder;
    const answer = await tryConnect(socket);
    if (answer === 'ready') return server(place.data, socket);
    if (answer === 'down') {
      // Ours may have ended because another process was faster; then that one's server is alive.
      if (child !== null && child.exitCode !== null && !alive(place.data))
        throw new Error(await whyNotStarted(place.log));
      if (child === null && !alive(place.data)) child = await start(place, socketFolder, user);
    }
    if (Date.now() > deadline) throw new Error(await whyNotStarted(place.log));
    await sleep(50);
  }
}

function server(data: string, socketFolder: string): EmbeddedServer {
  const connection = { host: socketFolder, port: PORT, ...DATABASE };
  return {
    connection,
    running: () => alive(data),
    release: async () => {
      const pid = serverPid(data);
      // PostgreSQL's "smart" shutdown: whoever slips in meanwhile finishes first.
      if (pid !== null && !(await othersConnected(connection))) signal(pid, 'SIGTERM');
    },
    stop: async () => {
      const pid = serverPid(data);
      // "Fast": transactions are rolled back, connections end.
      if (pid !== null) signal(pid, 'SIGINT');
      const deadline = Date.now() + STOP_LIMIT_MS;
      while (alive(data) && Date.now() < deadline) await sleep(20);
    },
  };
}

/** Half a second for the server to notice who has left, on a busy machine. */
const LOOKS = 5;
const LOOK_EVERY_MS = 100;

/** Connections that only ask this question do not count: two processes that end together would keep the server for each other. */
async function othersConnected(connection: EmbeddedServer['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, application_name: RELEASING, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let look = 1; ; look++) {
      const { rowCount } = await client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1",
        [RELEASING],
      );
      if (rowCount === 0) return false;
      // Connections that were closed a moment ago are listed until the server has noticed it.
      if (look === LOOKS) return true;
      await sleep(LOOK_EVERY_MS);
    }
  } catch {
    // It is going down already, or nobody can say: leave it.
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function start(
  place: { folder: string; data: string; log: string },
  socketFolder: string,
  user: DatabaseUser | null,
): Promise<ChildProcess> {
  const binaries = await postgresBinaries(user);
  if (!existsSync(place.data)) await initialise(place, binaries, user);
  const owner = lstatSync(place.data).uid;
  const runner = user?.uid ?? process.getuid?.();
  if (runner !== undefined && owner !== runner) {
    throw new Error(
      `${place.data} belongs to user ${owner}, not to ${runner}. Run as that user, or remove the folder to begin anew.`,
    );
  }
  const log = openSync(place.log, 'a');
  const child = spawn(
    join(binaries, 'bin', 'postgres'),
    ['-D', dataArgument(), '-k', socketFolder, '-p', String(PORT), ...serverSettings()],
    { cwd: place.data, detached: true, stdio: ['ignore', log, log], ...identity(user) },
  );
  await spawned(child);
  child.unref();
  return child;
}

/**
 * The data folder as PostgreSQL is told it. On Linux the process names it through its own working folder, so that a user who
 * may not pass through the folders above (a checkout below root's 0700 home) can still work in it.
 */
function dataArgument(): string {
  return process.platform === 'linux' ? '/proc/self/cwd' : '.';
}

function serverSettings(): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: '80',
    // A monitor's working set is a few weeks of text; the system's page cache does the rest.
    shared_buffers: '64MB',
    wal_level: 'minimal',
    max_wal_senders: '0',
    max_wal_size: '256MB',
    jit: 'off',
    log_checkpoints: 'off',
    log_min_messages: 'warning',
    // Errors reach the caller, who logs them; the statement text could hold an article.
    log_min_error_statement: 'panic',
    log_timezone: 'UTC',
    timezone: 'UTC',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Makes the data beside its final place and moves it there whole, so that a crash in between leaves nothing half made. */
async function initialise(
  place: { folder: string; data: string },
  binaries: string,
  user: DatabaseUser | null,
): Promise<void> {
  const draft = join(place.folder, `postgres.new-${process.pid}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { mode: 0o700 });
  if (user) chownSync(draft, user.uid, user.gid);
  const child = spawn(
    join(binaries, 'bin', 'initdb'),
    ['-D', dataArgument(), '-U', DATABASE.user, '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-instructions'],
    { cwd: draft, stdio: ['ignore', 'pipe', 'pipe'], ...identity(user) },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  }
  const code = await new Promise<number | null>((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) {
    await rm(draft, { recursive: true, force: true });
    throw new Error(`The database could not be made in ${place.data}: ${lastFault(output)}`);
  }
  await rename(draft, place.data).catch(async (error: NodeJS.ErrnoException) => {
    await rm(draft, { recursive: true, force: true });
    // Another process was faster: its data serve both.
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
}

/** A short folder that only the server's user can enter: PostgreSQL refuses socket paths beyond 107 bytes. */
async function prepareSocketFolder(folder: string, user: DatabaseUser | null): Promise<string> {
  const uid = user?.uid ?? process.getuid?.() ?? 0;
  const name = `halfstep-${uid}-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
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

async function tryConnect(host: string): Promise<'ready' | 'starting' | 'down'> {
  const attempt = async (database: string): Promise<'ready' | 'starting' | 'down' | 'no-database'> => {
    const client = new pg.Client({ host, port: PORT, user: DATABASE.user, database, connectionTimeoutMillis: 5_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      if (database === 'postgres') await client.query(`create database ${DATABASE.database}`);
      await client.end();
      return 'ready';
    } catch (error) {
      await client.end().catch(() => undefined);
      const code = (error as { code?: string }).code;
      // 3D000 no such database; 42P04/23505 somebody just made it; 57P03 starting up or shutting down.
      if (code === '3D000') return 'no-database';
      if (code === '42P04' || code === '23505' || code === '57P03') return 'starting';
      return 'down';
    }
  };
  const answer = await attempt(DATABASE.database);
  if (answer !== 'no-database') return answer;
  return (await attempt('postgres')) === 'down' ? 'down' : 'starting';
}

function lockFile(data: string): string[] | null {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
}

/** The process id of a server that holds the data, or null. */
export function serverPid(data: string): number | null {
  const pid = Number(lockFile(data)?.[0]);
  return Number.isInteger(pid) && pid > 0 && signal(pid, 0) ? pid : null;
}

function alive(data: string): boolean {
  return serverPid(data) !== null;
}

/** Line 5 of the lock file names the socket folder: a command with another TMPDIR finds the service's server by it. */
function runningSocketFolder(data: string): string | null {
  return (alive(data) && lockFile(data)?.[4]?.trim()) || null;
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, name);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function identity(user: DatabaseUser | null): { uid?: number; gid?: number } {
  return user ? { uid: user.uid, gid: user.gid } : {};
}

async function spawned(child: ChildProcess): Promise<void> {
  await new Promise<void>((done, fail) => {
    child.once('spawn', done);
    child.once('error', fail);
  });
}

async function whyNotStarted(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  return `The embedded PostgreSQL did not start: ${lastFault(text)} (log: ${log})`;
}

/** The newest line of a PostgreSQL log that says what is wrong. */
function lastFault(output: string): string {
  const lines = output.split('\n').filter((line) => /FATAL|PANIC|ERROR|error:|could not|No space/.test(line));
  return lines.at(-1)?.replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '') ?? 'no reason given';
}

/** Whether the data folder can be written; throws one clear line with the cure otherwise. */
export async function checkWritable(dataFolder: string): Promise<void> {
  try {
    await mkdir(dataFolder, { recursive: true });
    const probe = join(dataFolder, `.probe-${process.pid}`);
    await writeFile(probe, 'x');
    await rm(probe);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const cure = code === 'ENOSPC' ? 'Free some space' : 'Make it writable, or set HALFSTEP_DATA to a folder that is';
    throw new Error(`The data folder ${dataFolder} cannot be written (${code}). ${cure}.`);
  }
}
