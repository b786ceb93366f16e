/**
 * Job `notify`: reports deliveries that failed permanently or are undecided to the operator, once each and through another channel
 * than the one that failed; and pings a watchdog for each published edition.
 */
import type { Settings } from '../core/config/settings.js';
import { operatorNotice } from '../core/delivery/operator-notice.js';
import type { Sent } from '../core/delivery/sent.js';
import type { Notice } from '../core/digest/edition/notice.js';
import type { DeliveryInTrouble } from '../io/database/publish/troubled-deliveries.js';
import type { Store } from '../io/database/store.js';
import type { LogFields } from '../pipeline.js';

export interface NotifyDeps {
  now(): Date;
  settings(): Settings;
  channelKinds(): Record<string, string>;
  store: {
    deliveries: Pick<Store['deliveries'], 'unreported' | 'markReported'>;
    publishing: Pick<Store['publishing'], 'finished' | 'markPinged'>;
  };
  sendNotice(channel: string, recipient: string, notice: Notice): Promise<Sent>;
  /** True if the address answered with success. */
  ping(url: string): Promise<boolean>;
}

/** More than anybody reads in one message; the next run reports the rest. */
const BATCH = 500;
/** Older editions are not worth a ping any more. */
const PING_DAYS = 8;

export async function notify(deps: NotifyDeps): Promise<LogFields> {
  const { channels } = deps.settings().notices;
  // Without a channel nothing can be reported; troubles stay unreported until one is configured.
  const troubles = channels.length === 0 ? [] : await deps.store.deliveries.unreported(BATCH);
  let reported = 0;
  for (const channel of new Set(troubles.map((one) => one.channel))) {
    const group = troubles.filter((one) => one.channel === channel);
    if (!(await report(group, channel, deps))) continue;
    reported += group.length;
    await deps.store.deliveries.markReported(
      group.map(({ id }) => id),
      deps.now(),
    );
  }
  return { told: reported, untold: troubles.length - reported, ...(await pingFinished(deps)) };
}

/** Reports through all channels for notices except the failing one, and through that one only if no other accepts it. */
async function report(group: DeliveryInTrouble[], failing: string, deps: NotifyDeps): Promise<boolean> {
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
