/**
 * `halfstep start`: runs the service until it is told to stop.
 */
import { type Command, InvalidArgumentError } from 'commander';
import { readEnvironment } from '../io/config/read-environment.js';
import { createLogger } from '../io/logger.js';
import { ServiceRole } from '../pipeline.js';
import { foldersOf, readConfig } from './command-context.js';
import { followConfig } from './live-config.js';
import { describeCommand } from './terminal/describe-command.js';
import { explainError } from './terminal/explain-error.js';
import type { Terminal } from './terminal/terminal.js';
import { untilStopped } from './terminal/until-stopped.js';

export function startCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'start',
    'Run the service until it is told to stop. Logs go to standard output, one JSON object per line.',
    [
      ['start', 'everything in one process'],
      ['start --roles fetch', 'a second process that only fetches (with DATABASE_URL)'],
      ['start --roles clock,judge,deliver,web', 'the first process, which does the rest'],
    ],
  );
  return command
    .option('--roles <list>', `which parts to run: ${ServiceRole.options.join(', ')}`, readRoles, [
      ...ServiceRole.options,
    ])
    .action(async ({ roles }: { roles: ServiceRole[] }) => {
      const config = await readConfig(command, terminal);
      const lookUp = readEnvironment(terminal.env);
      const logger = createLogger({
        level: lookUp('LOG_LEVEL') ?? 'info',
        stream: { write: (line) => terminal.out(line.trimEnd()) },
      });
      const stopped = untilStopped(terminal);
      const { startService } = await import('../start-service.js');
      const live = followConfig({ config, env: terminal.env, logger });
      try {
        const service = await startService({
          roles,
          config: live,
          dataFolder: foldersOf(command, terminal).data,
          databaseUrl: lookUp('DATABASE_URL'),
          redisUrl: lookUp('REDIS_URL'),
          linkSecret: lookUp('HALFSTEP_LINK_SECRET'),
          logger,
          ticking: true,
        }).catch((error: unknown) => {
          throw explainError(error);
        });
        logger.info({ roles, feeds: config.feeds.filter(({ enabled }) => enabled).length }, 'started');
        const signal = await stopped.signal;
        logger.info({ signal }, 'stopping');
        await service.stop();
        logger.info('stopped');
      } finally {
        stopped.forget();
        await live.close();
      }
    });
}

function readRoles(text: string): ServiceRole[] {
  const roles = text.split(',').map((name) => name.trim());
  const parsed = ServiceRole.array().min(1).safeParse(roles);
  if (!parsed.success)
    throw new InvalidArgumentError(`Give one or more of ${ServiceRole.options.join(', ')}, separated by commas.`);
  return [...new Set(parsed.data)];
}
