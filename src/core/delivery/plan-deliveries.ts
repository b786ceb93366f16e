/**
 * Who receives an edition, over which channels.
 */
import { createHash } from 'node:crypto';
import type { DigestDefinition } from '../config/digest-definition.js';
import type { Edition } from '../digest/edition/edition.js';
import { coverOf, type Publication } from '../digest/edition/notice.js';
import { bareAddress } from './mail-headers.js';

export interface PlannedDelivery {
  channel: string;
  /** Mail address; '' for a channel with a single receiver. */
  recipient: string;
  /** Stable for one edition, channel and recipient, so that a receiver can recognise a repetition. */
  messageId: string;
}

/**
 * `kinds`: kind of each enabled channel; channels not listed receive nothing. `left`: addresses that have
 * unsubscribed from this digest.
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

/** Stable for one publication, channel and recipient. */
export function deliveryMessageId(
  publication: Publication,
  { channel, recipient }: { channel: string; recipient: string },
): string {
  const parts = [publication.digest.id, coverOf(publication).start, channel, recipient];
  return `halfstep.${createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32)}`;
}
