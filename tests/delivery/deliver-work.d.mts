/** The part of deliver-work.mjs that the tests use. */
import type { Database } from '../../src/io/database/open-database.js';
import type { Task } from './child.js';

export function work(database: Database, task: Task): Promise<void>;
