/**
 * `halfstep digest test`
 */
import type { Command } from 'commander';
import { DigestDefinition } from '../../core/config/digest-definition.js';
import { trialNotice } from '../../core/delivery/trial-notice.js';
import type { Config } from '../../io/config/load-config.js';
import { foldersOf, readConfig } from '../command-context.js';
import { describeCommand } from '../terminal/describe-command.js';
import { Failure, usage } from '../terminal/failure.js';
import type { Terminal } from '../terminal/terminal.js';

export function testChannelCommand(terminal: Terminal): Command {
  const command = describeCommand('test', 'Send a test notice through a channel; needs no database.', [
    ['digest test --channel feishu', 'a card marked as a test'],
    ['digest test --channel mail --to me@example.com', 'a mail to one address'],
  ]);
  return command
    .requiredOption('--channel <name>', 'name under channels: in halfstep.yaml')
    .option('--to <address>', 'recipient of a mail; by default the first recipient of a digest')
    .action(async (options: { channel: string; to?: string }) => {
      const config = await readConfig(command, terminal);
      const dataFolder = foldersOf(command, terminal).data;
      terminal.out(await sendTest(config, options.channel, options.to, dataFolder));
    });
}

/** What was sent, in a line. Throws a failure when the channel refuses the message. */
async function sendTest(config: Config, name: string, to: string | undefined, dataFolder: string): Promise<string> {
  const { settings, digests } = config;
  const channel = channelNamed(config, name);
  const definition =
    digests.find(({ channels }) => channels.includes(name)) ??
    DigestDefinition.parse({ id: 'test', title: 'Half Step', language: settings.language, zone: settings.zone });
  const recipient = channel.kind === 'mail' ? (to ?? firstRecipient(config, name)) : '';
  const { createHttp } = await import('../../io/http/create-http.js');
  const { openChannel } = await import('../../io/channels/open-channel.js');
  // The operator chose this address, so it may be a private one.
  const http = createHttp({ userAgent: 'HalfStep', allow: ['0.0.0.0/0', '::/0'] });
  const opened = openChannel(channel, { http, dataFolder });
  const now = new Date().toISOString();
  const sent = await opened.send({
    messageId: `halfstep.test.${Date.now()}`,
    publication: trialNotice(definition, now),
    recipient,
    options: {},
    handOver: async () => undefined,
  });
  await Promise.all([opened.close(), http.close()]);
  const target = recipient === '' ? '' : ` to ${recipient}`;
  if (sent.kind === 'accepted') return `Sent through “${name}”${target}: ${sent.receipt}`;
  throw new Failure(
    `“${name}” did not accept the message${target}: ${sent.kind === 'rejected' ? sent.advice : sent.reason}`,
    'Correct the channel in halfstep.yaml and test again.',
  );
}

function channelNamed({ settings }: Config, name: string) {
  const channel = settings.channels[name];
  const names = Object.keys(settings.channels).join(', ') || 'none';
  if (!channel) throw usage(`There is no channel “${name}”.`, `Configured channels: ${names}`);
  if (!channel.enabled)
    throw new Failure(
      `The channel “${name}” is switched off.`,
      `Remove “enabled: false” from channels.${name} in halfstep.yaml.`,
    );
  return channel;
}

function firstRecipient({ digests, settings }: Config, channel: string): string {
  const found =
    digests.find(({ channels }) => channels.includes(channel))?.recipients[0] ?? settings.notices.recipients[0];
  if (found === undefined) throw usage('The test mail has no recipient.', 'Add --to ADDRESS.');
  return found;
}
