/** Readers' marks, and how often they disagree with the judgement. */
import { sql } from 'kysely';
import type { FeedbackMark } from '../../../core/digest/view/render-options.js';
import type { Db } from '../open-database.js';

export type FeedbackStore = ReturnType<typeof createFeedbackStore>;

export function createFeedbackStore(db: Db) {
  return {
    /** Stores a mark; repeating it changes nothing. False if the delivery no longer exists. */
    async add(deliveryId: string, storyId: string, mark: FeedbackMark, now: Date): Promise<boolean> {
      const known = await db.selectFrom('deliveries').select('id').where('id', '=', deliveryId).executeTakeFirst();
      if (!known) return false;
      await db
        .insertInto('feedback')
        .values({ delivery_id: deliveryId, story_id: storyId, mark, at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return true;
    },

    /** Marks given to a digest in a period; only "useful" agrees with the judgement. Null if there were none. */
    async marks(digestId: string, since: Date, until: Date): Promise<{ given: number; wrong: number } | null> {
      const found = await db
        .selectFrom('feedback as f')
        .innerJoin('deliveries as d', 'd.id', 'f.delivery_id')
        .innerJoin('editions as e', 'e.id', 'd.edition_id')
        .select([
          sql<number>`count(*)::int`.as('given'),
          sql<number>`count(*) filter (where f.mark <> 'useful')::int`.as('wrong'),
        ])
        .where('e.digest_id', '=', digestId)
        .where('f.at', '>=', since)
        .where('f.at', '<', until)
        .executeTakeFirstOrThrow();
      return found.given === 0 ? null : found;
    },
  };
}
