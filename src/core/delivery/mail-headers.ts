/** Under which headers does an edition travel, so that mail programs thread, filter and unsubscribe it rightly? */

import type { Edition } from '../digest/edition/edition.js';
import { cleanLine, clipLine } from '../text/clean-text.js';

/** The domain of a mail address, also of "Name <address>"; for ids that must be unique in the world. */
export function domainOf(address: string): string {
  return /@([^\s@<>]+)>?\s*$/.exec(address)?.[1]?.toLowerCase() ?? 'localhost';
}

/** "W46 · heading · title": the answer first, because a phone shows thirty characters. */
export function mailSubject({ digest, period, headline }: Edition): string {
  return `${clipLine(headline.title, 60)} · ${cleanLine(digest.title)} ${period.label}`;
}

/** RFC 2919 identifier of the digest, as its readers' filters will know it for years. */
export function listId({ digest }: Edition, from: string): { name: string; id: string } {
  const id = digest.id.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  return { name: clipLine(digest.title, 40), id: `${id}.halfstep.${domainOf(from)}` };
}

/** The same id for every attempt, so that a second copy can be told for what it is. */
export function messageIdHeader(messageId: string, from: string): string {
  return `<${messageId.replace(/[^\w.-]/g, '')}@${domainOf(from)}>`;
}
