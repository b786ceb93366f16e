/**
 * Whether an edition may be sent again after the process sending it died.
 */

import type { AfterSending } from './after-sending.js';

export type AfterAbandoned = Extract<AfterSending, { state: 'waiting' | 'unknown' }>;

/** Writing a file twice changes nothing, and a webhook receiver recognises a repetition by its Idempotency-Key. */
const REPEATABLE = ['file', 'webhook'];

/**
 * `handedOver`: the other side may hold a copy. There is no way to tell from here, so it is reported, never silently
 * repeated. Before hand-over nothing has left, and it is simply sent again.
 */
export function afterAbandoned(channelKind: string | undefined, handedOver: boolean, now: Date): AfterAbandoned {
  if (!handedOver) return { state: 'waiting', fault: 'the process ended before it sent this', nextTryAt: now };
  if (channelKind !== undefined && REPEATABLE.includes(channelKind)) {
    return { state: 'waiting', fault: 'the process ended while it sent this; repeated harmlessly', nextTryAt: now };
  }
  return {
    state: 'unknown',
    fault:
      'The process ended while it sent this: it may have arrived. Ask the reader; if it did not: halfstep digest resend.',
  };
}
