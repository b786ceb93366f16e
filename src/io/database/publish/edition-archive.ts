/** Editions as they were composed. */
import { sql } from 'kysely';
import type { Edition } from '../../../core/digest/edition/edition.js';
import { readEdition } from '../../../core/digest/edition/read-edition.js';
import type { Db } from '../open-database.js';

export interface StoredEdition {
  id: string;
  digestId: string;
  number: number;
  periodStart: Date;
  periodEnd: Date;
  late: boolean;
  composedAt: Date;
  edition: Edition;
  html: string;
  plain: string;
  markdown: string;
}

export const getEdition =
  (db: Db) =>
  async (id: string): Promise<StoredEdition | undefined> => {
    const row = await db.selectFrom('editions').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return undefined;
    return {
      id: row.id,
      digestId: row.digest_id,
      number: row.number,
      periodStart: row.period_start,
      periodEnd: row.period_end,
      late: row.late,
      composedAt: row.composed_at,
      edition: readEdition(row.edition),
      html: row.html,
      plain: row.plain,
      markdown: row.markdown,
    };
  };

/** The id of a period's edition; null if there is none. */
export const editionAt =
  (db: Db) =>
  async (digestId: string, periodStart: Date): Promise<string | null> => {
    const row = await db
      .selectFrom('editions')
      .select('id')
      .where('digest_id', '=', digestId)
      .where('period_start', '=', periodStart)
      .executeTakeFirst();
    return row?.id ?? null;
  };

/** The digest's newest edition by period. */
export const newestEdition =
  (db: Db) =>
  async (digestId: string): Promise<{ periodEnd: Date; number: number } | null> => {
    const row = await db
      .selectFrom('editions')
      .select(['period_end as periodEnd', 'number'])
      .where('digest_id', '=', digestId)
      .orderBy('period_end', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ?? null;
  };

/** Editions in full, newest first. */
export const newestEditions =
  (db: Db) =>
  async (digestId: string, limit: number): Promise<{ id: string; edition: Edition }[]> => {
    const rows = await db
      .selectFrom('editions')
      .select(['id', 'edition'])
      .where('digest_id', '=', digestId)
      .orderBy('period_end', 'desc')
      .limit(limit)
      .execute();
    return rows.map(({ id, edition }) => ({ id, edition: readEdition(edition) }));
  };

/** The last `limit` editions before a period, oldest first. */
export const previousEditions =
  (db: Db) =>
  async (digestId: string, before: Date, limit: number): Promise<Edition[]> => {
    const rows = await db
      .selectFrom('editions')
      .select('edition')
      .where('digest_id', '=', digestId)
      .where('period_start', '<', before)
      .orderBy('period_start', 'desc')
      .limit(limit)
      .execute();
    return rows.reverse().map(({ edition }) => readEdition(edition));
  };

/** Newest first, of one digest or of all. */
export const listEditions = (db: Db) => async (limit: number, digestId?: string) =>
  db
    .selectFrom('editions')
    .select(['id', 'digest_id as digestId', 'number', 'period_start as periodStart', 'period_end as periodEnd', 'late'])
    .select(['composed_at as composedAt'])
    .select([
      sql<string>`edition->'period'->>'label'`.as('label'),
      sql<string>`edition->'headline'->>'title'`.as('headline'),
      sql<string>`edition->'digest'->>'title'`.as('title'),
      sql<Edition['evidence']>`edition->'evidence'`.as('evidence'),
    ])
    .select((eb) =>
      eb
        .selectFrom('edition_stories as s')
        .select((count) => count.fn.countAll<string>().as('n'))
        .whereRef('s.edition_id', '=', 'editions.id')
        .where('s.place', 'is not', null)
        .as('stories'),
    )
    .$if(digestId !== undefined, (q) => q.where('digest_id', '=', digestId ?? ''))
    .orderBy('period_end', 'desc')
    .limit(limit)
    .execute();
