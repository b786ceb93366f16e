/**
 * BullMQ's own tables, in a schema of their own beside the service's.
 */
import { runMigrations } from 'bullmq';
import type { PoolClient } from 'pg';

export const QUEUE_SCHEMA = 'bullmq';

export async function migrateQueues(client: PoolClient): Promise<void> {
  await runMigrations(client, QUEUE_SCHEMA);
}
