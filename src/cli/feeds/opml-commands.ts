/**
 * `halfstep feeds import` and `halfstep feeds export`: exchange of feeds with other readers, as OPML.
 */
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import type { Command } from 'commander';
import { pluralize } from '../../core/text/clean-text.js';
import { addFeeds } from '../../io/config/edit-feeds.js';
import { foldersOf, readConfig } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure, messageOf } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';

export function importFeedsCommand(terminal: Terminal): Command {
  const command = describeCommand('import', 'Add the feeds of an OPML file to feeds.yaml; folders become headings.', [
    ['feeds import subscriptions.opml', 'adds the feeds that are not configured yet'],
    ['feeds import - < subscriptions.opml', 'reads standard input'],
  ]);
  return command.argument('<file>', 'OPML file, or - for standard input').action(async (file: string) => {
    await readConfig(command, terminal);
    const { readOpml } = await import('../../core/config/feeds-as-opml.js');
    const feeds = readOpml(
      await (file === '-' ? readAll(process.stdin) : readFile(file, 'utf8')).catch((error: unknown) => {
        throw new Failure(`${file} cannot be read (${messageOf(error)}).`, 'Check the file name.');
      }),
    );
    if (feeds === undefined)
      throw new Failure(`${file} is not an OPML file.`, 'Export it again from the other reader, as OPML.');
    const outcomes = await addFeeds(
      foldersOf(command, terminal).config,
      feeds.map(({ group, ...feed }) => ({ feed, group })),
    );
    const added = outcomes.filter(({ kind }) => kind === 'done').length;
    const there = feeds.length - added;
    terminal.out(`Added ${pluralize(added, 'feed')}; ${there} ${there === 1 ? 'was' : 'were'} already configured.`);
    await readConfig(command, terminal);
  });
}

export function exportFeedsCommand(terminal: Terminal): Command {
  const command = describeCommand('export', 'Print the feeds as OPML, for use in another reader.', [
    ['feeds export > half-step.opml', 'all feeds; headings become folders'],
    ['feeds export --on > half-step.opml', 'only feeds that are switched on'],
  ]);
  return command.option('--on', 'only feeds that are switched on').action(async (options: { on?: boolean }) => {
    const { feeds } = await readConfig(command, terminal);
    const { writeOpml } = await import('../../core/config/feeds-as-opml.js');
    terminal.out(
      writeOpml(
        'Half Step',
        feeds.filter((feed) => !options.on || feed.enabled),
      ).trimEnd(),
    );
  });
}
