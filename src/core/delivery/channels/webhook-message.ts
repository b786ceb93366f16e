/** What does an edition look like to a program at the other end of a webhook, and what do its answers mean? */

import { isNotice, type Publication } from '../../digest/edition/notice.js';
import type { RenderOptions } from '../../digest/view/render-options.js';
import type { HttpResult } from '../../http/http-result.js';
import { accepted, rejected, retry, type Sent } from '../sent.js';
import { readStatus, replyOf } from './read-reply.js';

/** The whole edition or notice. `delivery` is the same on every attempt, and is also sent as `Idempotency-Key`. */
export function webhookBody(publication: Publication, options: RenderOptions, delivery: string) {
  if (isNotice(publication)) return { event: 'notice.sent', delivery, notice: publication };
  return { event: 'edition.published', delivery, editionUrl: options.editionUrl ?? null, edition: publication };
}

/** 2xx takes it. What may or may not have arrived is sent again under the same key: the other side can tell. */
export function readWebhook(answer: HttpResult): Sent {
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
