/** What can come of handing an edition to a channel? Faults are values; each says in words what the operator can do. */

export type Sent =
  /** The other side took it; `receipt` is what it answered. */
  | { kind: 'accepted'; receipt: string }
  /** It will never take this: stop, and tell the operator. */
  | { kind: 'rejected'; advice: string }
  /** Not now; nothing was delivered. `afterMs` where the other side named a time; `down` where nobody can be reached that way. */
  | { kind: 'retry'; reason: string; afterMs: number | null; down?: true }
  /** It may or may not have arrived, and nobody can tell from here: report it, never repeat it silently. */
  | { kind: 'unknown'; reason: string };

export const accepted = (receipt: string): Sent => ({ kind: 'accepted', receipt });
export const rejected = (advice: string): Sent => ({ kind: 'rejected', advice });
export const retry = (reason: string, afterMs: number | null = null): Sent => ({ kind: 'retry', reason, afterMs });
export const unknown = (reason: string): Sent => ({ kind: 'unknown', reason });
/** The whole channel is out of order, not only the way to one recipient. */
export const down = (reason: string): Sent => ({ kind: 'retry', reason, afterMs: null, down: true });
