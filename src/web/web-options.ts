/**
 * What the web pages need from the rest of the service.
 */
import type { Logger } from 'pino';
import type { DigestDefinition } from '../core/config/digest-definition.js';
import type { Settings } from '../core/config/settings.js';
import type { Seeds } from '../core/seeds/seeds.js';
import type { Database } from '../io/database/open-database.js';
import type { Store } from '../io/database/store.js';
import type { Queues } from '../io/queue/open-queues.js';

export interface WebOptions {
  web: Settings['web'];
  settings(): Settings;
  digests(): DigestDefinition[];
  digest(id: string): DigestDefinition | undefined;
  seeds: Pick<Seeds, 'themes'>;
  /** Signs the links in editions. */
  linkSecret: string;
  now(): Date;
  store: Store;
  queues: Queues;
  database: Database;
  logger: Logger;
}
