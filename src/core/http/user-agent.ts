/**
 * How does Half Step name itself to servers?
 * Truthfully: who it is, and whom to write to if it misbehaves.
 */

/** Token by which robots.txt may address this program. */
export const ROBOTS_TOKEN = 'halfstep';

/** Header values are ASCII; whatever else an operator typed would make the request fail. */
function headerSafe(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()]/g, '')
    .trim();
}

/** @param contact mail address or page of the operator; where empty, the header says only what the program is. */
export function userAgent({ version, contact }: { version: string; contact?: string }): string {
  const reach = headerSafe(contact ?? '');
  const words = reach === '' ? 'scheduled news monitor' : `scheduled news monitor; +${reach}`;
  return `${ROBOTS_TOKEN}/${headerSafe(version)} (${words})`;
}
