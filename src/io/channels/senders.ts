/**
 * Sends deliveries and notices over the configured channels.
 * Channels are opened on first use with the current settings, and reopened when these change.
 */
import type { ChannelConfig } from '../../core/config/channel-config.js';
import type { Settings } from '../../core/config/settings.js';
import { deliveryMessageId } from '../../core/delivery/plan-deliveries.js';
import { down, rejected, type Sent } from '../../core/delivery/sent.js';
import type { Notice } from '../../core/digest/edition/notice.js';
import { readerLinks } from '../../core/digest/render/reader-links.js';
import type { StoredEdition } from '../database/publish/edition-archive.js';
import type { Channel } from './channel.js';
import { type OpenChannelDeps, openChannel } from './open-channel.js';

/** What a channel needs to know about a delivery. */
export interface DeliveryRow {
  id: string;
  channel: string;
  recipient: string;
  message_id: string;
}

/** `handOver` is called immediately before the first byte of a possible copy leaves; if it throws, nothing leaves. */
export type SendDelivery = (
  delivery: DeliveryRow,
  stored: Pick<StoredEdition, 'id' | 'edition'>,
  handOver: () => Promise<void>,
) => Promise<Sent>;

export interface SendersOptions extends OpenChannelDeps {
  settings(): Settings;
  linkSecret: string;
}

/** Pause for a channel that could not be reached at all, so that hundreds of mails to it do not hold up the others. */
const REST_MS = 30_000;

export interface Senders {
  send: SendDelivery;
  /** Sends a trial or a notice to the operator, under an id of its own. */
  sendNotice(channel: string, recipient: string, notice: Notice): Promise<Sent>;
  /** Waits for sends in progress. */
  close(): Promise<void>;
}

export function createSenders({ settings, linkSecret, ...deps }: SendersOptions): Senders {
  const now = deps.now ?? Date.now;
  const open = new Map<string, { config: ChannelConfig; channel: Channel; restUntil: number }>();
  const channelFor = (name: string) => {
    const config = settings().channels[name];
    if (!config?.enabled) return null;
    const known = open.get(name);
    if (known?.config === config) return known;
    void known?.channel.close();
    const opened = { config, channel: openChannel(config, deps), restUntil: 0 };
    open.set(name, opened);
    return opened;
  };
  return {
    async send({ id, channel: name, recipient, message_id: messageId }, stored, handOver) {
      const opened = channelFor(name);
      if (!opened) return rejected(`The channel “${name}” is no longer configured or is switched off.`);
      if (now() < opened.restUntil) return down(`the channel “${name}” could not be reached a moment ago`);
      const links = readerLinks({
        publicUrl: settings().web.publicUrl,
        secret: linkSecret,
        editionId: stored.id,
        deliveryId: id,
        personal: opened.config.kind === 'mail',
        now: new Date(now()),
      });
      const sent = await opened.channel.send({ messageId, publication: stored.edition, recipient, handOver, ...links });
      if (sent.kind === 'retry' && sent.down) opened.restUntil = now() + REST_MS;
      return sent;
    },
    async sendNotice(name, recipient, notice) {
      const opened = channelFor(name);
      if (!opened) return rejected(`The channel “${name}” is no longer configured or is switched off.`);
      const messageId = deliveryMessageId(notice, { channel: name, recipient });
      return opened.channel.send({
        messageId,
        publication: notice,
        recipient,
        options: {},
        handOver: async () => undefined,
      });
    },
    async close() {
      await Promise.all([...open.values()].map(({ channel }) => channel.close()));
    },
  };
}
