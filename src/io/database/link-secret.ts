/** The secret that signs the links in editions: generated once, then shared by all processes. */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Db } from './open-database.js';

const Kept = z.object({ secret: z.string().min(32) });

/** The operator's own (HALFSTEP_LINK_SECRET) if set, otherwise the one that the first process generated. */
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
