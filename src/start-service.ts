/**
 * How do the parts become a running service? The composition root: gives each worker and each job what it needs, and nothing else.
 */
import { buildParts, type Parts, type PartsOptions } from './build-parts.js';
import type { Database } from './io/database/open-database.js';
import type { Store } from './io/database/store.js';
import { gatherEdition } from './io/gather-edition.js';
import type { LiveJudge } from './io/judge/live-judge.js';
import type { Queues } from './io/queue/open-queues.js';
import type { RunStage } from './io/queue/run-task.js';
import { type Clock, startClock } from './io/start-clock.js';
import { notify } from './jobs/notify.js';
import { pollFeeds } from './jobs/poll-feeds.js';
import { publishDigests } from './jobs/publish-digests.js';
import { reclassify } from './jobs/reclassify.js';
import { retire } from './jobs/retire.js';
import { sweep } from './jobs/sweep.js';
import { type LogFields, type ServiceRole, type StageName, stageNames, stages } from './pipeline.js';
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
  /** Where the page is served; null without the web role. */
  web: Web | null;
  poll(options: { force: boolean }): Promise<LogFields>;
  sweep(): Promise<LogFields>;
  /** Asks for the next articles that somebody wants judged again. */
  reclassify(): Promise<LogFields>;
  publish(): Promise<LogFields>;
  /** Tells the operator of failed deliveries, and the watchdog of finished editions. */
  notify(): Promise<LogFields>;
  /** Finishes or gives back what is in hand, within ten seconds. */
  stop(): Promise<void>;
}

/** Throws one clear line when something it stands on is not there. */
export async function startService(options: PartsOptions): Promise<Service> {
  const parts = await buildParts(options);
  try {
    await parts.store.feeds.sync(parts.feeds(), parts.now());
    const web =
      options.roles.includes('web') && parts.settings().web.enabled
        ? await startWeb({ ...parts, web: parts.settings().web })
        : null;
    takeJobs(parts, options.roles);
    const jobs = jobsOf(parts);
    const clock = options.ticking && options.roles.includes('clock') ? keepTime(parts, jobs) : null;
    options.config.onChange(async ({ feeds, digests }) => {
      await parts.store.feeds.sync(feeds, parts.now());
      await clock?.rewind();
      parts.logger.info({ feeds: feeds.length, digests: digests.length }, 'configuration applied');
    });
    const { store, database, queues, judge } = parts;
    const stop = async (): Promise<void> => {
      await clock?.stop();
      await web?.close();
      await parts.close();
    };
    return { store, database, queues, judge, web, ...jobs, poll: ({ force }) => jobs.poll(force), stop };
  } catch (error) {
    await parts.close();
    throw error;
  }
}

/** Begins to take jobs of the stages that belong to these roles. */
function takeJobs(parts: Parts, roles: ServiceRole[]): void {
  const { store, queues } = parts;
  const run: { [S in StageName]: RunStage<S> } = {
    'fetch-feed': (payload) => fetchFeed(payload, { ...parts, ...store, feeds: store.feeds, random: Math.random }),
    'read-article': (payload) => readArticle(payload, { ...parts, ...store }),
    'classify-article': (payload) => classifyArticle(payload, { ...parts, ...store }),
    'file-article': (payload) => fileArticle(payload, { ...parts, ...store }),
    'compose-edition': (payload) =>
      composeEdition(payload, {
        ...parts,
        ...store,
        gather: (definition, period) => gatherEdition(parts, definition, period),
      }),
    'deliver-edition': (payload) => deliverEdition(payload, { ...parts, ...store }),
  };
  const take = <S extends StageName>(stage: S): void => {
    if (roles.includes(stages[stage].role)) queues.work(stage, parts.settings().concurrency[stage], run[stage]);
  };
  for (const stage of stageNames) take(stage);
}

type Jobs = ReturnType<typeof jobsOf>;

function jobsOf(parts: Parts) {
  const { add } = parts.queues;
  const feedIds = () => parts.feeds().flatMap(({ id, enabled }) => (enabled ? [id] : []));
  return {
    poll: (force: boolean) => pollFeeds({ ...parts, add }, { force }),
    publish: () => publishDigests({ ...parts, feedIds, add }),
    sweep: () => sweep({ ...parts, add }),
    reclassify: () => reclassify({ ...parts, add }),
    notify: () => notify(parts),
    retire: () => retire(parts),
  };
}

/** Runs the jobs by the clock; `rewind` reads its schedule anew. */
function keepTime({ settings, logger }: Parts, jobs: Jobs): { rewind(): Promise<void>; stop(): Promise<void> } {
  const wind = (): Clock => {
    const { clock: cron, zone } = settings();
    const entries = [
      { name: 'poll-feeds', cron: cron.poll, run: () => jobs.poll(false) },
      { name: 'publish-digests', cron: cron.publish, run: jobs.publish },
      { name: 'sweep', cron: cron.sweep, run: jobs.sweep },
      { name: 'reclassify', cron: cron.poll, run: jobs.reclassify },
      { name: 'notify', cron: cron.sweep, run: jobs.notify },
      { name: 'retire', cron: cron.retire, run: jobs.retire },
    ];
    return startClock(entries, zone, logger);
  };
  let clock = wind();
  return {
    rewind: async () => {
      await clock.stop();
      clock = wind();
    },
    stop: () => clock.stop(),
  };
}
