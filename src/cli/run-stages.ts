/**
 * Runs stages of the service inside a command, and waits until they are done.
 * This works with or without a running service, because the queues distribute the work.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { readEnvironment } from '../io/config/read-environment.js';
import { createLogger } from '../io/logger.js';
import { type ServiceRole, stageNames, stages } from '../pipeline.js';
import type { Service } from '../start-service.js';
import { foldersOf, readConfig } from './command-context.js';
import { fixedConfig } from './live-config.js';
import { explainError } from './terminal/explain-error.js';
import type { Terminal } from './terminal/terminal.js';

/** Starts the given roles without clock or web pages, calls `use`, and stops them. */
export async function withService<T>(
  command: Command,
  terminal: Terminal,
  roles: ServiceRole[],
  use: (service: Service) => Promise<T>,
): Promise<T> {
  const config = await readConfig(command, terminal);
  const lookUp = readEnvironment(terminal.env);
  const { startService } = await import('../start-service.js');
  const service = await startService({
    roles,
    config: fixedConfig(config),
    dataFolder: foldersOf(command, terminal).data,
    databaseUrl: lookUp('DATABASE_URL'),
    redisUrl: lookUp('REDIS_URL'),
    linkSecret: lookUp('HALFSTEP_LINK_SECRET'),
    logger: createLogger({
      level: lookUp('LOG_LEVEL') ?? 'error',
      stream: { write: (line) => terminal.err(line.trimEnd()) },
    }),
    ticking: false,
  }).catch((error: unknown) => {
    throw explainError(error);
  });
  try {
    return await use(service);
  } finally {
    await service.stop();
  }
}

/** A task due within this time is waited for: it waits for its host's turn. Longer means that the source is in trouble. */
export const SOON_MS = 30_000;
/** A task can be between two queues for a moment, so all must be quiet for this long. */
const QUIET_MS = 500;
const LOOK_EVERY_MS = 250;

/** Resolves when the stages of these roles have nothing left to do soon, or when asked to stop. Reports progress about every second. */
export async function untilDrained(
  { queues }: Service,
  roles: ServiceRole[],
  options: { onProgress: (left: number) => void; terminal: Terminal },
): Promise<'drained' | 'stopped'> {
  const names = stageNames.filter((stage) => roles.includes(stages[stage].role));
  let stopped = false;
  const forget = options.terminal.onStop(() => {
    stopped = true;
  });
  let quietSince: number | null = null;
  for (let looks = 0; !stopped; looks++) {
    const left = await queues.pending(names, SOON_MS);
    if (left > 0) quietSince = null;
    else quietSince ??= Date.now();
    if (quietSince !== null && Date.now() - quietSince >= QUIET_MS) break;
    if (looks % 4 === 0) options.onProgress(left);
    await sleep(LOOK_EVERY_MS);
  }
  forget();
  return stopped ? 'stopped' : 'drained';
}
