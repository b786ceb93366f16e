/**
 * Redirects: the next request of a chain, and permanent moves.
 */
import type { Redirect } from './http-result.js';

/** A request as redirects change it. `body` goes with `method` POST only. */
export interface Hop {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: Uint8Array;
}

/** Credentials for one origin, which must not be sent to another. */
const CREDENTIALS = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'x-auth-token']);
const BODY_HEADERS = new Set(['content-type', 'content-length', 'content-encoding']);

/** Decodes Location: ASCII by the standard, UTF-8 from many Chinese servers, and Latin-1 as undici passes it on. */
function locationText(location: string): string {
  const bytes = Uint8Array.from(location, (char) => char.charCodeAt(0) & 0xff);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim();
  } catch {
    return location.trim();
  }
}

function without(headers: Record<string, string>, names: Set<string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase())));
}

/**
 * The next request of a redirect chain, or why there is none. A downgrade from https to http is followed, since real feeds do it, but drops
 * credentials like every change of origin. A body is sent again (307, 308) only to the origin that it was meant for.
 */
export function nextHop(hop: Hop, status: number, location: string | undefined): Hop | { problem: string } {
  if (!location) return { problem: `status ${status} without a Location` };
  const text = locationText(location);
  if (!URL.canParse(text, hop.url.href)) return { problem: 'a Location that is not a valid address' };
  const target = new URL(text, hop.url);
  // Fragments are for browsers, and would defeat the loop check.
  target.hash = '';
  const sameOrigin = target.origin === hop.url.origin;
  const kept = hop.method === 'GET' || status === 307 || status === 308;
  if (hop.method === 'POST' && kept && !sameOrigin) return { problem: 'a redirect of a POST to another origin' };
  // Validators (ETag, Last-Modified) are kept: the caller stores those of the chain's last address, the only one that will match them.
  const headers = sameOrigin ? hop.headers : without(hop.headers, CREDENTIALS);
  if (kept) return { ...hop, url: target, headers };
  return { url: target, method: 'GET', headers: without(headers, BODY_HEADERS) };
}

/**
 * The address that should replace the requested one: the end of an unbroken run of permanent redirects (301, 308). A downgrade from https
 * to http is never remembered, since anyone on the network path could have sent it.
 * @returns null if nothing moved permanently.
 */
export function permanentMove(result: { finalUrl: string; redirects: readonly Redirect[] }): string | null {
  const { redirects, finalUrl } = result;
  const first = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  const moved = first === -1 ? finalUrl : redirects[first]?.url;
  const asked = redirects[0]?.url;
  if (moved === undefined || asked === undefined || moved === asked) return null;
  return asked.startsWith('https:') && moved.startsWith('http:') ? null : moved;
}
