/** What does an edition look like to a program at the other end of a webhook, and what do its answers mean? */

import type { Edition } from '../../digest/edition/edition.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpAnswer } from '../../http/http-answer.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { readStatus, replyOf } from './read-reply.js';

/** The whole edition; `delivery` is the same on every attempt, and stands in `Idempotency-Key` too. */
export function webhookBody(edition: Edition, options: RenderOptions, delivery: string) {
  return { event: 'edition.published', delivery, editionUrl: options.editionUrl ?? null, edition };
}

/** 2xx takes it. What may or may not have arrived is sent again under the same key: the other side can tell. */
export function readWebhook(answer: HttpAnswer): Sent {
  const reply = replyOf(answer);
  if (reply?.status === 409) return accepted('HTTP 409: it had been delivered before');
  if (reply?.status === 408 || reply?.status === 425)
    return retry(`the webhook asks for another try (HTTP ${reply.status})`);
  if (reply?.status === 401)
    return rejected('The webhook wants other credentials (HTTP 401): check “secret” and “headers”.');
  const byStatus = readStatus(answer, 'The webhook');
  if (byStatus?.kind === 'unknown') return retry(byStatus.reason);
  return byStatus ?? accepted(`HTTP ${reply?.status}`);
}
