/**
 * Does a channel work?  `halfstep digest test --channel X`
 */
import type { Command } from 'commander';
import { DigestDefinition } from '../../core/config/digest-definition.js';
import { trialNotice } from '../../core/delivery/trial-notice.js';
import type { Config } from '../../io/config/load-config.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';
import { foldersOf, readConfig } from '../workplace.js';

export function testCommand(terminal: Terminal): Command {
  const command = describeCommand(
    'test',
    'Send a test message by a channel, as an edition would go; needs no database.',
    [
      ['digest test --channel feishu', 'a card that says it is a test'],
      ['digest test --channel mail --to me@example.com', 'a mail to one address'],
    ],
  );
  return command
    .requiredOption('--channel <name>', 'name under channels: in halfstep.yaml')
    .option('--to <address>', 'for mail: to whom; by default the first recipient of a digest')
    .action(async (options: { channel: string; to?: string }) => {
      const config = await readConfig(command, terminal);
      const { settings, digests } = config;
      const channel = settings.channels[options.channel];
      const names = Object.keys(settings.channels).join(', ') || 'none yet';
      if (!channel) throw usage(`There is no channel “${options.channel}”.`, `There are: ${names}`);
      if (!channel.enabled)
        throw new Failure(`The channel “${options.channel}” is switched off.`, 'Remove enabled: false.');
      const definition =
        digests.find(({ channels }) => channels.includes(options.channel)) ??
        DigestDefinition.parse({ id: 'test', title: 'Half Step', language: settings.language, zone: settings.zone });
      const recipient = channel.kind === 'mail' ? (options.to ?? firstRecipient(config, options.channel)) : '';
      const { createHttp } = await import('../../io/http/create-http.js');
      const { openChannel } = await import('../../io/channels/open-channel.js');
      // The operator's own address is meant, wherever it lies.
      const http = createHttp({ userAgent: 'HalfStep', allow: ['0.0.0.0/0', '::/0'] });
      const opened = openChannel(channel, { http, dataFolder: foldersOf(command, terminal).data });
      const now = new Date().toISOString();
      const sent = await opened.send({
        messageId: `halfstep.test.${Date.now()}`,
        publication: trialNotice(definition, now),
        recipient,
        options: {},
        handOver: async () => undefined,
      });
      await Promise.all([opened.close(), http.close()]);
      const to = recipient === '' ? '' : ` to ${recipient}`;
      if (sent.kind === 'accepted') terminal.out(`Sent by “${options.channel}”${to}: ${sent.receipt}`);
      else
        throw new Failure(
          `“${options.channel}” did not take it${to}: ${sent.kind === 'rejected' ? sent.advice : sent.reason}`,
          'Mend the channel in halfstep.yaml and test again.',
        );
    });
}

function firstRecipient({ digests, settings }: Config, channel: string): string {
  const found =
    digests.find(({ channels }) => channels.includes(channel))?.recipients[0] ?? settings.notices.recipients[0];
  if (found === undefined) throw usage('To whom?', 'Add --to ADDRESS.');
  return found;
}
