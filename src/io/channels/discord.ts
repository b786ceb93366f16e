/** How does an edition reach a Discord channel? */
import { discordMessage, readDiscord } from '../../core/delivery/channels/discord-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** Its limits are told in each answer; one message a second has never met them. */
const GAP_MS = 1_000;

export function createDiscordChannel(target: { webhook: string }, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  return {
    send: (message) =>
      take(async () => {
        const url = new URL(target.webhook);
        // With it the answer names the message, which is the receipt.
        url.searchParams.set('wait', 'true');
        return readDiscord(
          await postJson(deps, message, url.href, discordMessage(message.publication, message.options).rendered),
        );
      }),
    async close() {},
  };
}
