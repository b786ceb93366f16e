/** The channel to any program that listens for it. */
import { createHmac } from 'node:crypto';
import { readWebhook, webhookBody } from '../../core/delivery/channels/webhook-message.js';
import type { Channel } from './channel.js';
import { postJson, type WebDeps } from './post-json.js';

export interface WebhookTarget {
  url: string;
  secret?: string | undefined;
  headers: Record<string, string>;
}

/** Signed together with the time, so that an old message cannot be replayed as a new one. */
export function webhookSignature(seconds: string, body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}

export function createWebhookChannel(target: WebhookTarget, deps: WebDeps): Channel {
  const { now = Date.now } = deps;
  return {
    async send(message) {
      const { publication, options, messageId } = message;
      const body = JSON.stringify(webhookBody(publication, options, messageId));
      const seconds = String(Math.floor(now() / 1_000));
      const signed: Record<string, string> =
        target.secret === undefined ? {} : { 'x-halfstep-signature': webhookSignature(seconds, body, target.secret) };
      const headers = { ...target.headers, 'idempotency-key': messageId, 'x-halfstep-timestamp': seconds, ...signed };
      return readWebhook(await postJson(deps, message, target.url, body, headers));
    },
    async close() {},
  };
}
