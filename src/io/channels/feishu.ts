/** The channel to a Feishu or Lark group. */
import { createHmac } from 'node:crypto';
import { feishuCard, readFeishu } from '../../core/delivery/channels/feishu-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** Five messages a second and a hundred a minute, shared by the whole tenant. */
const GAP_MS = 650;

/** The secret is part of the key and the message is empty, unlike in DingTalk. */
export function feishuSignature(seconds: string, secret: string): string {
  return createHmac('sha256', `${seconds}\n${secret}`).update('').digest('base64');
}

export function createFeishuChannel(target: { webhook: string; secret?: string | undefined }, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  const { now = Date.now } = deps;
  return {
    send: (message) =>
      take(async () => {
        const seconds = String(Math.floor(now() / 1_000));
        const { secret } = target;
        const signed = secret === undefined ? {} : { timestamp: seconds, sign: feishuSignature(seconds, secret) };
        const card = feishuCard(message.publication, message.options).rendered;
        return readFeishu(await postJson(deps, message, target.webhook, { ...signed, ...card }));
      }),
    async close() {},
  };
}
