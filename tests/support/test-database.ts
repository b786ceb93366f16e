/** An empty database on the shared server, for one test file. */
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../src/io/database/open-database.js';
import { createLogger } from '../../src/io/logger.js';

let made = 0;

/** Creates a database; returns its address, in the form of DATABASE_URL. */
export async function makeDatabaseUrl(): Promise<string> {
  const server = inject('postgres');
  const name = `test_${process.pid}_${made++}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return `postgresql://${server.user}@localhost:${server.port}/${name}?host=${encodeURIComponent(server.host)}`;
}

export async function openTestDatabase(url?: string): Promise<Database> {
  return openDatabase({
    url: url ?? (await makeDatabaseUrl()),
    dataFolder: '/nonexistent',
    logger: createLogger({ level: 'silent' }),
    maxConnections: 6,
  });
}
