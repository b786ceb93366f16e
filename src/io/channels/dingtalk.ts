/** The channel to a DingTalk group. */
import { createHmac } from 'node:crypto';
import { dingtalkMessage, readDingtalk } from '../../core/delivery/channels/dingtalk-message.js';
import type { Channel } from './channel.js';
import { inTurn, postJson, type WebDeps } from './post-json.js';

/** Twenty messages a minute; above that the robot is blocked for ten. */
const GAP_MS = 3_200;

export interface DingtalkTarget {
  webhook: string;
  /** For 加签. */
  secret?: string | undefined;
  /** For robots that require a keyword. */
  keyword?: string | undefined;
}

/** The secret is the key and part of the message too, unlike in Feishu. */
export function dingtalkSignature(milliseconds: string, secret: string): string {
  return createHmac('sha256', secret).update(`${milliseconds}\n${secret}`).digest('base64');
}

export function createDingtalkChannel(target: DingtalkTarget, deps: WebDeps): Channel {
  const take = inTurn(GAP_MS);
  const { now = Date.now } = deps;
  return {
    send: (message) =>
      take(async () => {
        const url = new URL(target.webhook);
        if (target.secret !== undefined) {
          const milliseconds = String(now());
          url.searchParams.set('timestamp', milliseconds);
          url.searchParams.set('sign', dingtalkSignature(milliseconds, target.secret));
        }
        const body = dingtalkMessage(message.publication, message.options, target.keyword).rendered;
        return readDingtalk(await postJson(deps, message, url.href, body));
      }),
    async close() {},
  };
}
