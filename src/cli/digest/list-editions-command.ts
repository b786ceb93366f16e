/**
 * `halfstep digest list`
 */
import type { Command } from 'commander';
import type { Store } from '../../io/database/store.js';
import { withContext } from '../command-context.js';
import { count, describeCommand, printRows } from '../terminal/describe-command.js';
import type { Column } from '../terminal/print-table.js';
import { showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { countDeliveryStates, summarizeCounts } from './delivery-states.js';
import { findDigest } from './find-digest.js';

type Row = Awaited<ReturnType<typeof readRows>>[number];

export function listEditionsCommand(terminal: Terminal): Command {
  const command = describeCommand('list', 'List editions, newest first.', [
    ['digest list', 'the newest 20 editions of all digests'],
    ['digest list weekly --json', 'those of one digest, as JSON'],
  ]);
  return command
    .argument('[digest]', 'id of a digest')
    .option('--limit <n>', 'maximum number of editions', count(1_000), 20)
    .option('--json', 'print JSON')
    .action((digestId: string | undefined, options: { limit: number; json?: boolean }) =>
      withContext(command, terminal, async ({ config, store }) => {
        if (digestId !== undefined) findDigest(config, digestId);
        printRows(terminal, await readRows(store, options.limit, digestId), {
          json: options.json,
          columns: columnsFor(config.settings.zone),
          none: 'There is no edition yet. See what the next one would say: halfstep digest preview',
        });
      }),
    );
}

async function readRows(store: Store, limit: number, digestId: string | undefined) {
  const editions = await store.editions.list(limit, digestId);
  return Promise.all(
    editions.map(async (edition) => ({
      ...edition,
      stories: Number(edition.stories),
      deliveries: await countDeliveryStates(store, edition.id),
    })),
  );
}

function columnsFor(zone: string): Column<Row>[] {
  const now = new Date();
  return [
    { title: 'ID', text: (row) => row.id, align: 'right' },
    { title: 'Digest', text: (row) => row.digestId },
    { title: 'No', text: (row) => row.number, align: 'right' },
    { title: 'From', text: (row) => showWhen(row.periodStart, zone, now) },
    { title: 'To', text: (row) => showWhen(row.periodEnd, zone, now) },
    { title: 'Stories', text: (row) => row.stories, align: 'right' },
    { title: 'Composed', text: (row) => `${showWhen(row.composedAt, zone, now)}${row.late ? ' late' : ''}` },
    { title: 'Deliveries', text: (row) => summarizeCounts(row.deliveries) },
  ];
}
