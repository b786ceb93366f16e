/**
 * Prepared statements: those that begin with a name in a comment, like `/* plan once: find neighbours *\/`, are planned once for each
 * connection. Planning a statement over several tables costs more than running it, which matters if it runs for every article.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

const NAMED = /^\s*\/\* plan once: ([a-z ]{1,50}) \*\//;

/** Wraps the pool for the query builder. A name must always have the same SQL text. */
export function planOnce(pool: pg.Pool): PostgresPool {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const made = known.get(client) ?? namingClient(client);
      known.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}

function namingClient(client: pg.PoolClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]): Promise<pg.QueryResult> => {
    const name = NAMED.exec(text)?.[1];
    return name === undefined ? client.query(text, values) : client.query({ name, text, values });
  };
  // The builder could also pass a cursor, but none is configured.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}
