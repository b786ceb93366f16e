/** Under which headers does an edition travel, so that mail programs thread, filter and unsubscribe it rightly? */

import { coverOf, type Publication } from '../digest/edition/notice.js';
import { cleanLine, clipLine } from '../text/clean-text.js';

/** The domain of a mail address, also of "Name <address>"; for ids that must be unique in the world. */
export function domainOf(address: string): string {
  return /@([^\s@<>]+)>?\s*$/.exec(address)?.[1]?.toLowerCase() ?? 'localhost';
}

/** "Heading · title W46": the answer first, because a phone shows thirty characters. */
export function mailSubject(publication: Publication): string {
  const { heading, label } = coverOf(publication);
  return `${clipLine(heading, 60)} · ${cleanLine(publication.digest.title)} ${label}`;
}

/** RFC 2919 identifier of the digest, as its readers' filters will know it for years. */
export function listId({ digest }: Publication, from: string): { name: string; id: string } {
  const id = digest.id.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  return { name: clipLine(digest.title, 40), id: `${id}.halfstep.${domainOf(from)}` };
}

/** The same id for every attempt, so that a second copy can be told for what it is. */
export function messageIdHeader(messageId: string, from: string): string {
  return `<${messageId.replace(/[^\w.-]/g, '')}@${domainOf(from)}>`;
}
