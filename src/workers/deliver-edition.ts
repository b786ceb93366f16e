/**
 * Stage `deliver-edition`: sends one edition to one recipient, at most once (docs/decisions/0006-once.md).
 */
import { afterSending } from '../core/delivery/after-sending.js';
import { rejected } from '../core/delivery/sent.js';
import type { SendDelivery } from '../io/channels/senders.js';
import type { Store } from '../io/database/store.js';
import { done, type Outcome, type Payload, skipped } from '../pipeline.js';

export interface DeliverEditionDeps {
  now(): Date;
  store: {
    deliveries: Pick<Store['deliveries'], 'claim' | 'handOver' | 'settle'>;
    editions: Pick<Store['editions'], 'get'>;
  };
  send: SendDelivery;
}

export async function deliverEdition(
  { deliveryId }: Payload<'deliver-edition'>,
  deps: DeliverEditionDeps,
): Promise<Outcome<'deliver-edition'>> {
  const delivery = await deps.store.deliveries.claim(deliveryId, deps.now());
  if (!delivery) return skipped('it is not waiting: sent, being sent, or not yet due');
  const stored = await deps.store.editions.get(delivery.edition_id);
  const handOver = () => deps.store.deliveries.handOver(delivery, deps.now());
  const sent = stored ? await deps.send(delivery, stored, handOver) : rejected('its edition is no longer kept');
  const after = afterSending(sent, delivery.attempts, delivery.created_at, deps.now());
  await deps.store.deliveries.settle(delivery, after);
  return done({
    channel: delivery.channel,
    state: after.state,
    attempt: delivery.attempts,
    fault: after.state === 'sent' ? null : after.fault,
    nextTryAt: after.state === 'waiting' ? after.nextTryAt.toISOString() : null,
  });
}
