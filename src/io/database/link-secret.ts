/**
 * With which secret are the links in editions signed? Made once, and the same for every process and for years.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Db } from './open-database.js';

const Kept = z.object({ secret: z.string().min(32) });

/** The operator's own where one is given (HALFSTEP_LINK_SECRET); else the one that the first process made. */
export async function loadLinkSecret(db: Db, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const value = JSON.stringify({ secret: randomBytes(32).toString('base64url') });
  await db
    .insertInto('marks')
    .values({ name: 'link-secret', at: new Date(), value })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('marks').select('value').where('name', '=', 'link-secret').executeTakeFirstOrThrow();
  return Kept.parse(row.value).secret;
}
