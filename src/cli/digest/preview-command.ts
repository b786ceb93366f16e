/**
 * `halfstep digest preview`
 */
import type { Command } from 'commander';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import type { Edition } from '../../core/digest/edition/edition.js';
import { type CommandContext, SEEDS, withContext } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import type { Terminal } from '../terminal/terminal.js';
import { type EditionFormat, formatOption, renderEdition } from './edition-format.js';
import { findDigest, findPeriod, PERIOD_HELP } from './find-digest.js';

interface Options {
  period: string;
  format: EditionFormat;
  json?: boolean;
}

export function previewCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'preview',
    'Compose an edition from the articles stored now and print it, without keeping it.',
    [
      ['digest preview', 'the current period so far, as text'],
      ['digest preview weekly --period last --format html > preview.html', 'the last complete period, as the mail'],
      ['digest preview --period 2026-W46', 'a past period, as of its publication date'],
    ],
  );
  return command
    .argument('[digest]', 'id of a digest; optional when there is only one')
    .option('--period <which>', PERIOD_HELP, 'current')
    .addOption(formatOption())
    .option('--json', 'the same as --format json')
    .action((digestId: string | undefined, options: Options) =>
      withContext(command, terminal, async (context) => {
        const definition = findDigest(context.config, digestId);
        const now = new Date();
        const period = findPeriod(definition, options.period, now);
        // A past period is composed as of its publication date.
        const asOf = period.publishAt < now ? period.publishAt : now;
        const edition = await composePreview(context, definition, period, asOf);
        terminal.out(renderEdition(edition, options.json ? 'json' : options.format));
      }),
    );
}

/** The edition that the compose-edition stage would make, without storing it. */
async function composePreview(
  { store, labelled }: Pick<CommandContext, 'store' | 'labelled'>,
  definition: DigestDefinition,
  period: { start: Date; end: Date },
  now: Date,
): Promise<Edition> {
  const { assembleEdition } = await import('../../core/digest/assemble-edition.js');
  const { gatherEdition } = await import('../../io/gather-edition.js');
  const { openLiveJudge } = await import('../../io/judge/live-judge.js');
  const { loadFiler } = await import('../../io/stories/load-filer.js');
  const { loadSeeds } = await import('../../io/load-seeds.js');
  const seeds = await loadSeeds(SEEDS);
  const judge = await openLiveJudge({ folder: SEEDS, seeds, store: store.weights, warn: () => undefined });
  return assembleEdition(
    await gatherEdition(
      { now: () => now, seeds, judge, filer: await loadFiler(), store, labelled },
      definition,
      period,
    ),
  );
}
