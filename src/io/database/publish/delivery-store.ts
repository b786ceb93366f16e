/**
 * Deliveries: one edition to one recipient over one channel.
 *
 * waiting → claimed (`sending`) → handed over (`handed_at`) → settled. Until the handover nobody outside can have a copy, and a
 * claim whose process died is simply repeated. After it only the recipient's side knows. `attempts` is a fencing token: a process
 * that was presumed dead and wakes up can neither hand over nor settle what another one has claimed since.
 */
import { type Selectable, sql } from 'kysely';
import type { AfterSending } from '../../../core/delivery/after-sending.js';
import type { Db } from '../open-database.js';
import { outlastRestart } from '../outlast-restart.js';
import type { Tables } from '../tables/tables.js';
import { abandonedDeliveries, countDeliveriesByState, deliveriesOf, dueDeliveries } from './list-deliveries.js';
import { addDelivery, resendEdition } from './resend-edition.js';
import { markReported, readTroubles } from './troubled-deliveries.js';
import { resubscribe, unsubscribe, unsubscribedAddresses } from './unsubscriptions.js';

export type Delivery = Selectable<Tables['deliveries']>;
export type ClaimedDelivery = Pick<Delivery, 'id' | 'attempts'>;

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore(db: Db) {
  return {
    get: getDelivery(db),
    ofEdition: deliveriesOf(db),
    due: dueDeliveries(db),
    abandoned: abandonedDeliveries(db),
    counts: countDeliveriesByState(db),

    claim: claimDelivery(db),
    handOver: handOver(db),
    settle: settleDelivery(db),

    add: addDelivery(db),
    resend: resendEdition(db),

    unreported: readTroubles(db, { unreported: true }),
    inTrouble: readTroubles(db, { unreported: false }),
    markReported: markReported(db),

    unsubscribe: unsubscribe(db),
    resubscribe: resubscribe(db),
    unsubscribed: unsubscribedAddresses(db),
  };
}

const getDelivery =
  (db: Db) =>
  async (id: string): Promise<Delivery | undefined> =>
    db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();

/** Claims a waiting delivery for sending. Undefined if it is not waiting, not yet due, or claimed by another process. */
const claimDelivery =
  (db: Db) =>
  async (id: string, now: Date): Promise<Delivery | undefined> =>
    db
      .updateTable('deliveries')
      .set((eb) => ({ state: 'sending', claimed_at: now, handed_at: null, attempts: eb('attempts', '+', 1) }))
      .where('id', '=', id)
      .where('state', '=', 'waiting')
      .where('next_try_at', '<=', now)
      .returningAll()
      .executeTakeFirst();

/** Records that the recipient may have a copy from now on. Throws if the claim was lost: then nothing may be sent. */
const handOver =
  (db: Db) =>
  async ({ id, attempts }: ClaimedDelivery, now: Date): Promise<void> => {
    const row = await db
      .updateTable('deliveries')
      .set({ handed_at: now })
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .where('attempts', '=', attempts)
      .returning('id')
      .executeTakeFirst();
    if (!row) throw new Error(`delivery ${id} was taken over by another process`);
  };

/** Also settles a delivery that was set to unknown meanwhile: its sender knows best. */
const settleDelivery =
  (db: Db) =>
  async ({ id, attempts }: ClaimedDelivery, settlement: AfterSending): Promise<void> => {
    const write = () =>
      db
        .updateTable('deliveries')
        .set({
          state: settlement.state,
          fault: settlement.state === 'sent' ? null : settlement.fault,
          receipt: settlement.state === 'sent' ? settlement.receipt : null,
          claimed_at: null,
          ...(settlement.state === 'sent' ? { sent_at: sql<Date>`now()` } : {}),
          ...(settlement.state === 'waiting' ? { next_try_at: settlement.nextTryAt } : {}),
        })
        .where('id', '=', id)
        .where('state', 'in', ['sending', 'unknown'])
        .where('attempts', '=', attempts)
        .execute();
    // The outcome of a copy that has been sent must survive a restart of the database.
    await outlastRestart(write);
  };
