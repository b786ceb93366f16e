/**
 * Runs the jobs of `src/jobs` on their cron schedules, by node-cron. A tick only looks for what is due, so a missed, late or
 * duplicate tick does no harm.
 */
import { performance } from 'node:perf_hooks';
import { type ScheduledTask, schedule } from 'node-cron';
import type { Logger } from 'pino';
import type { LogFields } from '../pipeline.js';

export interface ClockEntry {
  name: string;
  /** Five fields, read in the clock's zone. */
  cron: string;
  run(): Promise<LogFields>;
}

export interface Clock {
  /** Stops ticking and waits for the current run. */
  stop(): Promise<void>;
}

/** Runs every entry immediately and then on its schedule; never two runs of one entry at a time. */
export function startClock(entries: ClockEntry[], zone: string, logger: Logger): Clock {
  const running = new Map<string, Promise<void>>();
  const run = (entry: ClockEntry): Promise<void> => {
    const current = running.get(entry.name) ?? runEntry(entry, logger).finally(() => running.delete(entry.name));
    running.set(entry.name, current);
    return current;
  };
  const tasks: ScheduledTask[] = entries.map((entry) =>
    schedule(entry.cron, () => run(entry), { timezone: zone, name: entry.name }),
  );
  for (const entry of entries) void run(entry);
  return {
    async stop() {
      await Promise.all(tasks.map((task) => task.destroy()));
      await Promise.all(running.values());
    },
  };
}

async function runEntry({ name, run }: ClockEntry, logger: Logger): Promise<void> {
  const begun = performance.now();
  try {
    const facts = await run();
    // A tick that found nothing to do is not worth a line.
    const level = Object.values(facts).some((value) => value !== 0 && value !== null && value !== false)
      ? 'info'
      : 'debug';
    logger[level]({ clock: name, ms: Math.round(performance.now() - begun), ...facts }, 'tick');
  } catch (error) {
    logger.error({ clock: name, fault: error instanceof Error ? error.message : String(error) }, 'tick failed');
  }
}
