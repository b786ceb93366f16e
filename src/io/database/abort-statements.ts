/**
 * Statements obey the abort scope: when it ends, the one in progress is cancelled on the server and later ones are refused, all but
 * the rollback that undoes them. Closing the connection instead would not do: the server notices only when it has something to send.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { scopeSignal, untilAborted } from '../abort-scope.js';

export interface StatementClient {
  query(statement: pg.QueryConfig): Promise<pg.QueryResult>;
  release(): void;
}

export interface StatementPool {
  connect(): Promise<StatementClient>;
  end(): Promise<void>;
}

/** A server that does not take a cancellation within this time is not reachable, and the connection is destroyed. */
const CANCEL_MS = 2_000;

export function abortStatements(pool: pg.Pool): StatementPool {
  const known = new WeakMap<pg.PoolClient, StatementClient>();
  return {
    connect: async () => {
      const client = await connectInScope(pool);
      const made = known.get(client) ?? abortableClient(client, pool);
      known.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}

/** A connection that comes after the abort goes back into the pool. */
async function connectInScope(pool: pg.Pool): Promise<pg.PoolClient> {
  scopeSignal()?.throwIfAborted();
  const connecting = pool.connect();
  try {
    return await untilAborted(connecting);
  } catch (error) {
    void connecting.then(
      (client) => client.release(),
      () => undefined,
    );
    throw error;
  }
}

function abortableClient(client: pg.PoolClient, pool: pg.Pool): StatementClient {
  let wasCancelled = false;
  return {
    // A late cancellation could hit whatever runs on the connection next, so it is closed instead of used again.
    release: () => client.release(wasCancelled),
    query: async (statement) => {
      const signal = scopeSignal();
      if (!signal || /^\s*rollback\b/i.test(statement.text)) return client.query(statement);
      signal.throwIfAborted();
      let cancelling: Promise<void> | undefined;
      const abort = (): void => {
        wasCancelled = true;
        cancelling = cancelStatement(client, pool);
      };
      signal.addEventListener('abort', abort, { once: true });
      try {
        return await client.query(statement);
      } catch (error) {
        throw signal.aborted ? signal.reason : error;
      } finally {
        signal.removeEventListener('abort', abort);
        // A cancellation still on its way would hit the connection's next statement.
        await cancelling;
      }
    },
  };
}

/** What node-postgres knows of a connection but does not declare. */
interface Wire {
  processID: number;
  connection: { stream: { destroy(): void } };
}

/** Never rejects. */
async function cancelStatement(client: pg.PoolClient, pool: pg.Pool): Promise<void> {
  const { processID, connection } = client as unknown as Wire;
  const isSent = await Promise.race([
    sendCancel(processID, pool).catch(() => false),
    sleep(CANCEL_MS, false, { ref: false }),
  ]);
  // The statement then fails, and the pool drops the connection.
  if (!isSent) connection.stream.destroy();
}

/** Through a connection of its own, as the pool may be busy with the very statements that are to be cancelled. */
async function sendCancel(processID: number, pool: pg.Pool): Promise<boolean> {
  const client = new pg.Client(pool.options);
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ sent: boolean }>('select pg_cancel_backend($1) as sent', [processID]);
    return rows[0]?.sent === true;
  } finally {
    await client.end().catch(() => undefined);
  }
}
