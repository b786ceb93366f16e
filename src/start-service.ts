/**
 * The composition root: starts the service of the given roles, and gives each worker and each job its dependencies.
 */
import { buildParts, type Parts, type PartsOptions } from './build-parts.js';
import type { DigestDefinition } from './core/config/digest-definition.js';
import type { Database } from './io/database/open-database.js';
import type { Store } from './io/database/store.js';
import { gatherEdition } from './io/gather-edition.js';
import type { LiveJudge } from './io/judge/live-judge.js';
import type { Queues } from './io/queue/open-queues.js';
import { type Clock, startClock } from './io/start-clock.js';
import { notify } from './jobs/notify.js';
import { pollFeeds } from './jobs/poll-feeds.js';
import { publishDigests } from './jobs/publish-digests.js';
import { reclassify } from './jobs/reclassify.js';
import { retire } from './jobs/retire.js';
import { sweep } from './jobs/sweep.js';
import {
  type LogFields,
  type Outcome,
  type Payload,
  type ServiceRole,
  type StageName,
  stageNames,
  stages,
} from './pipeline.js';
import { startWeb, type Web } from './web/start-web.js';
import { classifyArticle } from './workers/classify-article.js';
import { composeEdition } from './workers/compose-edition.js';
import { deliverEdition } from './workers/deliver-edition.js';
import { fetchFeed } from './workers/fetch-feed.js';
import { fileArticle } from './workers/file-article.js';
import { readArticle } from './workers/read-article.js';

export type { LiveConfig } from './build-parts.js';

export interface Service {
  store: Store;
  database: Database;
  queues: Queues;
  judge: LiveJudge;
  /** The web pages; null without the web role. */
  web: Web | null;
  poll(options: { force: boolean }): Promise<LogFields>;
  sweep(): Promise<LogFields>;
  /** Asks for the next articles of a requested reclassification. */
  reclassify(): Promise<LogFields>;
  /** Asks for the editions that are due: of one digest, or of all. */
  publish(only?: string): Promise<LogFields>;
  /** Reports failed deliveries to the operator and finished editions to the watchdog. */
  notify(): Promise<LogFields>;
  /** Finishes running tasks or gives them back, then closes everything, within ten seconds. */
  stop(): Promise<void>;
}

/** Throws one clear line if the database, the queues or another requirement is not available. */
export async function startService(options: PartsOptions): Promise<Service> {
  const parts = await buildParts(options);
  try {
    await parts.store.feeds.sync(parts.feeds(), parts.now());
    const web =
      options.roles.includes('web') && parts.settings().web.enabled
        ? await startWeb({ ...parts, web: parts.settings().web })
        : null;
    const deps = dependenciesOf(parts);
    startWorkers(deps, options.roles);
    const jobs = jobsOf(deps);
    const clock = options.ticking && options.roles.includes('clock') ? startJobs(parts, jobs) : null;
    options.config.onChange(async ({ feeds, digests }) => {
      await parts.store.feeds.sync(feeds, parts.now());
      await clock?.restart();
      parts.logger.info({ feeds: feeds.length, digests: digests.length }, 'configuration applied');
    });
    const { store, database, queues, judge } = parts;
    const stop = async (): Promise<void> => {
      await clock?.stop();
      await web?.close();
      await parts.close();
    };
    return { store, database, queues, judge, web, ...jobs, stop };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

type Deps = ReturnType<typeof dependenciesOf>;

/** Everything that workers and jobs depend on; each names in its own type what it uses. */
function dependenciesOf(parts: Parts) {
  return {
    ...parts,
    random: Math.random,
    add: parts.queues.add,
    feedIds: () => parts.feeds().flatMap(({ id, enabled }) => (enabled ? [id] : [])),
    gather: (definition: DigestDefinition, period: { start: Date; end: Date }) =>
      gatherEdition(parts, definition, period),
  };
}

type StageWorker<S extends StageName> = (payload: Payload<S>, deps: Deps, signal: AbortSignal) => Promise<Outcome<S>>;

const workers: { [S in StageName]: StageWorker<S> } = {
  'fetch-feed': fetchFeed,
  'read-article': readArticle,
  'classify-article': classifyArticle,
  'file-article': fileArticle,
  'compose-edition': composeEdition,
  'deliver-edition': deliverEdition,
};

/** Starts to run tasks of the stages that belong to these roles. */
function startWorkers(deps: Deps, roles: ServiceRole[]): void {
  const start = <S extends StageName>(stage: S): void => {
    const worker: StageWorker<S> = workers[stage];
    deps.queues.work(stage, deps.settings().concurrency[stage], (payload, signal) => worker(payload, deps, signal));
  };
  for (const stage of stageNames) if (roles.includes(stages[stage].role)) start(stage);
}

type Jobs = ReturnType<typeof jobsOf>;

function jobsOf(deps: Deps) {
  return {
    poll: (options: { force: boolean }) => pollFeeds(deps, options),
    publish: (only?: string) => publishDigests(deps, only),
    sweep: () => sweep(deps),
    reclassify: () => reclassify(deps),
    notify: () => notify(deps),
    retire: () => retire(deps),
  };
}

/** Runs the jobs by the clock; `restart` reads the schedule again. */
function startJobs({ settings, logger }: Parts, jobs: Jobs): { restart(): Promise<void>; stop(): Promise<void> } {
  const start = (): Clock => {
    const { clock: cron, zone } = settings();
    const entries = [
      { name: 'poll-feeds', cron: cron.poll, run: () => jobs.poll({ force: false }) },
      { name: 'publish-digests', cron: cron.publish, run: () => jobs.publish() },
      { name: 'sweep', cron: cron.sweep, run: jobs.sweep },
      { name: 'reclassify', cron: cron.poll, run: jobs.reclassify },
      { name: 'notify', cron: cron.sweep, run: jobs.notify },
      { name: 'retire', cron: cron.retire, run: jobs.retire },
    ];
    return startClock(entries, zone, logger);
  };
  let clock = start();
  return {
    restart: async () => {
      await clock.stop();
      clock = start();
    },
    stop: () => clock.stop(),
  };
}
