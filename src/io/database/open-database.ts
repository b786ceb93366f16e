/**
 * Opens the database: the server that `DATABASE_URL` names, or else a private one in the data folder. Returns one pool, one typed
 * query builder over it, and the connection settings for the queues.
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { checkWritable, type EmbeddedServer, ensureEmbeddedServer } from '../postgres/embedded-server.js';
import { abortStatements } from './abort-statements.js';
import { migrate } from './migrate.js';
import { planOnce } from './plan-once.js';
import type { Tables } from './tables/tables.js';

export type Db = Kysely<Tables>;

/** Attempts to open the private server, because its last other user may be stopping it at that moment. */
const RACES_LOST = 5;
/** Interval of the check that the private server is alive. */
const REVIVE_MS = 3_000;

export interface Database {
  db: Db;
  pool: pg.Pool;
  /** Connection settings for other pools on the same server. */
  config: pg.PoolConfig;
  /** Whether the server is the private one below the data folder. */
  embedded: boolean;
  /** Closes the pool; a private server stops once nobody uses it any more. */
  close(): Promise<void>;
}

/** Calendar days stay text: pg would turn them into midnight in the machine's zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === pg.types.builtins.DATE ? (value: string) => value : pg.types.getTypeParser(id, format),
};

export interface OpenOptions {
  url: string | undefined;
  dataFolder: string;
  logger: Logger;
  maxConnections?: number;
}

/** Throws one clear line when the server cannot be reached, refuses the password, or cannot be started. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  if (options.url !== undefined) return openServer(options, options.url);
  await checkWritable(options.dataFolder);
  for (let attempt = 1; ; attempt++) {
    try {
      return await openEmbedded(options);
    } catch (error) {
      // The server's last other user is stopping it at this moment; the next attempt starts it again.
      const stopping = ['57P03', '57P01', 'ECONNREFUSED', 'ENOENT'].includes((error as { code?: string }).code ?? '');
      if (!stopping || attempt === RACES_LOST) throw error;
    }
  }
}

async function openServer(options: OpenOptions, url: string): Promise<Database> {
  const config = { connectionString: url };
  const pool = newPool(config, options);
  try {
    await migrate(pool, { queues: true });
  } catch (error) {
    await pool.end();
    throw new Error(whyUnreachable(error, url));
  }
  return { db: newDb(pool), pool, config, embedded: false, close: () => pool.end() };
}

async function openEmbedded(options: OpenOptions): Promise<Database> {
  const server = await ensureEmbeddedServer(options.dataFolder);
  const pool = newPool(server.connection, options);
  // A pool closes idle connections; this one stays open, so that no other process considers the server unused.
  const keeper = new pg.Client(server.connection);
  keeper.on('error', () => undefined);
  try {
    await keeper.connect();
    await migrate(pool, { queues: true });
  } catch (error) {
    await Promise.allSettled([pool.end(), keeper.end()]);
    throw error;
  }
  const watch = setInterval(() => void revive(server, options), REVIVE_MS).unref();
  return {
    db: newDb(pool),
    pool,
    config: server.connection,
    embedded: true,
    close: async () => {
      clearInterval(watch);
      await Promise.allSettled([pool.end(), keeper.end()]);
      await server.release();
    },
  };
}

/** Restarts the private server if it has died; its pools reconnect automatically. */
async function revive(server: EmbeddedServer, { dataFolder, logger }: OpenOptions): Promise<void> {
  if (server.running()) return;
  try {
    await ensureEmbeddedServer(dataFolder);
    logger.warn('the private database had ended and was started again');
  } catch (error) {
    logger.error({ fault: (error as Error).message }, 'the private database has ended and cannot be started');
  }
}

function newPool(config: pg.PoolConfig, { logger, maxConnections = 12 }: OpenOptions): pg.Pool {
  const pool = new pg.Pool({ ...config, types, max: maxConnections, connectionTimeoutMillis: 10_000 });
  surviveLostConnections(pool, (error) => logger.warn({ fault: error.message }, 'database connection'));
  return pool;
}

/** Without a listener, a connection that breaks while in use would end the process; its user sees the failed query instead. */
export function surviveLostConnections(pool: pg.Pool, report: (error: Error) => void): void {
  pool.on('error', report);
  pool.on('connect', (client) => client.on('error', () => undefined));
}

function newDb(pool: pg.Pool): Db {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: planOnce(abortStatements(pool)) }) });
}

function whyUnreachable(error: unknown, url: string): string {
  const { code, message } = error as { code?: string; message: string };
  const place = URL.canParse(url) ? new URL(url).host : 'the address in DATABASE_URL';
  const cures: Record<string, string> = {
    '28P01': 'It refused the password: check DATABASE_URL (or DATABASE_URL_FILE).',
    '28000': 'It refused the user: check DATABASE_URL and the server’s pg_hba.conf.',
    '3D000': 'That database does not exist: create it first (createdb).',
    '42501': 'The user may not create tables there: grant it CREATE on the database and its public schema.',
    ECONNREFUSED: 'Nothing listens there: start the server or correct the address.',
    ENOTFOUND: 'No such host: correct the address.',
    '53100': 'Its disk is full.',
  };
  return `PostgreSQL at ${place} cannot be used: ${message}. ${cures[code ?? ''] ?? 'Check DATABASE_URL.'}`;
}
