/** An edition as a webhook request, and the meaning of the responses. */

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

/** 2xx is success. An uncertain delivery is repeated under the same key, which lets the receiver recognise it. */
export function readWebhook(answer: HttpResult): Sent {
  const reply = replyOf(answer);
  if (reply?.status === 409) return accepted('HTTP 409: it was delivered before');
  if (reply?.status === 408 || reply?.status === 425)
    return retry(`the webhook asks us to retry (HTTP ${reply.status})`);
  if (reply?.status === 401)
    return rejected('The webhook rejects the credentials (HTTP 401): check “secret” and “headers”.');
  const byStatus = readStatus(answer, 'The webhook');
  if (byStatus?.kind === 'unknown') return retry(byStatus.reason);
  return byStatus ?? accepted(`HTTP ${reply?.status}`);
}
