/** Targets of search engines' opaque links that were resolved before. */
import type { Db } from '../open-database.js';

export type SearchLinkStore = ReturnType<typeof createSearchLinkStore>;

export function createSearchLinkStore(db: Db) {
  return {
    async target(link: string): Promise<string | undefined> {
      const row = await db.selectFrom('search_links').select('target').where('link', '=', link).executeTakeFirst();
      return row?.target;
    },

    async keep(link: string, target: string): Promise<void> {
      await db
        .insertInto('search_links')
        .values({ link, target })
        .onConflict((conflict) => conflict.column('link').doUpdateSet({ target }))
        .execute();
    },
  };
}
