/**
 * Which statements does the server plan once for each connection, and not at every call?
 * Those that begin with a name in a comment, like `/* plan once: find neighbours *\/`. Planning a statement over several tables costs
 * more than running it; one that runs for every article is worth keeping.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type pg from 'pg';

const NAMED = /^\s*\/\* plan once: ([a-z ]{1,50}) \*\//;

/** The same pool, as the query builder uses it. One name must always stand for one text. */
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
  // Cursors are the other thing that the builder may ask with; none is configured.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}
