/** Further copies of an edition that has been published. */
import type { Db } from '../open-database.js';

/**
 * Schedules another copy under the same message id: with `recipient` (or channel) regardless of the first copy's outcome, without it
 * for every delivery that failed or is undecided. Returns the ids.
 */
export const resendEdition =
  (db: Db) =>
  async (editionId: string, now: Date, recipient?: string): Promise<string[]> => {
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
  };

/** Adds a recipient. Null if the edition already has this delivery. */
export const addDelivery =
  (db: Db) =>
  async (
    editionId: string,
    one: { channel: string; recipient: string; messageId: string },
    now: Date,
  ): Promise<string | null> => {
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
  };
