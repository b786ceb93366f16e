/**
 * What will the next edition say, which were there, and can one be had now?  `halfstep digest`
 */

import { join } from 'node:path';
import { type Command, Option } from 'commander';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import type { Edition } from '../../core/digest/edition/edition.js';
import { renderHtml } from '../../core/digest/render/html/render-html.js';
import { renderMarkdown } from '../../core/digest/render/render-markdown.js';
import { renderText } from '../../core/digest/render/render-text.js';
import { isWithin } from '../../core/schedule/periods.js';
import { countOf } from '../../core/text/count-of.js';
import { untilDrained, withService } from '../run-stages.js';
import { count, describeCommand, printRows } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Column } from '../terminal/print-table.js';
import { showWhen } from '../terminal/read-when.js';
import type { Terminal } from '../terminal/terminal.js';
import { PROJECT } from '../version.js';
import { readConfig, type Workplace, withWorkplace } from '../workplace.js';
import { diffCommand } from './digest-diff.js';
import { resendCommand } from './digest-resend.js';
import { skipCommand } from './digest-skip.js';
import { testCommand } from './digest-test.js';
import { findDigest, findEdition, findPeriod, PERIOD_HELP } from './find-digest.js';

type Format = 'text' | 'markdown' | 'html' | 'json';

export function digestCommand(terminal: Terminal): Command {
  return describeCommand(
    'digest',
    'Preview, publish, list, show, compare, resend and skip editions; test channels.',
    [],
  )
    .addCommand(listCommand(terminal), { isDefault: true })
    .addCommand(showCommand(terminal))
    .addCommand(previewCommand(terminal))
    .addCommand(publishCommand(terminal))
    .addCommand(resendCommand(terminal))
    .addCommand(skipCommand(terminal))
    .addCommand(diffCommand(terminal))
    .addCommand(testCommand(terminal));
}

const formatOption = () =>
  new Option('--format <format>', 'how to print it').choices(['text', 'markdown', 'html', 'json']).default('text');

function listCommand(terminal: Terminal): Command {
  const command = describeCommand('list', 'List editions, newest first.', [
    ['digest list', 'the newest 20 editions of all digests'],
    ['digest list weekly --json', 'those of one digest, as JSON'],
  ]);
  return command
    .argument('[digest]', 'id of a digest')
    .option('--limit <n>', 'at most so many', count(1_000), 20)
    .option('--json', 'print JSON')
    .action((digestId: string | undefined, options: { limit: number; json?: boolean }) =>
      withWorkplace(command, terminal, async ({ config, store }) => {
        if (digestId !== undefined) findDigest(config, digestId);
        const editions = await store.editions.list(options.limit, digestId);
        const rows = await Promise.all(
          editions.map(async (edition) => ({
            ...edition,
            stories: Number(edition.stories),
            deliveries: await deliveriesOf(store, edition.id),
          })),
        );
        const { zone } = config.settings;
        const now = new Date();
        const columns: Column<(typeof rows)[number]>[] = [
          { title: 'ID', text: (row) => row.id, align: 'right' },
          { title: 'Digest', text: (row) => row.digestId },
          { title: 'No', text: (row) => row.number, align: 'right' },
          { title: 'From', text: (row) => showWhen(row.periodStart, zone, now) },
          { title: 'To', text: (row) => showWhen(row.periodEnd, zone, now) },
          { title: 'Stories', text: (row) => row.stories, align: 'right' },
          { title: 'Composed', text: (row) => `${showWhen(row.composedAt, zone, now)}${row.late ? ' late' : ''}` },
          { title: 'Deliveries', text: (row) => summarise(row.deliveries) },
        ];
        printRows(terminal, rows, {
          json: options.json,
          columns,
          none: 'No edition was composed yet. See what it would say: halfstep digest preview',
        });
      }),
    );
}

function showCommand(terminal: Terminal): Command {
  const command = describeCommand('show', 'Print an edition as it was composed, and where it went.', [
    ['digest show 12', 'as text'],
    ['digest show 12 --format html > edition.html', 'as the page that was mailed'],
    ['digest show 12 --format json', 'everything in it, with its deliveries'],
  ]);
  return command
    .argument('<id>', 'id of an edition, or its period')
    .addOption(formatOption())
    .option('--json', 'the same as --format json')
    .action((id: string, options: { format: Format; json?: boolean }) =>
      withWorkplace(command, terminal, async ({ config, store }) => {
        const place = { definition: () => findDigest(config, undefined), now: new Date() };
        const stored = await findEdition(store, id, place);
        const deliveries = (await store.deliveries.ofEdition(stored.id)).map(
          ({ channel, recipient, state, sent_at, attempts, fault }) => ({
            channel,
            recipient,
            state,
            sentAt: sent_at,
            attempts,
            fault,
          }),
        );
        if (options.json || options.format === 'json') {
          terminal.out(JSON.stringify({ ...stored.edition, deliveries }, null, 2));
          return;
        }
        terminal.out({ text: stored.plain, markdown: stored.markdown, html: stored.html }[options.format]);
        const columns: Column<(typeof deliveries)[number]>[] = [
          { title: 'Channel', text: (row) => row.channel },
          { title: 'Recipient', text: (row) => row.recipient },
          { title: 'State', text: (row) => row.state },
          { title: 'Sent', text: (row) => row.sentAt?.toISOString() },
          { title: 'Tries', text: (row) => row.attempts, align: 'right' },
          { title: 'Fault', text: (row) => row.fault },
        ];
        // To standard error, so that the page alone goes into a file.
        printRows({ ...terminal, out: terminal.err }, deliveries, { columns, none: 'It was delivered to nobody.' });
      }),
    );
}

function previewCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'preview',
    'Compose an edition from what is stored now, print it, and keep nothing.',
    [
      ['digest preview', 'the current period so far, as text'],
      ['digest preview weekly --period last --format html > preview.html', 'the last whole period, as the mail'],
      ['digest preview --period 2026-W46', 'a past period, replayed as it would have been on its day'],
    ],
  );
  return command
    .argument('[digest]', 'id of a digest; may be left out where there is one')
    .option('--period <which>', PERIOD_HELP, 'current')
    .addOption(formatOption())
    .option('--json', 'the same as --format json')
    .action((digestId: string | undefined, options: { period: string; format: Format; json?: boolean }) =>
      withWorkplace(command, terminal, async (place) => {
        const definition = findDigest(place.config, digestId);
        const now = new Date();
        const period = findPeriod(definition, options.period, now);
        // A past period is replayed as it would have been on its day.
        const edition = await composePreview(
          place,
          definition,
          period,
          period.publishAt < now ? period.publishAt : now,
        );
        terminal.out(render(edition, options.json ? 'json' : options.format));
      }),
    );
}

function publishCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'publish',
    'Compose and deliver what is owed. Each period gets one edition, however often this runs.',
    [
      ['digest publish', 'every edition that is due and not composed yet'],
      ['digest publish weekly --period last', 'the last whole period of one digest, due or not'],
      ['digest publish weekly --period current', 'the current period up to now; the next edition begins there'],
    ],
  );
  return command
    .argument('[digest]', 'id of a digest; may be left out where there is one, or without --period')
    .option('--period <which>', PERIOD_HELP)
    .option('--json', 'print JSON')
    .action(async (digestId: string | undefined, options: { period?: string; json?: boolean }) => {
      const config = await readConfig(command, terminal);
      const definition =
        digestId === undefined && options.period === undefined ? undefined : findDigest(config, digestId);
      await withService(command, terminal, ['deliver'], async (service) => {
        const { store } = service;
        const known = new Set((await store.editions.list(1_000)).map(({ id }) => id));
        if (definition === undefined || options.period === undefined) await service.publish();
        else {
          const now = new Date();
          const { start, end: regularEnd } = findPeriod(definition, options.period, now);
          // What comes after now belongs to the next edition, which begins where this one ends.
          const end = regularEnd > now ? now : regularEnd;
          const existing = await store.editions.exists(definition.id, start);
          if (existing !== null)
            throw new Failure(
              `That period has its edition already (${existing}).`,
              `Read it: halfstep digest show ${existing}`,
            );
          const skips = await store.publishing.skips(definition.id);
          if (skips.some((skip) => isWithin({ start, end }, skip)))
            throw new Failure(
              'That period is skipped.',
              `Take it back: halfstep digest skip ${definition.id} ${options.period} --undo`,
            );
          const payload = { digestId: definition.id, periodStart: start.toISOString(), periodEnd: end.toISOString() };
          await service.queues.add([{ stage: 'compose-edition', payload }]);
        }
        const outcome = await untilDrained(service, ['deliver'], {
          terminal,
          onProgress: (left) => left > 0 && terminal.err(`${countOf(left, 'job')} left`),
        });
        if (outcome === 'stopped')
          throw new Failure('Stopped before all was done.', 'The rest waits in the queue; run the command again.');
        await service.notify();
        const made = (await store.editions.list(1_000)).filter(({ id }) => !known.has(id));
        const rows = await Promise.all(
          made.map(async ({ id, digestId: digest, number }) => ({
            id,
            digest,
            number,
            deliveries: await deliveriesOf(store, id),
          })),
        );
        if (options.json) terminal.out(JSON.stringify(rows, null, 2));
        else if (rows.length === 0) terminal.out('No edition is owed.');
        else
          for (const row of rows)
            terminal.out(
              `Edition ${row.id} (${row.digest}, no. ${row.number}): ${summarise(row.deliveries)}. Read it: halfstep digest show ${row.id}`,
            );
        const failed = rows.reduce(
          (sum, { deliveries }) => sum + (deliveries.failed ?? 0) + (deliveries.unknown ?? 0),
          0,
        );
        if (failed > 0)
          throw new Failure(
            `${countOf(failed, 'delivery', 'deliveries')} failed.`,
            'See why with: halfstep digest show ID',
          );
      });
    });
}

/** Exactly what the stage would compose, without keeping it. */
async function composePreview(
  { store, labelled }: Pick<Workplace, 'store' | 'labelled'>,
  definition: DigestDefinition,
  period: { start: Date; end: Date },
  now: Date,
): Promise<Edition> {
  const { assembleEdition } = await import('../../core/digest/assemble-edition.js');
  const { gatherEdition } = await import('../../io/gather-edition.js');
  const { openLiveJudge } = await import('../../io/judge/live-judge.js');
  const { loadSeeds } = await import('../../io/load-seeds.js');
  const folder = join(PROJECT, 'seeds');
  const seeds = await loadSeeds(folder);
  const judge = await openLiveJudge({ folder, seeds, store: store.weights, warn: () => undefined });
  return assembleEdition(await gatherEdition({ now: () => now, seeds, judge, store, labelled }, definition, period));
}

function render(edition: Edition, format: Format): string {
  switch (format) {
    case 'json':
      return JSON.stringify(edition, null, 2);
    case 'html':
      return renderHtml(edition);
    case 'markdown':
      return renderMarkdown(edition);
    case 'text':
      return renderText(edition);
  }
}

async function deliveriesOf(
  store: { deliveries: { ofEdition(id: string): Promise<{ state: string }[]> } },
  id: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { state } of await store.deliveries.ofEdition(id)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
}

function summarise(counts: Record<string, number>): string {
  return (
    Object.entries(counts)
      .map(([state, n]) => `${n} ${state}`)
      .join(', ') || 'none'
  );
}
