/**
 * Queues on PostgreSQL, the default: on the service's own database, through a pool of their own.
 */
import { createPostgresBackend, type PostgresConnectionOptions, Queue, Worker } from 'bullmq';
import pg from 'pg';
import type { Logger } from 'pino';
import { stageNames } from '../../pipeline.js';
import { surviveLostConnections } from '../database/open-database.js';
import { QUEUE_SCHEMA } from './migrate-queues.js';
import type { QueueServer } from './queue-server.js';

/** Each worker keeps one connection for LISTEN, so the pool must hold more than there are stages. */
const MAX_CONNECTIONS = stageNames.length + 8;

export function connectPostgres(config: pg.PoolConfig, logger: Logger): QueueServer {
  // Queues need not survive a power cut to the last moment: a task is a hint, and `sweep` finds what was forgotten. Not waiting for
  // the disk at each of a task's steps is worth more.
  const options = `-c search_path=${QUEUE_SCHEMA} -c synchronous_commit=off`;
  const pool = new pg.Pool({ ...config, max: MAX_CONNECTIONS, keepAlive: true, options });
  surviveLostConnections(pool, (error) => logger.warn({ fault: error.message }, 'queue database connection'));
  // Every queue and worker listens for its errors.
  pool.setMaxListeners(0);
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    openQueue: (name, options) =>
      new Queue(name, { ...options, connection }, createPostgresBackend) as unknown as Queue,
    openWorker: (name, run, options) =>
      new Worker(name, run, { ...options, connection }, createPostgresBackend) as unknown as Worker,
    close: () => pool.end(),
  };
}
