/**
 * A process died while it sent an edition: may it be sent again?
 */

import type { AfterSending } from './after-sending.js';

export type AfterAbandoned = Extract<AfterSending, { state: 'waiting' | 'unknown' }>;

/** Writing a file twice changes nothing, and a webhook tells a repetition by its Idempotency-Key. */
const REPEATABLE = ['file', 'webhook'];

/**
 * `handedOver`: the other side may hold a copy. Then nobody can tell from here whether it does: it is reported, never silently
 * repeated. Before that nothing has left, and it is simply sent again.
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
