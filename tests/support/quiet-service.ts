/** A service inside a test: silent, with a fixed configuration, and with the clock stopped unless the test starts it. */
import type { Config } from '../../src/io/config/load-config.js';
import { createLogger } from '../../src/io/logger.js';
import { type Service, startService } from '../../src/start-service.js';

type Options = Parameters<typeof startService>[0];

/** Other options are as in `startService`. */
export function startQuietService({
  config,
  ...options
}: Pick<Options, 'roles' | 'dataFolder' | 'databaseUrl' | 'now'> & {
  config: () => Config;
  redisUrl?: string | undefined;
  ticking?: boolean;
}): Promise<Service> {
  return startService({
    redisUrl: undefined,
    ticking: false,
    ...options,
    config: { current: config, onChange: () => undefined },
    logger: createLogger({ level: 'silent' }),
  });
}
