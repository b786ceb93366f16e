/**
 * Which period shall have no edition?  `halfstep digest skip`
 */
import type { Command } from 'commander';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import { withWorkplace } from '../workplace.js';
import { findDigest, findPeriod, PERIOD_HELP } from './find-digest.js';

export function skipCommand(terminal: Terminal): Command {
  const command = describeCommand('skip', 'Have no edition of a period; the next edition says that one is missing.', [
    ['digest skip weekly current', 'none of this period'],
    ['digest skip weekly 2026-W53 --undo', 'have it after all'],
  ]);
  return command
    .argument('<digest>', 'id of a digest')
    .argument('<period>', PERIOD_HELP)
    .option('--undo', 'take a skip back')
    .action((digestId: string, which: string, options: { undo?: boolean }) =>
      withWorkplace(command, terminal, async ({ config, store }) => {
        const definition = findDigest(config, digestId);
        const period = findPeriod(definition, which, new Date());
        if (options.undo) {
          if (!(await store.publishing.unskip(definition.id, period.start)))
            throw new Failure(`${period.label} is not skipped.`, 'See what is planned: halfstep status');
          terminal.out(`${definition.id} ${period.label} will have its edition.`);
          return;
        }
        const existing = await store.editions.exists(definition.id, period.start);
        if (existing !== null)
          throw new Failure(
            `${period.label} has its edition already (${existing}).`,
            `Read it: halfstep digest show ${existing}`,
          );
        await store.publishing.skip(definition.id, period);
        terminal.out(
          `${definition.id} ${period.label} will have no edition. To take it back: halfstep digest skip ${definition.id} ${period.label} --undo`,
        );
      }),
    );
}
