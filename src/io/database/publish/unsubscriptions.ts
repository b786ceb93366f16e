/** Readers who unsubscribed from a digest. */
import { sql } from 'kysely';
import { bareAddress } from '../../../core/delivery/mail-headers.js';
import type { Db } from '../open-database.js';

/** No further editions of the digest go to this address; waiting deliveries are cancelled. */
export const unsubscribe =
  (db: Db) =>
  async (digestId: string, recipient: string): Promise<void> => {
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
  };

export const resubscribe =
  (db: Db) =>
  async (digestId: string, recipient: string): Promise<void> => {
    await db
      .deleteFrom('unsubscriptions')
      .where('digest_id', '=', digestId)
      .where('address', '=', bareAddress(recipient))
      .execute();
  };

/** Addresses in the order in which they unsubscribed. */
export const unsubscribedAddresses =
  (db: Db) =>
  async (digestId: string): Promise<string[]> => {
    const rows = await db
      .selectFrom('unsubscriptions')
      .select('address')
      .where('digest_id', '=', digestId)
      .orderBy('at')
      .execute();
    return rows.map(({ address }) => address);
  };
