/**
 * How are stored articles judged again after weights, themes or vocabulary have changed?  `halfstep reclassify --since WHEN`
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { countOf } from '../../core/text/count-of.js';
import type { RejudgeProgress } from '../../io/database/judge/rejudging.js';
import type { Facts } from '../../pipeline.js';
import { readConfig } from '../command-context.js';
import { withService } from '../run-stages.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import { readWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';

const LOOK_EVERY_MS = 250;
/** The next articles are asked for when so few are left of the last. */
const LOW = 100;
/** Without progress for so long, the rest is in trouble. */
const PATIENCE_MS = 60_000;

export function reclassifyCommand(terminal: Terminal): Command {
  const command = describeCommand('reclassify', 'Judge stored articles again with the judge that is in force now.', [
    ['reclassify --since 30d', 'published in the last thirty days; stories and editions stay as they are'],
    ['reclassify --since 2026-11-01 --json', 'since a day'],
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
            `${countOf(end.state.done, 'article')} judged again by ${judge.version}, ${end.state.changed} of them with another answer.`,
          );
        if (end.how === 'stopped')
          throw new Failure(
            `Stopped with ${end.state.left} left.`,
            'A running service goes on with them; without one, run the command again.',
          );
        if (end.how === 'stuck')
          throw new Failure(`${countOf(end.state.left, 'article')} could not be judged.`, 'See why: halfstep status');
      });
    });
}

type Ending = { how: 'done' | 'stopped' | 'stuck'; state: RejudgeProgress };

/** Hands on the next articles whenever few are left of the last, so that fresh ones never wait behind thousands of old ones. */
async function follow(
  terminal: Terminal,
  look: () => Promise<RejudgeProgress>,
  more: () => Promise<Facts>,
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
        // Settles the wish.
        await more();
        return { how: 'done', state };
      }
      if (stopped) return { how: 'stopped', state };
      if (Date.now() - movedAt > PATIENCE_MS) return { how: 'stuck', state };
      if (state.left <= refillBelow) {
        refillBelow = state.left - Number((await more()).articles) + LOW;
      }
      if (looks % 4 === 0)
        terminal.err(`${state.done} of ${state.done + state.left} judged again, ${state.changed} changed`);
      await sleep(LOOK_EVERY_MS);
      const next = await look();
      if (next.left !== state.left) movedAt = Date.now();
      state = next;
    }
  } finally {
    forget();
  }
}
