/**
 * What does a feed's body tell before and after it is parsed?
 */
import { createHash } from 'node:crypto';

/** Whether these are the bytes of the last fetch: then nothing is parsed and nothing written. */
export function sameBody(body: Uint8Array, before: string | null): { unchanged: boolean; bodyHash: string } {
  const bodyHash = createHash('sha256').update(body).digest('base64url');
  return { unchanged: bodyHash === before, bodyHash };
}

/** The newest date among the entries and what was known before. */
export function newestItem(entries: { publishedAt: Date | null }[], before: Date | null): Date | null {
  return entries.reduce<Date | null>(
    (newest, { publishedAt }) => (publishedAt && (!newest || publishedAt > newest) ? publishedAt : newest),
    before,
  );
}
