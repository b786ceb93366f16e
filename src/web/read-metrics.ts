/**
 * The status as metrics for Prometheus.
 */
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Store } from '../io/database/store.js';
import type { Queues } from '../io/queue/open-queues.js';
import { collectStatus } from './collect-status.js';

const registry = new Registry();
collectDefaultMetrics({ register: registry });

function gauge(name: string, help: string, labelNames: string[]): Gauge {
  return new Gauge({ name: `halfstep_${name}`, help, labelNames, registers: [registry] });
}

const gauges = {
  clock: gauge('clock_last_beat_seconds', 'Unix time of the last tick of any clock', []),
  feeds: gauge('feeds', 'Feeds by state', ['state']),
  articles: gauge('articles', 'Articles by the stage they have reached', ['state']),
  stories: gauge('stories', 'Stories', []),
  deliveries: gauge('deliveries', 'Deliveries by state', ['state']),
  jobs: gauge('jobs', 'Jobs by stage and state', ['stage', 'state']),
};

export async function readMetrics(
  store: Store,
  queues: Pick<Queues, 'counts'>,
): Promise<{ text: string; contentType: string }> {
  const status = await collectStatus(store, queues);
  for (const one of Object.values(gauges)) one.reset();
  if (status.clock !== null) gauges.clock.set(Date.parse(status.clock) / 1_000);
  gauges.stories.set(status.stories);
  for (const [state, count] of Object.entries(status.feeds.states)) gauges.feeds.set({ state }, count);
  for (const [state, count] of Object.entries(status.articles)) gauges.articles.set({ state }, count);
  for (const [state, count] of Object.entries(status.deliveries)) gauges.deliveries.set({ state }, count);
  for (const [stage, states] of Object.entries(status.queues)) {
    for (const [state, count] of Object.entries(states)) gauges.jobs.set({ stage, state }, count);
  }
  return { text: await registry.metrics(), contentType: registry.contentType };
}
