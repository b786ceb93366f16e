/**
 * The current configuration, which an operator may edit while the service runs.
 */
import type { Logger } from 'pino';
import type { Config } from '../io/config/load-config.js';
import type { Environment } from '../io/config/read-environment.js';
import { watchConfig } from '../io/config/watch-config.js';
import type { LiveConfig } from '../start-service.js';
import { SEEDS } from './command-context.js';

/** A configuration that never changes, for short commands. */
export function fixedConfig(config: Config): LiveConfig {
  return { current: () => config, onChange: () => undefined };
}

/** Follows edits. An invalid edit is logged, one line per mistake, and ignored. */
export function followConfig(options: {
  config: Config;
  env: Environment;
  logger: Logger;
}): LiveConfig & { close(): Promise<void> } {
  const { env, logger } = options;
  let current = options.config;
  const listeners: ((config: Config) => void | Promise<void>)[] = [];
  const watching = watchConfig({
    folder: current.folder,
    env,
    seeds: SEEDS,
    onChange: async (config) => {
      current = config;
      for (const listener of listeners) await listener(config);
    },
    onProblems: (faults) => {
      for (const fault of faults)
        logger.error(fault, 'configuration: mistake found; the last valid configuration stays in force');
    },
  });
  return {
    current: () => current,
    onChange: (listener) => {
      listeners.push(listener);
    },
    close: () => watching.close(),
  };
}
