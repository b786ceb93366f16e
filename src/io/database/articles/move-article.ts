/** The move of an article to its own address, once that is known. */
import type { Db } from '../open-database.js';

/**
 * Gives an article its own address. If another article already has that address and this one is not filed, its entries move to the
 * other, it is deleted, and the other's id is returned. Otherwise returns null; a filed one stays, with its old key.
 */
export const moveArticle =
  (db: Db) =>
  async (id: string, { key, url, site }: { key: string; url: string; site: string }): Promise<string | null> =>
    db.transaction().execute(async (tx) => {
      const other = await tx
        .selectFrom('articles')
        .select('id')
        .where('key', '=', key)
        .where('id', '<>', id)
        .forUpdate()
        .executeTakeFirst();
      const filed = other && (await tx.selectFrom('filings').where('article_id', '=', id).select('role').execute());
      if (other && filed?.length === 0) {
        await tx.updateTable('entries').set({ article_id: other.id }).where('article_id', '=', id).execute();
        await tx.deleteFrom('articles').where('id', '=', id).execute();
        return other.id;
      }
      const place = { url, site, wait_until: null, attempts: 0, fault: null };
      await tx
        .updateTable('articles')
        .set(other ? place : { ...place, key })
        .where('id', '=', id)
        .execute();
      return null;
    });
