/**
 * To whom must an edition still go, who is sending it right now, and what came of it?
 * A delivery is claimed before anything is sent and settled after: a row left in `sending` by a crash is never silently sent again.
 */
import { type Selectable, sql } from 'kysely';
import type { Db } from './open.js';
import type { DeliveriesTable } from './tables.js';

export type Delivery = Selectable<DeliveriesTable>;

/** What came of one try. */
export type Settlement =
  | { state: 'sent'; receipt: string }
  /** Refused for good; `fault` says what to do. */
  | { state: 'failed'; fault: string }
  /** Not sent; tried again at `nextTryAt`. */
  | { state: 'waiting'; fault: string; nextTryAt: Date }
  /** It may have been sent: only a person can tell. */
  | { state: 'unknown'; fault: string };

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

export function createDeliveryStore(db: Db) {
  return {
    async get(id: string): Promise<Delivery | undefined> {
      return db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
    },

    /** Takes a waiting delivery for sending. Undefined when it is not waiting, not yet due, or taken by another process. */
    async claim(id: string, now: Date): Promise<Delivery | undefined> {
      return db
        .updateTable('deliveries')
        .set((eb) => ({ state: 'sending', claimed_at: now, attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .returningAll()
        .executeTakeFirst();
    },

    async settle(id: string, settlement: Settlement): Promise<void> {
      await db
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
        .where('state', '=', 'sending')
        .execute();
    },

    /** Deliveries due now. */
    async due(now: Date, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('deliveries')
        .select('id')
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .orderBy('next_try_at')
        .limit(limit)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Deliveries whose process died while it sent them. */
    async abandoned(before: Date): Promise<Delivery[]> {
      return db
        .selectFrom('deliveries')
        .selectAll()
        .where('state', '=', 'sending')
        .where('claimed_at', '<', before)
        .execute();
    },

    async ofEdition(editionId: string): Promise<Delivery[]> {
      return db.selectFrom('deliveries').selectAll().where('edition_id', '=', editionId).orderBy('id').execute();
    },

    async counts(): Promise<Record<string, number>> {
      const rows = await db
        .selectFrom('deliveries')
        .select(['state', (eb) => eb.fn.countAll<string>().as('n')])
        .groupBy('state')
        .execute();
      return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
    },
  };
}
