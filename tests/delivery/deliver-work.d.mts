/** What the tests call of deliver-work.mjs. */
import type { Database } from '../../src/io/database/open-database.js';
import type { Task } from './child.js';

export function work(database: Database, task: Task): Promise<void>;
