/**
 * Prepared statements: those that begin with a name in a comment, like `/* plan once: find neighbours *\/`, are planned once for each
 * connection. Planning a statement over several tables costs more than running it, which matters if it runs for every article.
 */
import type { PostgresPool, PostgresPoolClient } from 'kysely';
import type { StatementClient, StatementPool } from './abort-statements.js';

const NAMED = /^\s*\/\* plan once: ([a-z ]{1,50}) \*\//;

/** Wraps the pool for the query builder. A name must always have the same SQL text. */
export function planOnce(pool: StatementPool): PostgresPool {
  const known = new WeakMap<StatementClient, PostgresPoolClient>();
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

function namingClient(client: StatementClient): PostgresPoolClient {
  const query = (text: string, values: unknown[]) => {
    const name = NAMED.exec(text)?.[1];
    return client.query(name === undefined ? { text, values } : { name, text, values });
  };
  // The builder could also pass a cursor, but none is configured.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
}
