/**
 * Which database does this process use, and how does it reach it?
 * `DATABASE_URL` names a server; without it a private one runs below the data folder. The answer is one pool, one typed query
 * builder over it, and what to give the queues.
 */
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { checkWritable, ensureEmbeddedServer } from '../postgres/embedded-server.js';
import { migrate } from './migrate.js';
import type { Tables } from './tables.js';

export type Db = Kysely<Tables>;

export interface Database {
  db: Db;
  pool: pg.Pool;
  /** Connection settings for other pools on the same server. */
  config: pg.PoolConfig;
  /** Whether the server is the private one below the data folder. */
  embedded: boolean;
  /** Starts the private server again where it has died; does nothing for a server elsewhere. */
  revive(): Promise<void>;
  /** Closes the pool; a private server stops once nobody uses it any more. */
  close(): Promise<void>;
}

/** Calendar days stay the text they are: pg would make a midnight of the machine's zone. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    id === pg.types.builtins.DATE ? (value: string) => value : pg.types.getTypeParser(id, format),
};

/** Throws one clear line when the server cannot be reached, refuses the password, or cannot be started. */
export async function openDatabase(options: {
  url: string | undefined;
  dataFolder: string;
  logger: Logger;
  maxConnections?: number;
}): Promise<Database> {
  const { url, dataFolder, logger } = options;
  if (url === undefined) await checkWritable(dataFolder);
  const server = url === undefined ? await ensureEmbeddedServer(dataFolder) : null;
  const config: pg.PoolConfig = server ? server.connection : { connectionString: url };
  const pool = new pg.Pool({ ...config, types, max: options.maxConnections ?? 12, connectionTimeoutMillis: 10_000 });
  pool.on('error', (error) => logger.warn({ fault: error.message }, 'database connection'));
  try {
    await migrate(pool, { queues: true });
  } catch (error) {
    await pool.end();
    throw server ? error : new Error(whyUnreachable(error, url ?? ''));
  }
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    pool,
    config,
    embedded: server !== null,
    revive: async () => {
      if (server) await ensureEmbeddedServer(dataFolder);
    },
    close: async () => {
      await pool.end();
      await server?.release();
    },
  };
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
