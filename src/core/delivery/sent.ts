/** Outcomes of handing an edition to a channel. Problems are values, each with advice for the operator. */

export type Sent =
  /** Accepted; `receipt` is the reply. */
  | { kind: 'accepted'; receipt: string }
  /** Refused permanently: stop, and tell the operator. */
  | { kind: 'rejected'; advice: string }
  /** Not delivered for now. `afterMs` is the delay the other side asked for, if any; `down` means that the whole channel is unreachable. */
  | { kind: 'retry'; reason: string; afterMs: number | null; down?: true }
  /** It may or may not have arrived, and there is no way to tell from here: report it, never repeat it silently. */
  | { kind: 'unknown'; reason: string };

export const accepted = (receipt: string): Sent => ({ kind: 'accepted', receipt });
export const rejected = (advice: string): Sent => ({ kind: 'rejected', advice });
export const retry = (reason: string, afterMs: number | null = null): Sent => ({ kind: 'retry', reason, afterMs });
export const unknown = (reason: string): Sent => ({ kind: 'unknown', reason });
/** The whole channel is down, not only the route to one recipient. */
export const down = (reason: string): Sent => ({ kind: 'retry', reason, afterMs: null, down: true });
