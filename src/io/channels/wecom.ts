/** The channel to a WeCom group. */
import { readWecom, wecomMessage } from '../../core/delivery/channels/wecom-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** Twenty messages a minute. */
const GAP_MS = 3_200;

export function createWecomChannel(target: { webhook: string }, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  return {
    send: (message) =>
      take(async () =>
        readWecom(
          await postJson(deps, message, target.webhook, wecomMessage(message.publication, message.options).rendered),
        ),
      ),
    async close() {},
  };
}
