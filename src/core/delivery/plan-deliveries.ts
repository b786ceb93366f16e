/**
 * To whom, over which channel, does an edition go?
 */
import { createHash } from 'node:crypto';
import type { DigestDefinition } from '../config/digest-definition.js';
import type { Edition } from '../digest/edition/edition.js';
import { bareAddress } from './bare-address.js';

export interface PlannedDelivery {
  channel: string;
  /** Mail address; '' for a channel that has one receiver. */
  recipient: string;
  /** The same for the same edition, channel and recipient, for ever: by it a receiver can tell a repetition. */
  messageId: string;
}

/**
 * `kinds`: kind of each configured channel that is on. A channel that is not among them gets nothing. `left`: addresses that
 * have unsubscribed from this digest.
 */
export function planDeliveries(
  definition: DigestDefinition,
  edition: Edition,
  kinds: Record<string, string>,
  left: readonly string[] = [],
): PlannedDelivery[] {
  const recipients = definition.recipients.filter((recipient) => !left.includes(bareAddress(recipient)));
  return definition.channels
    .filter((channel) => kinds[channel] !== undefined)
    .flatMap((channel) => (kinds[channel] === 'mail' ? recipients : ['']).map((recipient) => ({ channel, recipient })))
    .map((delivery) => ({ ...delivery, messageId: deliveryMessageId(edition, delivery) }));
}

/** The same for the same edition, channel and recipient, for ever. */
export function deliveryMessageId(
  edition: Edition,
  { channel, recipient }: { channel: string; recipient: string },
): string {
  const parts = [edition.digest.id, edition.period.start, channel, recipient];
  return `halfstep.${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)}`;
}
