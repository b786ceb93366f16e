/** Stores a composed edition. */
import { sql, type Transaction } from 'kysely';
import type { Edition } from '../../../core/digest/edition/edition.js';
import type { Db } from '../open-database.js';
import type { Tables } from '../tables/tables.js';

export interface NewEdition {
  digestId: string;
  periodStart: Date;
  periodEnd: Date;
  edition: Edition;
  html: string;
  plain: string;
  markdown: string;
  /** Every story taken into account; `place` is null if it was only counted. */
  stories: { storyId: string; place: number | null }[];
  deliveries: { channel: string; recipient: string; messageId: string }[];
}

/** Stores an edition with its stories and deliveries in one transaction. Null if another process was faster. */
export const insertEdition =
  (db: Db) =>
  async (one: NewEdition): Promise<{ id: string; deliveryIds: string[] } | null> =>
    db.transaction().execute(async (tx) => {
      const row = await tx
        .insertInto('editions')
        .values({
          digest_id: one.digestId,
          period_start: one.periodStart,
          period_end: one.periodEnd,
          number: one.edition.number,
          late: one.edition.late,
          composed_at: one.edition.composedAt,
          edition: JSON.stringify(one.edition),
          html: one.html,
          plain: one.plain,
          markdown: one.markdown,
        })
        .onConflict((conflict) => conflict.columns(['digest_id', 'period_start']).doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!row) return null;
      await insertStories(tx, row.id, one.stories);
      return { id: row.id, deliveryIds: await insertDeliveries(tx, row.id, one) };
    });

async function insertStories(tx: Transaction<Tables>, editionId: string, stories: NewEdition['stories']) {
  if (stories.length === 0) return;
  const rows = JSON.stringify(stories.map(({ storyId, place }) => ({ story_id: storyId, place })));
  await sql`insert into edition_stories (edition_id, story_id, place)
    select ${editionId}, x.story_id, x.place
    from jsonb_to_recordset(${rows}::jsonb) as x(story_id bigint, place integer)`.execute(tx);
}

async function insertDeliveries(
  tx: Transaction<Tables>,
  editionId: string,
  { deliveries, edition }: NewEdition,
): Promise<string[]> {
  if (deliveries.length === 0) return [];
  const rows = await tx
    .insertInto('deliveries')
    .values(
      deliveries.map(({ channel, recipient, messageId }) => ({
        edition_id: editionId,
        channel,
        recipient,
        message_id: messageId,
        next_try_at: edition.composedAt,
        created_at: edition.composedAt,
      })),
    )
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}
