/**
 * `halfstep digest show`
 */
import type { Command } from 'commander';
import type { Store } from '../../io/database/store.js';
import { withContext } from '../command-context.js';
import { describeCommand, printRows } from '../terminal/describe-command.js';
import type { Column } from '../terminal/print-table.js';
import type { Terminal } from '../terminal/terminal.js';
import { type EditionFormat, formatOption } from './edition-format.js';
import { findDigest, findEdition } from './find-digest.js';

type DeliveryRow = Awaited<ReturnType<typeof readDeliveries>>[number];

const COLUMNS: Column<DeliveryRow>[] = [
  { title: 'Channel', text: (row) => row.channel },
  { title: 'Recipient', text: (row) => row.recipient },
  { title: 'State', text: (row) => row.state },
  { title: 'Sent', text: (row) => row.sentAt?.toISOString() },
  { title: 'Tries', text: (row) => row.attempts, align: 'right' },
  { title: 'Problem', text: (row) => row.fault },
];

export function showEditionCommand(terminal: Terminal): Command {
  const command = describeCommand('show', 'Print an edition as it was composed, and its deliveries.', [
    ['digest show 12', 'as text'],
    ['digest show 12 --format html > edition.html', 'the HTML that was mailed'],
    ['digest show 12 --format json', 'everything in it, with its deliveries'],
  ]);
  return command
    .argument('<id>', 'id of an edition, or its period')
    .addOption(formatOption())
    .option('--json', 'the same as --format json')
    .action((id: string, options: { format: EditionFormat; json?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        const stored = await findEdition(store, id, {
          definition: () => findDigest(config, undefined),
          now: new Date(),
        });
        const deliveries = await readDeliveries(store, stored.id);
        if (options.json || options.format === 'json') {
          terminal.out(JSON.stringify({ ...stored.edition, deliveries }, null, 2));
          return;
        }
        terminal.out({ text: stored.plain, markdown: stored.markdown, html: stored.html }[options.format]);
        // On standard error, so that redirected output holds the edition alone.
        const none = 'It was not delivered to anybody.';
        printRows({ ...terminal, out: terminal.err }, deliveries, { columns: COLUMNS, none });
      }),
    );
}

async function readDeliveries(store: Store, editionId: string) {
  return (await store.deliveries.ofEdition(editionId)).map(
    ({ channel, recipient, state, sent_at, attempts, fault }) => ({
      channel,
      recipient,
      state,
      sentAt: sent_at,
      attempts,
      fault,
    }),
  );
}
