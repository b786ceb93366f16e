/** The channel to Discord. */
import { discordMessage, readDiscord } from '../../core/delivery/channels/discord-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** Discord states its limits in each response; one message per second has never reached them. */
const GAP_MS = 1_000;

export function createDiscordChannel(target: { webhook: string }, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  return {
    send: (message) =>
      take(async () => {
        const url = new URL(target.webhook);
        // Makes the response name the message, which serves as the receipt.
        url.searchParams.set('wait', 'true');
        return readDiscord(
          await postJson(deps, message, url.href, discordMessage(message.publication, message.options).rendered),
        );
      }),
    async close() {},
  };
}
