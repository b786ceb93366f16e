/**
 * A process died while it sent an edition: may it be sent again?
 */

export type AfterAbandoned = { state: 'waiting'; fault: string; nextTryAt: Date } | { state: 'unknown'; fault: string };

/**
 * Writing a file twice changes nothing. For every other channel nobody can tell from here whether the message left: it is
 * reported, never silently repeated.
 */
export function afterAbandoned(channelKind: string | undefined, now: Date): AfterAbandoned {
  if (channelKind === 'file') {
    return { state: 'waiting', fault: 'the process ended while it wrote; written again', nextTryAt: now };
  }
  return {
    state: 'unknown',
    fault:
      'The process ended while it sent this: it may have arrived. Ask the reader; if it did not: halfstep digest resend.',
  };
}
