/**
 * `halfstep digest publish`
 */
import type { Command } from 'commander';
import type { DigestDefinition } from '../../core/config/digest-definition.js';
import { isWithin } from '../../core/schedule/periods.js';
import { pluralize } from '../../core/text/clean-text.js';
import type { Store } from '../../io/database/store.js';
import type { Payload } from '../../pipeline.js';
import type { Service } from '../../start-service.js';
import { type CommandContext, readConfig, withContext } from '../command-context.js';
import { SOON_MS, untilDrained, withService } from '../run-stages.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import { countDeliveryStates, summarizeCounts } from './delivery-states.js';
import { findDigest, findPeriod, PERIOD_HELP } from './find-digest.js';

/** Editions remembered to tell new ones from old ones. */
const KNOWN_EDITIONS = 1_000;

interface Options {
  period?: string;
  yes?: boolean;
  json?: boolean;
}

type Published = Awaited<ReturnType<typeof readPublished>>;

export function publishCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'publish',
    'Compose and deliver the editions that are due. Each period gets one edition, however often this runs.',
    [
      ['digest publish', 'every edition of every digest that is due and not composed yet'],
      ['digest publish weekly', 'those of one digest'],
      ['digest publish weekly --period last', 'the last complete period of one digest, whether due or not'],
      ['digest publish weekly --period current', 'the current period up to now; the next edition starts from here'],
    ],
  );
  return command
    .argument('[digest]', 'id of a digest; without it and --period, all digests')
    .option('--period <which>', PERIOD_HELP)
    .option('-y, --yes', 'with --period: also send other editions that wait in the queue, without asking')
    .option('--json', 'print JSON')
    .action(async (digestId: string | undefined, options: Options) => {
      const config = await readConfig(command, terminal);
      const definition =
        digestId === undefined && options.period === undefined ? undefined : findDigest(config, digestId);
      const request =
        definition === undefined || options.period === undefined
          ? undefined
          : await withContext(command, terminal, (context) =>
              requestOf(context, definition, options.period ?? '', { options, terminal }),
            );
      await withService(command, terminal, ['deliver'], async (service) => {
        const known = new Set((await service.store.editions.list(KNOWN_EDITIONS)).map(({ id }) => id));
        if (request === undefined) await service.publish(definition?.id);
        else await service.queues.add([{ stage: 'compose-edition', payload: request }]);
        await finishDeliveries(service, terminal);
        const published = await readPublished(service.store, known);
        if (options.json) terminal.out(JSON.stringify(published, null, 2));
        else terminal.out(describePublished(published));
        failIfUndelivered(published);
      });
    });
}

/** What to compose for one period. Throws a failure when the period has an edition or is skipped, or the user wants no others sent. */
async function requestOf(
  { store, queues }: CommandContext,
  definition: DigestDefinition,
  which: string,
  asking: { options: Options; terminal: Terminal },
): Promise<Payload<'compose-edition'>> {
  const now = new Date();
  const { start, end: regularEnd } = findPeriod(definition, which, now);
  // What comes after now belongs to the next edition, which begins where this one ends.
  const end = regularEnd > now ? now : regularEnd;
  const existing = await store.editions.exists(definition.id, start);
  if (existing !== null)
    throw new Failure(`This period already has an edition (${existing}).`, `Read it: halfstep digest show ${existing}`);
  const skips = await store.publishing.skips(definition.id);
  if (skips.some((skip) => isWithin({ start, end }, skip)))
    throw new Failure('This period is skipped.', `Undo that: halfstep digest skip ${definition.id} ${which} --undo`);
  await confirmOthers(await (await queues()).pending(['compose-edition', 'deliver-edition'], SOON_MS), asking);
  return { digestId: definition.id, periodStart: start.toISOString(), periodEnd: end.toISOString() };
}

/** This command runs the queues until they are empty, and so would also send what a stopped service left in them. */
async function confirmOthers(waiting: number, { options, terminal }: { options: Options; terminal: Terminal }) {
  if (waiting === 0 || options.yes) return;
  const what = `${pluralize(waiting, 'task')} for other editions ${waiting === 1 ? 'waits' : 'wait'} in the queue`;
  if (terminal.ask === null || options.json)
    throw usage(
      `${what} and would be done too.`,
      'Send those too: --yes; or see first what is waiting: halfstep status',
    );
  const answer = (await terminal.ask(`${what}. Send those too? [y/N] `)).trim().toLowerCase();
  if (answer !== 'y' && answer !== 'yes')
    throw new Failure('Nothing was published.', 'See what is waiting: halfstep status');
}

async function finishDeliveries(service: Service, terminal: Terminal): Promise<void> {
  const outcome = await untilDrained(service, ['deliver'], {
    terminal,
    onProgress: (left) => left > 0 && terminal.err(`${pluralize(left, 'task')} left`),
  });
  if (outcome === 'stopped')
    throw new Failure('Stopped before everything was delivered.', 'The rest stays queued; run the command again.');
  await service.notify();
}

async function readPublished(store: Store, known: ReadonlySet<string>) {
  const made = (await store.editions.list(KNOWN_EDITIONS)).filter(({ id }) => !known.has(id));
  return Promise.all(
    made.map(async ({ id, digestId: digest, number }) => ({
      id,
      digest,
      number,
      deliveries: await countDeliveryStates(store, id),
    })),
  );
}

function describePublished(published: Published): string {
  if (published.length === 0) return 'No edition is due.';
  return published
    .map(
      ({ id, digest, number, deliveries }) =>
        `Edition ${id} (${digest}, no. ${number}): ${summarizeCounts(deliveries)}. Read it: halfstep digest show ${id}`,
    )
    .join('\n');
}

function failIfUndelivered(published: Published): void {
  const undelivered = published.reduce(
    (sum, { deliveries }) => sum + (deliveries.failed ?? 0) + (deliveries.unknown ?? 0),
    0,
  );
  if (undelivered > 0)
    throw new Failure(
      `${pluralize(undelivered, 'delivery', 'deliveries')} failed.`,
      'See why: halfstep digest show ID',
    );
}
