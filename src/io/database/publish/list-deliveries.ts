/** Deliveries by edition and by state. */
import type { Selectable } from 'kysely';
import type { Db } from '../open-database.js';
import type { Tables } from '../tables/tables.js';

type DeliveryRow = Selectable<Tables['deliveries']>;

export const deliveriesOf =
  (db: Db) =>
  async (editionId: string): Promise<DeliveryRow[]> =>
    db.selectFrom('deliveries').selectAll().where('edition_id', '=', editionId).orderBy('id').execute();

/** Ids of the deliveries due now, in the order of their time. */
export const dueDeliveries =
  (db: Db) =>
  async (now: Date, limit: number): Promise<string[]> => {
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
  };

/** Deliveries claimed before `before` and never settled: their process died while sending. */
export const abandonedDeliveries =
  (db: Db) =>
  async (before: Date): Promise<DeliveryRow[]> =>
    db.selectFrom('deliveries').selectAll().where('state', '=', 'sending').where('claimed_at', '<', before).execute();

/** State → the number of deliveries in it. */
export const countDeliveriesByState = (db: Db) => async (): Promise<Record<string, number>> => {
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', (eb) => eb.fn.countAll<string>().as('n')])
    .groupBy('state')
    .execute();
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
};
