/**
 * The User-Agent header: who the program is, and whom to contact if it misbehaves.
 */

/** Product token by which robots.txt can address this program. */
export const ROBOTS_TOKEN = 'halfstep';

/** Header values are ASCII; any other character that an operator typed would make the request fail. */
function headerSafe(text: string): string {
  return text
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/[()]/g, '')
    .trim();
}

/** Builds the header. @param contact mail address or page of the operator; if empty, the header names only the program */
export function userAgent({ version, contact }: { version: string; contact?: string }): string {
  const reach = headerSafe(contact ?? '');
  const words = reach === '' ? 'scheduled news monitor' : `scheduled news monitor; +${reach}`;
  return `${ROBOTS_TOKEN}/${headerSafe(version)} (${words})`;
}
