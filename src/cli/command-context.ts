/**
 * What a command works with: folders, configuration, database and queues.
 * Commands work on the same data as the service, running or not; the embedded database is started when needed.
 */
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { formatProblem } from '../core/yaml/file-problem.js';
import { type Config, loadConfig } from '../io/config/load-config.js';
import { readEnvironment } from '../io/config/read-environment.js';
import type { Database } from '../io/database/open-database.js';
import type { Store } from '../io/database/store.js';
import { labelledFolder } from '../io/judge/read-own-labels.js';
import type { QueueConnection, Queues } from '../io/queue/open-queues.js';
import { Failure, messageOf } from './terminal/failure.js';
import type { Terminal } from './terminal/terminal.js';
import { HOME, PROJECT } from './version.js';

/** The seed corpus, themes, vocabularies and weights that ship with the program. */
export const SEEDS = join(PROJECT, 'seeds');

export interface Folders {
  config: string;
  data: string;
}

/** From the command line, else from the environment, else config/ and var/ in `HOME`. */
export function foldersOf(command: Command, { env }: Terminal): Folders {
  const { config, data } = command.optsWithGlobals<{ config?: string; data?: string }>();
  return {
    config: resolve(config ?? env.HALFSTEP_CONFIG ?? join(HOME, 'config')),
    data: resolve(data ?? env.HALFSTEP_DATA ?? join(HOME, 'var')),
  };
}

/** Prints each mistake in the configuration on a line of its own, then throws a failure. */
export async function readConfig(command: Command, terminal: Terminal): Promise<Config> {
  const loaded = await loadConfig({ folder: foldersOf(command, terminal).config, env: terminal.env, seeds: SEEDS });
  if (loaded.ok) return loaded.config;
  for (const fault of loaded.problems) terminal.err(formatProblem(fault));
  const many = loaded.problems.length === 1 ? 'a mistake' : `${loaded.problems.length} mistakes`;
  throw new Failure(`The configuration has ${many}.`, 'Correct it as described above.');
}

export interface CommandContext {
  config: Config;
  store: Store;
  database: Database;
  /** Folder of the operator's labelled articles; null when none is configured. */
  labelled(): string | null;
  /** Opened on first use, because few commands need them. */
  queues(): Promise<Queues>;
}

/** Opens configuration and database for one command, and closes them afterwards, also after an error. */
export async function withContext<T>(
  command: Command,
  terminal: Terminal,
  use: (context: CommandContext) => Promise<T>,
): Promise<T> {
  const config = await readConfig(command, terminal);
  const lookUp = readEnvironment(terminal.env);
  // Imported here, because half of the commands, and every help text, do without a database.
  const { openDatabase } = await import('../io/database/open-database.js');
  const { createStore } = await import('../io/database/store.js');
  const { createLogger } = await import('../io/logger.js');
  // Standard output is for the command's result, so only warnings are logged, to standard error.
  const logger = createLogger({ level: 'warn', stream: { write: (line) => terminal.err(line.trimEnd()) } });
  const database = await openDatabase({
    url: lookUp('DATABASE_URL'),
    dataFolder: foldersOf(command, terminal).data,
    logger,
    maxConnections: 4,
  }).catch((error: unknown) => {
    throw new Failure(messageOf(error), 'To check everything: halfstep doctor');
  });
  let opened: Promise<Queues> | undefined;
  const redis = lookUp('REDIS_URL');
  const connection: QueueConnection =
    redis === undefined ? { kind: 'postgres', config: database.config } : { kind: 'redis', url: redis };
  try {
    return await use({
      config,
      store: createStore(database.db),
      database,
      labelled: () => labelledFolder(config.settings, foldersOf(command, terminal).data),
      queues: () => {
        opened ??= import('../io/queue/open-queues.js').then(({ openQueues }) => openQueues(connection, logger));
        return opened;
      },
    });
  } finally {
    await (await opened?.catch(() => undefined))?.close(1_000);
    await database.close();
  }
}
