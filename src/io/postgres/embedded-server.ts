/**
 * A private PostgreSQL below the data folder, without set-up and without a port. `ensureEmbeddedServer` creates the data on first
 * use, starts the server if none runs, and returns where its socket is. The server deliberately outlives a killed process: the
 * next one finds it by its lock file and continues.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdir, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { databaseUser } from './database-user.js';
import { isRunning, runningSocketFolder, sendSignal, serverPid } from './server-process.js';
import { prepareSocketFolder } from './socket-folder.js';
import { whyNotStarted } from './spawn-program.js';
import { DATABASE, PORT, startServer } from './start-server.js';

export interface EmbeddedServer {
  /** For `pg`: { host: socket folder, port, user, database }. */
  connection: { host: string; port: number; user: string; database: string };
  /** Whether a server process holds the data. */
  running(): boolean;
  /** Stops the server unless another client is connected. */
  release(): Promise<void>;
  /** Stops the server, whether clients are connected or not; resolves when it is down. */
  stop(): Promise<void>;
}

/** The first start creates the data (about 2 s); crash recovery after a power cut may take longer. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 10_000;

/** Throws one clear line when the folder cannot be written or the server does not start. */
export async function ensureEmbeddedServer(dataFolder: string): Promise<EmbeddedServer> {
  await mkdir(dataFolder, { recursive: true });
  const folder = await realpath(dataFolder);
  const data = join(folder, 'postgres');
  const log = join(folder, 'postgres.log');
  const user = databaseUser();
  const socketFolder = await prepareSocketFolder(folder, user);
  const deadline = Date.now() + START_LIMIT_MS;
  let child: ChildProcess | null = null;
  for (;;) {
    const socket = runningSocketFolder(data) ?? socketFolder;
    const answer = await tryConnect(socket);
    if (answer === 'ready') return server(data, socket);
    if (answer === 'down') {
      // Our process may have ended because another one was faster; then a server is running.
      if (child !== null && child.exitCode !== null && !isRunning(data)) throw new Error(await whyNotStarted(log));
      if (child === null && !isRunning(data)) child = await startServer({ data, log, socketFolder }, user);
    }
    if (Date.now() > deadline) throw new Error(await whyNotStarted(log));
    await sleep(50);
  }
}

function server(data: string, socketFolder: string): EmbeddedServer {
  const connection = { host: socketFolder, port: PORT, ...DATABASE };
  return {
    connection,
    running: () => isRunning(data),
    release: async () => {
      const pid = serverPid(data);
      // PostgreSQL's "smart" shutdown: clients that connect meanwhile finish first.
      if (pid !== null && !(await othersConnected(connection))) sendSignal(pid, 'SIGTERM');
    },
    stop: async () => {
      const pid = serverPid(data);
      // "Fast": transactions are rolled back, connections end.
      if (pid !== null) sendSignal(pid, 'SIGINT');
      const deadline = Date.now() + STOP_LIMIT_MS;
      while (isRunning(data) && Date.now() < deadline) await sleep(20);
    },
  };
}

const RELEASING = 'halfstep releasing';
/** Half a second for the server to notice closed connections, on a busy machine. */
const CHECKS = 5;
const CHECK_EVERY_MS = 100;

/** Clients that only ask this question do not count: two processes that end together would keep the server up for each other. */
async function othersConnected(connection: EmbeddedServer['connection']): Promise<boolean> {
  const client = new pg.Client({ ...connection, application_name: RELEASING, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    for (let check = 1; ; check++) {
      const { rowCount } = await client.query(
        "select 1 from pg_stat_activity where backend_type = 'client backend' and application_name <> $1 limit 1",
        [RELEASING],
      );
      if (rowCount === 0) return false;
      // Recently closed connections are still listed until the server notices.
      if (check === CHECKS) return true;
      await sleep(CHECK_EVERY_MS);
    }
  } catch {
    // It is shutting down already, or the answer is unknown: leave it running.
    return true;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Also creates the database on a new server. */
async function tryConnect(host: string): Promise<'ready' | 'starting' | 'down'> {
  const answer = await attempt(host, DATABASE.database);
  if (answer !== 'no-database') return answer;
  return (await attempt(host, 'postgres')) === 'down' ? 'down' : 'starting';
}

async function attempt(host: string, database: string): Promise<'ready' | 'starting' | 'down' | 'no-database'> {
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
    // 3D000 no such database; 42P04/23505 another process just created it; 57P03 starting up or shutting down.
    if (code === '3D000') return 'no-database';
    if (code === '42P04' || code === '23505' || code === '57P03') return 'starting';
    return 'down';
  }
}

/** Throws one clear line with the cure if the data folder cannot be written. */
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
