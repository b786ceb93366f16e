/**
 * Which channel takes a delivery?
 * Channels are opened on first use from the settings in force, and opened again when those change.
 */
import type { ChannelConfig } from '../core/config/channel-config.js';
import type { Settings } from '../core/config/settings.js';
import { rejected, type Sent } from '../core/digest/sent.js';
import type { Channel } from './channels/channel.js';
import { type OpenChannelDeps, openChannel } from './channels/open-channel.js';
import type { StoredEdition } from './database/editions.js';

/** What a channel must know of a delivery. */
export interface DeliveryRow {
  channel: string;
  recipient: string;
  message_id: string;
}

export type SendDelivery = (delivery: DeliveryRow, stored: StoredEdition) => Promise<Sent>;

export interface SendersOptions extends OpenChannelDeps {
  settings(): Settings;
}

/** `close` waits for what is being sent. */
export function createSenders({ settings, ...deps }: SendersOptions): {
  send: SendDelivery;
  close(): Promise<void>;
} {
  const open = new Map<string, { config: ChannelConfig; channel: Channel }>();
  const channelFor = (name: string): Channel | null => {
    const config = settings().channels[name];
    if (!config?.enabled) return null;
    const known = open.get(name);
    if (known?.config === config) return known.channel;
    void known?.channel.close();
    const channel = openChannel(config, deps);
    open.set(name, { config, channel });
    return channel;
  };
  return {
    async send({ channel: name, recipient, message_id: messageId }, stored) {
      const channel = channelFor(name);
      if (!channel) return rejected(`The channel “${name}” is no longer configured or is switched off.`);
      return channel.send({ messageId, edition: stored.edition, recipient, options: addresses(settings(), stored.id) });
    },
    async close() {
      await Promise.all([...open.values()].map(({ channel }) => channel.close()));
    },
  };
}

/** Links lead to the archive where readers can reach it. */
function addresses({ web }: Settings, editionId: string): { editionUrl?: string; archiveUrl?: string } {
  if (web.publicUrl === null) return {};
  const base = web.publicUrl.replace(/\/+$/, '');
  return { archiveUrl: base, editionUrl: `${base}/editions/${editionId}.html` };
}
