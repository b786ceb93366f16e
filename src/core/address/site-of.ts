/**
 * Under which name is an outlet's site known?
 */

/** Host name without "www."; '' where the address cannot be read. */
export function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}
