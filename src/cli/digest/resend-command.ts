/**
 * `halfstep digest resend`
 */
import type { Command } from 'commander';
import { bareAddress } from '../../core/delivery/mail-headers.js';
import { deliveryMessageId } from '../../core/delivery/plan-deliveries.js';
import type { Config } from '../../io/config/load-config.js';
import type { StoredEdition } from '../../io/database/publish/edition-archive.js';
import type { Store } from '../../io/database/store.js';
import { readConfig } from '../command-context.js';
import { untilDrained, withService } from '../run-stages.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import { findDigest, findEdition } from './find-digest.js';

type Outcome = Awaited<ReturnType<typeof readOutcomes>>[number];

export function resendCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'resend',
    'Send an edition again; by default only to recipients who are not known to have received it.',
    [
      ['digest resend 12', 'to all whose delivery failed or is uncertain'],
      ['digest resend 2026-W46 --to ann@example.com', 'to one reader, new or known, even if already delivered'],
      ['digest resend 12 --to feishu', 'to one channel'],
    ],
  );
  return command
    .argument('<edition>', 'id of an edition, or its period')
    .option('--to <recipient>', 'a mail address, or the name of a channel')
    .option('--json', 'print JSON')
    .action(async (which: string, options: { to?: string; json?: boolean }) => {
      const config = await readConfig(command, terminal);
      await withService(command, terminal, ['deliver'], async (service) => {
        const { store } = service;
        const now = new Date();
        const stored = await findEdition(store, which, { definition: () => findDigest(config, undefined), now });
        const ids =
          options.to === undefined
            ? await store.deliveries.resend(stored.id, now)
            : await resendTo(options.to, { store, config, stored, now });
        await service.queues.add(ids.map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })));
        await untilDrained(service, ['deliver'], { terminal, onProgress: () => undefined });
        const outcomes = await readOutcomes(store, stored.id, ids);
        terminal.out(options.json ? JSON.stringify(outcomes, null, 2) : describe(outcomes));
        const missed = outcomes.filter(({ state }) => state !== 'sent').length;
        if (missed > 0)
          throw new Failure(`${missed} of ${outcomes.length} were not sent.`, 'Those still waiting are retried.');
      });
    });
}

async function readOutcomes(store: Store, editionId: string, ids: readonly string[]) {
  return (await store.deliveries.ofEdition(editionId))
    .filter(({ id }) => ids.includes(id))
    .map(({ channel, recipient, state, fault }) => ({ channel, recipient, state, fault }));
}

function describe(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'Every recipient already has it. To send it anyway: --to RECIPIENT';
  return outcomes
    .map(({ channel, recipient, state, fault }) => [channel, recipient, state, fault].filter(Boolean).join('  '))
    .join('\n');
}

interface Resend {
  store: Store;
  config: Config;
  stored: StoredEdition;
  now: Date;
}

/** Ids of the deliveries to one recipient: those that exist, reset; otherwise a new one. */
async function resendTo(to: string, { store, config, stored, now }: Resend): Promise<string[]> {
  const existing = (await store.deliveries.ofEdition(stored.id)).find(
    ({ channel, recipient }) => channel === to || (recipient !== '' && bareAddress(recipient) === bareAddress(to)),
  );
  if (existing) return store.deliveries.resend(stored.id, now, existing.recipient || existing.channel);
  const channel = channelFor(to, stored.digestId, config);
  if (channel === undefined)
    throw new Failure(
      `“${to}” never received edition ${stored.id}, and no channel can reach it.`,
      'Give a mail address and a digest with a mail channel, or the name of a channel under channels: in halfstep.yaml.',
    );
  const recipient = to.includes('@') ? to : '';
  const messageId = deliveryMessageId(stored.edition, { channel, recipient });
  const id = await store.deliveries.add(stored.id, { channel, recipient, messageId }, now);
  return id === null ? [] : [id];
}

/** For a mail address: the mail channel of the digest that is switched on. Otherwise the channel of that name. */
function channelFor(to: string, digestId: string, { settings, digests }: Config): string | undefined {
  const { channels } = settings;
  if (!to.includes('@')) return channels[to]?.enabled && channels[to].kind !== 'mail' ? to : undefined;
  const own = digests.find(({ id }) => id === digestId)?.channels ?? Object.keys(channels);
  return own.find((name) => channels[name]?.kind === 'mail' && channels[name].enabled);
}
