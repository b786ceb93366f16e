/**
 * How does an edition go out once more, to those who need it?  `halfstep digest resend`
 */
import type { Command } from 'commander';
import { bareAddress } from '../../core/delivery/mail-headers.js';
import { deliveryMessageId } from '../../core/delivery/plan-deliveries.js';
import type { Config } from '../../io/config/load-config.js';
import type { StoredEdition } from '../../io/database/publish/edition-store.js';
import type { Store } from '../../io/database/store.js';
import { untilDrained, withService } from '../run-stages.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import { readConfig } from '../workplace.js';
import { findDigest, findEdition } from './find-digest.js';

export function resendCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'resend',
    'Send an edition again, by default to those only who are not known to have it.',
    [
      ['digest resend 12', 'to all whose delivery failed or is unknown'],
      ['digest resend 2026-W46 --to ann@example.com', 'to one reader, new or known, whatever became of the first copy'],
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
        const ids = await askAgain(store, config, stored, options.to, now);
        await service.queues.add(ids.map((deliveryId) => ({ stage: 'deliver-edition', payload: { deliveryId } })));
        await untilDrained(service, ['deliver'], { terminal, onProgress: () => undefined });
        const rows = (await store.deliveries.ofEdition(stored.id))
          .filter(({ id }) => ids.includes(id))
          .map(({ channel, recipient, state, fault }) => ({ channel, recipient, state, fault }));
        if (options.json) terminal.out(JSON.stringify(rows, null, 2));
        else if (rows.length === 0) terminal.out('Everybody has it. To send it all the same: --to RECIPIENT');
        else
          for (const { channel, recipient, state, fault } of rows)
            terminal.out([channel, recipient, state, fault].filter(Boolean).join('  '));
        const missed = rows.filter(({ state }) => state !== 'sent').length;
        if (missed > 0) throw new Failure(`${missed} of ${rows.length} did not go out.`, 'What waits is tried again.');
      });
    });
}

/** Ids of the deliveries that are to be made. */
async function askAgain(
  store: Store,
  config: Config,
  stored: StoredEdition,
  to: string | undefined,
  now: Date,
): Promise<string[]> {
  if (to === undefined) return store.deliveries.resend(stored.id, now);
  const existing = (await store.deliveries.ofEdition(stored.id)).find(
    ({ channel, recipient }) => channel === to || (recipient !== '' && bareAddress(recipient) === bareAddress(to)),
  );
  if (existing) return store.deliveries.resend(stored.id, now, existing.recipient || existing.channel);
  const { channels } = config.settings;
  const mine = config.digests.find(({ id }) => id === stored.digestId)?.channels ?? Object.keys(channels);
  const byMail = mine.find((name) => channels[name]?.kind === 'mail' && channels[name].enabled);
  const channel = to.includes('@') ? byMail : channels[to]?.enabled && channels[to].kind !== 'mail' ? to : undefined;
  if (channel === undefined)
    throw new Failure(
      `“${to}” got no copy of edition ${stored.id}, and no channel can reach it.`,
      'Give a mail address of a digest with a mail channel, or the name of a channel under channels:.',
    );
  const recipient = to.includes('@') ? to : '';
  const messageId = deliveryMessageId(stored.edition, { channel, recipient });
  const id = await store.deliveries.add(stored.id, { channel, recipient, messageId }, now);
  return id === null ? [] : [id];
}
