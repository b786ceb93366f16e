/** Deliveries that failed or whose outcome is unknown. */
import { sql } from 'kysely';
import type { Trouble } from '../../../core/delivery/operator-notice.js';
import type { Db } from '../open-database.js';

export interface DeliveryInTrouble extends Trouble {
  id: string;
}

/** From the newest edition back; all of them, or only those not yet reported to the operator. */
export const readTroubles =
  (db: Db, { unreported }: { unreported: boolean }) =>
  async (limit: number): Promise<DeliveryInTrouble[]> => {
    const rows = await db
      .selectFrom('deliveries as d')
      .innerJoin('editions as e', 'e.id', 'd.edition_id')
      .select([
        'd.id',
        'e.id as editionId',
        'e.digest_id as digestId',
        'd.channel',
        'd.recipient',
        'd.state',
        'd.fault',
      ])
      .select(sql<string>`e.edition->'period'->>'label'`.as('label'))
      .where('d.state', 'in', ['failed', 'unknown'])
      .$if(unreported, (q) => q.where('d.noticed_at', 'is', null))
      .orderBy('e.period_end', 'desc')
      .orderBy('d.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      ...row,
      state: row.state === 'failed' ? 'failed' : 'unknown',
      fault: row.fault ?? '',
    }));
  };

export const markReported =
  (db: Db) =>
  async (ids: string[], now: Date): Promise<void> => {
    if (ids.length === 0) return;
    await db.updateTable('deliveries').set({ noticed_at: now }).where('id', 'in', ids).execute();
  };
