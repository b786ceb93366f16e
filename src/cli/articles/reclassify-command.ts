/**
 * `halfstep reclassify`: judges stored articles again after weights, themes or vocabulary have changed.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { pluralize } from '../../core/text/clean-text.js';
import type { RejudgeProgress } from '../../io/database/judge/rejudging.js';
import type { LogFields } from '../../pipeline.js';
import { readConfig } from '../command-context.js';
import { withService } from '../run-stages.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import { readWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';

const CHECK_INTERVAL_MS = 250;
/** The next batch is requested when this few articles are left of the last one. */
const LOW_WATER = 100;
/** Without progress for this long, the remaining articles count as failed. */
const STUCK_AFTER_MS = 60_000;

export function reclassifyCommand(terminal: Terminal): Command {
  const command = describeCommand('reclassify', 'Judge stored articles again with the current judge.', [
    ['reclassify --since 30d', 'published in the last thirty days; stories and editions do not change'],
    ['reclassify --since 2026-11-01 --json', 'published since a date, result as JSON'],
  ]);
  return command
    .requiredOption('--since <when>', 'published since: 7d, 24h, yesterday, 2026-11-16')
    .option('--json', 'print JSON')
    .action(async (options: { since: string; json?: boolean }) => {
      const { zone } = (await readConfig(command, terminal)).settings;
      const at = new Date();
      const since = readWhen(options.since, zone, at);
      await withService(command, terminal, ['judge'], async (service) => {
        const { judge } = await service.judge.current();
        await service.store.reclassify.ask({ since, at });
        const look = () => service.store.judgements.rejudged(since, judge.version, at);
        const end = await follow(terminal, look, () => service.reclassify());
        if (options.json) terminal.out(JSON.stringify({ version: judge.version, ...end.state }, null, 2));
        else
          terminal.out(
            `${pluralize(end.state.done, 'article')} judged again by ${judge.version}, ${end.state.changed} with a different result.`,
          );
        if (end.how === 'stopped')
          throw new Failure(
            `Stopped with ${pluralize(end.state.left, 'article')} left.`,
            'A running service continues with them; otherwise run the command again.',
          );
        if (end.how === 'stuck')
          throw new Failure(`${pluralize(end.state.left, 'article')} could not be judged.`, 'See why: halfstep status');
      });
    });
}

type Ending = { how: 'done' | 'stopped' | 'stuck'; state: RejudgeProgress };

/** Queues small batches, so that new articles do not wait behind thousands of old ones. */
async function follow(
  terminal: Terminal,
  look: () => Promise<RejudgeProgress>,
  more: () => Promise<LogFields>,
): Promise<Ending> {
  let stopped = false;
  const forget = terminal.onStop(() => {
    stopped = true;
  });
  try {
    let state = await look();
    let refillBelow = Number.POSITIVE_INFINITY;
    let movedAt = Date.now();
    for (let looks = 0; ; looks += 1) {
      if (state.left === 0) {
        // This last call completes the stored request.
        await more();
        return { how: 'done', state };
      }
      if (stopped) return { how: 'stopped', state };
      if (Date.now() - movedAt > STUCK_AFTER_MS) return { how: 'stuck', state };
      if (state.left <= refillBelow) {
        refillBelow = state.left - Number((await more()).articles) + LOW_WATER;
      }
      if (looks % 4 === 0)
        terminal.err(`${state.done} of ${state.done + state.left} judged again, ${state.changed} changed`);
      await sleep(CHECK_INTERVAL_MS);
      const next = await look();
      if (next.left !== state.left) movedAt = Date.now();
      state = next;
    }
  } finally {
    forget();
  }
}
