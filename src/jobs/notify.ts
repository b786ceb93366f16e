/**
 * Does the operator know? Tells of deliveries that failed for good or are undecided, once each, by another channel than the one
 * that failed; and tells a watchdog of every edition that is out.
 */
import type { Settings } from '../core/config/settings.js';
import { operatorNotice } from '../core/delivery/operator-notice.js';
import type { Sent } from '../core/delivery/sent.js';
import type { Notice } from '../core/digest/edition/notice.js';
import type { DeliveryStore } from '../io/database/publish/delivery-store.js';
import type { PublishingStore } from '../io/database/publish/publishing-store.js';
import type { DeliveryInTrouble } from '../io/database/publish/troubled-deliveries.js';
import type { LogFields } from '../pipeline.js';

export interface NotifyDeps {
  now(): Date;
  settings(): Settings;
  channelKinds(): Record<string, string>;
  store: {
    deliveries: Pick<DeliveryStore, 'unreported' | 'markReported'>;
    publishing: Pick<PublishingStore, 'finished' | 'markPinged'>;
  };
  sendNotice(channel: string, recipient: string, notice: Notice): Promise<Sent>;
  /** True when the address answered that it is well. */
  ping(url: string): Promise<boolean>;
}

/** More than anybody reads; the rest follows with the next message. */
const AT_ONCE = 500;
/** Editions older than this alarm nobody any more. */
const PING_DAYS = 8;

export async function notify(deps: NotifyDeps): Promise<LogFields> {
  const { channels } = deps.settings().notices;
  // Where nobody is named, nobody can be told; it stays to be told once somebody is.
  const troubles = channels.length === 0 ? [] : await deps.store.deliveries.unreported(AT_ONCE);
  let told = 0;
  for (const channel of new Set(troubles.map((one) => one.channel))) {
    const group = troubles.filter((one) => one.channel === channel);
    if (!(await tell(group, channel, deps))) continue;
    told += group.length;
    await deps.store.deliveries.markReported(
      group.map(({ id }) => id),
      deps.now(),
    );
  }
  return { told, untold: troubles.length - told, ...(await pingFinished(deps)) };
}

/** Over every channel named for it but the failing one; over that one only where no other takes it. */
async function tell(group: DeliveryInTrouble[], failing: string, deps: NotifyDeps): Promise<boolean> {
  const { notices, language, zone } = deps.settings();
  const notice = operatorNotice(group, { language, zone, now: deps.now().toISOString() });
  const kinds = deps.channelKinds();
  const usable = notices.channels.filter((channel) => kinds[channel] !== undefined);
  const over = async (channel: string): Promise<boolean> => {
    const recipients = kinds[channel] === 'mail' ? notices.recipients : [''];
    const sent = await Promise.all(recipients.map((recipient) => deps.sendNotice(channel, recipient, notice)));
    return sent.some(({ kind }) => kind === 'accepted' || kind === 'unknown');
  };
  const others = await Promise.all(usable.filter((channel) => channel !== failing).map(over));
  return others.includes(true) || (usable.includes(failing) && (await over(failing)));
}

async function pingFinished(deps: NotifyDeps): Promise<{ pinged: number; unpinged: number }> {
  const url = deps.settings().notices.pingUrl?.reveal();
  if (url === undefined) return { pinged: 0, unpinged: 0 };
  const editions = await deps.store.publishing.finished(new Date(deps.now().getTime() - PING_DAYS * 86_400_000));
  let pinged = 0;
  for (const { id } of editions) {
    if (!(await deps.ping(url))) break;
    await deps.store.publishing.markPinged(id, deps.now());
    pinged++;
  }
  return { pinged, unpinged: editions.length - pinged };
}
