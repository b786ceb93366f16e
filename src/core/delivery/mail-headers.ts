/** Mail headers that let mail programs thread, filter and unsubscribe an edition correctly. */

import { coverOf, type Publication } from '../digest/edition/notice.js';
import { cleanLine, clipLine } from '../text/clean-text.js';

/** The domain of a mail address, also of "Name <address>", for globally unique ids. */
export function domainOf(address: string): string {
  return /@([^\s@<>]+)>?\s*$/.exec(address)?.[1]?.toLowerCase() ?? 'localhost';
}

/** "Heading · title W46": the answer first, because a phone shows thirty characters. */
export function mailSubject(publication: Publication): string {
  const { heading, label } = coverOf(publication);
  return `${clipLine(heading, 60)} · ${cleanLine(publication.digest.title)} ${label}`;
}

/** RFC 2919 identifier of the digest. It must stay the same, because readers' filters rely on it. */
export function listId({ digest }: Publication, from: string): { name: string; id: string } {
  const id = digest.id.toLowerCase().replace(/[^a-z0-9-]+/g, '-');
  return { name: clipLine(digest.title, 40), id: `${id}.halfstep.${domainOf(from)}` };
}

/** The same id for every attempt, so that a duplicate can be recognised. */
export function messageIdHeader(messageId: string, from: string): string {
  return `<${messageId.replace(/[^\w.-]/g, '')}@${domainOf(from)}>`;
}

/** The address alone in lower case, so that each spelling of a mailbox counts as the same reader. */
export function bareAddress(recipient: string): string {
  return (/<([^<>]*)>\s*$/.exec(recipient)?.[1] ?? recipient).trim().toLowerCase();
}
