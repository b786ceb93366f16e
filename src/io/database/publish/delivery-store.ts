/**
 * To whom must an edition still go, who is sending it right now, and what came of it?
 *
 * waiting → claimed (`sending`) → handed over (`handed_at`) → settled. Until it is handed over, nobody outside can have a copy,
 * and a claim whose process died is simply made again. From then on only the other side knows. `attempts` fences: a process
 * that was given up for dead and wakes up can neither hand over nor settle what another one has claimed since.
 */
import { type Selectable, sql } from 'kysely';
import type { AfterSending } from '../../../core/delivery/after-sending.js';
import { bareAddress } from '../../../core/delivery/mail-headers.js';
import type { Trouble } from '../../../core/delivery/operator-notice.js';
import type { Db } from '../open-database.js';
import { outlastRestart } from '../outlast-restart.js';
import type { Tables } from '../tables/tables.js';

export type Delivery = Selectable<Tables['deliveries']>;
/** One claim of one delivery. */
export type ClaimedDelivery = Pick<Delivery, 'id' | 'attempts'>;

/** A delivery with what a person needs to place it. */
export interface DeliveryInTrouble extends Trouble {
  id: string;
}

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
        .set((eb) => ({ state: 'sending', claimed_at: now, handed_at: null, attempts: eb('attempts', '+', 1) }))
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .returningAll()
        .executeTakeFirst();
    },

    /** Notes that the other side may hold a copy from now on. Throws where the claim is no longer ours: then nothing may be sent. */
    async handOver({ id, attempts }: ClaimedDelivery, now: Date): Promise<void> {
      const row = await db
        .updateTable('deliveries')
        .set({ handed_at: now })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .where('attempts', '=', attempts)
        .returning('id')
        .executeTakeFirst();
      if (!row) throw new Error(`delivery ${id} was taken over by another process`);
    },

    /** Also of one that was given up as unknown meanwhile: whoever sent it knows best. */
    async settle({ id, attempts }: ClaimedDelivery, settlement: AfterSending): Promise<void> {
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
      // What is known of a copy that has left must not be lost to a restart.
      await outlastRestart(write);
    },

    /** Deliveries due now. */
    async due(now: Date, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('deliveries')
        .select('id')
        .where('state', '=', 'waiting')
        .where('next_try_at', '<=', now)
        .orderBy('next_try_at')
        .orderBy('id')
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

    /**
     * Asks for another copy, under the same message id. To one recipient, whatever became of the first; else to all who are not
     * known to have it. Answers the ids.
     */
    async resend(editionId: string, now: Date, recipient?: string): Promise<string[]> {
      const rows = await db
        .updateTable('deliveries')
        .set({ state: 'waiting', next_try_at: now, created_at: now, noticed_at: null, fault: null, sent_at: null })
        .where('edition_id', '=', editionId)
        .where('state', '<>', 'sending')
        .$if(recipient === undefined, (q) => q.where('state', 'in', ['failed', 'unknown']))
        .$if(recipient !== undefined, (q) =>
          q.where((eb) => eb.or([eb('recipient', '=', recipient ?? ''), eb('channel', '=', recipient ?? '')])),
        )
        .returning('id')
        .execute();
      return rows.map(({ id }) => id);
    },

    /** Adds a recipient to an edition that is out. Null where there is such a delivery. */
    async add(
      editionId: string,
      one: { channel: string; recipient: string; messageId: string },
      now: Date,
    ): Promise<string | null> {
      const row = await db
        .insertInto('deliveries')
        .values({
          edition_id: editionId,
          channel: one.channel,
          recipient: one.recipient,
          message_id: one.messageId,
          next_try_at: now,
          created_at: now,
        })
        .onConflict((conflict) => conflict.columns(['edition_id', 'channel', 'recipient']).doNothing())
        .returning('id')
        .executeTakeFirst();
      return row?.id ?? null;
    },

    /** Failed and undecided ones that the operator has not been told of. */
    async unreported(limit: number): Promise<DeliveryInTrouble[]> {
      return readTrouble(db, limit, true);
    },

    /** Failed and undecided ones of the newest editions, for `status`. */
    async inTrouble(limit: number): Promise<DeliveryInTrouble[]> {
      return readTrouble(db, limit, false);
    },

    async markReported(ids: string[], now: Date): Promise<void> {
      if (ids.length === 0) return;
      await db.updateTable('deliveries').set({ noticed_at: now }).where('id', 'in', ids).execute();
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

    /** No further editions of this digest to this address; what still waits for it is cancelled. */
    async unsubscribe(digestId: string, recipient: string): Promise<void> {
      const address = bareAddress(recipient);
      await db.transaction().execute(async (tx) => {
        await tx
          .insertInto('unsubscriptions')
          .values({ digest_id: digestId, address })
          .onConflict((conflict) => conflict.doNothing())
          .execute();
        await sql`
          update deliveries d set state = 'cancelled', fault = 'the reader left'
          from editions e
          where e.id = d.edition_id and e.digest_id = ${digestId} and d.state = 'waiting'
            and lower(coalesce(substring(d.recipient from '<([^>]*)>'), d.recipient)) = ${address}`.execute(tx);
      });
    },

    async resubscribe(digestId: string, recipient: string): Promise<void> {
      await db
        .deleteFrom('unsubscriptions')
        .where('digest_id', '=', digestId)
        .where('address', '=', bareAddress(recipient))
        .execute();
    },

    /** Addresses that have left a digest. */
    async unsubscribed(digestId: string): Promise<string[]> {
      const rows = await db
        .selectFrom('unsubscriptions')
        .select('address')
        .where('digest_id', '=', digestId)
        .orderBy('at')
        .execute();
      return rows.map(({ address }) => address);
    },
  };
}

async function readTrouble(db: Db, limit: number, untold: boolean): Promise<DeliveryInTrouble[]> {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('editions as e', 'e.id', 'd.edition_id')
    .select(['d.id', 'e.id as editionId', 'e.digest_id as digestId', 'd.channel', 'd.recipient', 'd.state', 'd.fault'])
    .select(sql<string>`e.edition->'period'->>'label'`.as('label'))
    .where('d.state', 'in', ['failed', 'unknown'])
    .$if(untold, (q) => q.where('d.noticed_at', 'is', null))
    .orderBy('e.period_end', 'desc')
    .orderBy('d.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, state: row.state === 'failed' ? 'failed' : 'unknown', fault: row.fault ?? '' }));
}
