/**
 * `halfstep digest skip`
 */
import type { Command } from 'commander';
import { withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import { findDigest, findPeriod, PERIOD_HELP } from './find-digest.js';

export function skipCommand(terminal: Terminal): Command {
  const command = describeCommand('skip', 'Publish no edition for a period; the next edition mentions the gap.', [
    ['digest skip weekly current', 'no edition for the current period'],
    ['digest skip weekly 2026-W53 --undo', 'publish it after all'],
  ]);
  return command
    .argument('<digest>', 'id of a digest')
    .argument('<period>', PERIOD_HELP)
    .option('--undo', 'undo a skip')
    .action((digestId: string, which: string, options: { undo?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        const definition = findDigest(config, digestId);
        const period = findPeriod(definition, which, new Date());
        const { id } = definition;
        const { label } = period;
        if (options.undo) {
          if (!(await store.publishing.unskip(id, period.start)))
            throw new Failure(`${label} is not skipped.`, 'See what is planned: halfstep status');
          terminal.out(`${id} ${label} will be published.`);
          return;
        }
        const existing = await store.editions.exists(id, period.start);
        if (existing !== null)
          throw new Failure(
            `${label} already has an edition (${existing}).`,
            `Read it: halfstep digest show ${existing}`,
          );
        await store.publishing.skip(id, period);
        terminal.out(`${id} ${label} will not be published. To undo: halfstep digest skip ${id} ${label} --undo`);
      }),
    );
}
