/** Deletes old rows, but nothing that an edition has shown. */
import { sql } from 'kysely';
import type { Db } from './open-database.js';

export type RetentionStore = ReturnType<typeof createRetentionStore>;

/** Each method returns the number of rows it changed. */
export function createRetentionStore(db: Db) {
  return {
    /** Deletes articles with their entries, except those on the topic and those of a story that an edition has counted. */
    async articles(before: Date): Promise<number> {
      const gone = await sql`
        delete from articles a
        where a.published_at < ${before} and a.first_seen_at < ${before}
          and not exists (select 1 from judgements j where j.article_id = a.id and j.relevance = 2)
          and not exists (
            select 1 from filings f join edition_stories s on s.story_id = f.story_id where f.article_id = a.id)`.execute(
        db,
      );
      await db.deleteFrom('search_links').where('at', '<', before).execute();
      await sql`delete from stories s where not exists (select 1 from filings f where f.story_id = s.id)`.execute(db);
      return Number(gone.numAffectedRows ?? 0);
    },

    /** Empties texts that are off the topic. Title and address stay, so that a repeated entry is still recognised. */
    async offTopicTexts(before: Date): Promise<number> {
      const emptied = await sql`
        update articles a set text = '', words = null from judgements j
        where j.article_id = a.id and j.relevance = 0 and a.text <> '' and a.published_at < ${before}
          and a.first_seen_at < ${before}`.execute(db);
      return Number(emptied.numAffectedRows ?? 0);
    },

    async fetches(before: Date): Promise<number> {
      const gone = await db.deleteFrom('fetches').where('at', '<', before).executeTakeFirst();
      return Number(gone.numDeletedRows);
    },
  };
}
