/** The channel to Slack. */
import { readSlack, slackMessage } from '../../core/delivery/channels/slack-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** One message per second and webhook. */
const GAP_MS = 1_100;

export function createSlackChannel(target: { webhook: string }, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  return {
    send: (message) =>
      take(async () =>
        readSlack(
          await postJson(deps, message, target.webhook, slackMessage(message.publication, message.options).rendered),
        ),
      ),
    async close() {},
  };
}
