/**
 * Where does a redirect lead, and what may be taken along?
 */
import type { Redirect } from './http-result.js';

/** A request as redirects change it. `body` goes with `method` POST only. */
export interface Hop {
  url: URL;
  method: 'GET' | 'POST';
  headers: Record<string, string>;
  body?: Uint8Array;
}

/** Headers that speak for the caller to one origin and must not be shown to another. */
const PERSONAL = new Set(['authorization', 'cookie', 'proxy-authorization', 'x-api-key', 'x-auth-token']);
const OF_THE_BODY = new Set(['content-type', 'content-length', 'content-encoding']);

/**
 * Location is bytes on the wire: ASCII by standard, UTF-8 from many Chinese servers. undici hands it over as Latin-1.
 */
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
 * The next request of a redirect chain, or why there is none.
 * From https to http is followed, since real feeds do it; personal headers stay behind as at every change of origin.
 * A body is sent again (307, 308) only to the origin that it was meant for.
 */
export function nextHop(hop: Hop, status: number, location: string | undefined): Hop | { fault: string } {
  if (!location) return { fault: `status ${status} without a Location` };
  const text = locationText(location);
  if (!URL.canParse(text, hop.url.href)) return { fault: 'a Location that is no address' };
  const target = new URL(text, hop.url);
  // A fragment is the browser's business; the old one would only defeat the check for loops.
  target.hash = '';
  const sameOrigin = target.origin === hop.url.origin;
  const kept = hop.method === 'GET' || status === 307 || status === 308;
  if (hop.method === 'POST' && kept && !sameOrigin) return { fault: 'a redirect of a POST to another origin' };
  // Validators (ETag, Last-Modified) go along: the caller keeps those of the chain's last address, and only that one knows them.
  const headers = sameOrigin ? hop.headers : without(hop.headers, PERSONAL);
  if (kept) return { ...hop, url: target, headers };
  return { url: target, method: 'GET', headers: without(headers, OF_THE_BODY) };
}

/**
 * The address that should replace the asked one: as far as unbroken permanent redirects (301, 308) lead.
 * A step down from https to http is never remembered: anyone on the way could have sent it.
 * @returns null where nothing moved for good.
 */
export function permanentMove(answer: { finalUrl: string; redirects: readonly Redirect[] }): string | null {
  const { redirects, finalUrl } = answer;
  const first = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  const moved = first === -1 ? finalUrl : redirects[first]?.url;
  const asked = redirects[0]?.url;
  if (moved === undefined || asked === undefined || moved === asked) return null;
  return asked.startsWith('https:') && moved.startsWith('http:') ? null : moved;
}
