/**
 * What the service remembers about each feed.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { FeedMemory } from '../../core/polling/feed-memory.js';
import { foldersOf, withContext } from '../command-context.js';
import { messageOf } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';

/** By feed id. Empty when no service ever ran here, or, with a message, when its database cannot be opened. */
export async function readFeedMemory(command: Command, terminal: Terminal): Promise<ReadonlyMap<string, FeedMemory>> {
  const isKept = terminal.env.DATABASE_URL || existsSync(join(foldersOf(command, terminal).data, 'postgres'));
  if (!isKept) return new Map();
  try {
    return await withContext(
      command,
      terminal,
      async ({ store }) => new Map((await store.feeds.list()).map((feed) => [feed.id, feed])),
    );
  } catch (error) {
    terminal.err(`The health of the feeds cannot be read from the database: ${messageOf(error)}`);
    return new Map();
  }
}
