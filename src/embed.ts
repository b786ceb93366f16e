/**
 * What other programs may import from the package: run the service, judge a text, parse a feed.
 * Everything heavy is loaded on first use. What is not exported here is internal and may change in any release.
 */
import { fileURLToPath } from 'node:url';
import type { Judge } from './core/judge/create-judge.js';
import type { ServiceRole } from './pipeline.js';

export { NotAFeed } from './core/feed/formats/not-a-feed.js';
export { type ParseOptions, parseFeed } from './core/feed/parse-feed.js';
export type { Judge } from './core/judge/create-judge.js';
export type { ArticleText, Judgement, ParsedFeed } from './core/model.js';
export type { ServiceRole } from './pipeline.js';

const SEEDS = fileURLToPath(new URL('../seeds', import.meta.url));

export interface ServiceOptions {
  /** Folder with feeds.yaml and halfstep.yaml, or what these two files would hold. Only a folder is watched for edits. */
  config: string | { feeds: readonly unknown[]; settings?: unknown };
  /** Folder for the private database and the editions. */
  data: string;
  /** A PostgreSQL server; a private one below `data` where absent. */
  databaseUrl?: string;
  /** A Redis server for the queues; without one they live in the database. */
  redisUrl?: string;
  /** All roles where absent. */
  roles?: ServiceRole[];
  /** Receives each log line, a JSON object without newline; nothing is logged where absent. */
  log?: (line: string) => void;
  /** Secrets that the configuration refers to as ${NAME}; process.env where absent. */
  env?: Readonly<Record<string, string | undefined>>;
}

export interface RunningService {
  /** Where the page is served, e.g. "http://127.0.0.1:8420"; null where it is off. */
  origin: string | null;
  /** Fetches the feeds that are due, or with `force` all of them; resolves when they are queued. */
  poll(options?: { force?: boolean }): Promise<void>;
  /** Finishes work in progress or returns it to the queue, and closes everything, within ten seconds. */
  stop(): Promise<void>;
}

/** Starts the service. @throws Error naming every mistake in the configuration, or what keeps the service from starting */
export async function startHalfStep(options: ServiceOptions): Promise<RunningService> {
  const { followConfig, fixedConfig } = await import('./cli/live-config.js');
  const { createLogger } = await import('./io/logger.js');
  const { ServiceRole } = await import('./pipeline.js');
  const { startService } = await import('./start-service.js');
  const { log, env = process.env } = options;
  const logger = createLogger({
    level: log ? 'info' : 'silent',
    stream: { write: (line) => log?.(line.trimEnd()) },
  });
  const config = await readConfiguration(options.config, env);
  const watched = typeof options.config === 'string' ? followConfig({ config, env, logger }) : null;
  try {
    const service = await startService({
      roles: options.roles ?? [...ServiceRole.options],
      config: watched ?? fixedConfig(config),
      dataFolder: options.data,
      databaseUrl: options.databaseUrl,
      redisUrl: options.redisUrl,
      logger,
      ticking: true,
    });
    return {
      origin: service.web?.origin ?? null,
      poll: async ({ force = false } = {}) => {
        await service.poll({ force });
      },
      stop: async () => {
        try {
          await service.stop();
        } finally {
          await watched?.close();
        }
      },
    };
  } catch (error) {
    await watched?.close();
    throw error;
  }
}

async function readConfiguration(given: ServiceOptions['config'], env: NonNullable<ServiceOptions['env']>) {
  const { loadConfig, readConfigTexts } = await import('./io/config/load-config.js');
  const { formatProblem } = await import('./core/yaml/file-problem.js');
  const { stringify } = await import('yaml');
  const loaded =
    typeof given === 'string'
      ? await loadConfig({ folder: given, env, seeds: SEEDS })
      : await readConfigTexts({
          folder: '.',
          feeds: { ok: true, file: 'feeds.yaml', text: stringify({ feeds: given.feeds }) },
          settings: { ok: true, file: 'halfstep.yaml', text: stringify(given.settings ?? {}) },
          env,
          seeds: SEEDS,
        });
  if (!loaded.ok) throw new Error(loaded.problems.map(formatProblem).join('\n'));
  return loaded.config;
}

/** The judge with the weights that come with the package, or of another `seeds` folder; needs no database and no network. */
export async function openJudge(seeds: string = SEEDS): Promise<Judge> {
  const { loadJudge } = await import('./io/judge/load-judge.js');
  const { loadSeeds } = await import('./io/load-seeds.js');
  return loadJudge(seeds, await loadSeeds(seeds));
}
