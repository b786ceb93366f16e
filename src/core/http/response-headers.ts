/**
 * Response headers that say when and how to ask again: freshness, validators, Retry-After and WebSub links.
 */
import type { HttpOk } from './http-result.js';

/** Names are lower case. */
type Headers = Readonly<Record<string, string | undefined>>;

/** Directives of Cache-Control with their unquoted values; the last of a kind wins. */
function directives(header: string | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const part of (header ?? '').slice(0, 1000).toLowerCase().split(',')) {
    const [name = '', value = ''] = part.split('=', 2);
    found.set(name.trim(), value.trim().replaceAll('"', ''));
  }
  return found;
}

/** Whole seconds, or undefined. */
function seconds(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}

/** HTTP dates contain letters. Date.parse alone would read "0", "-1" and "-5", which servers send as "already expired", as years. */
function httpDateMs(text: string | undefined): number | undefined {
  const ms = text && /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * How many minutes the response stays fresh (RFC 9111: max-age less Age, else Expires less Date). A week at most: a longer pause would
 * leave a weekly digest without news.
 * @returns 0 for no-cache, no-store or already expired; null if the headers do not say.
 */
export function freshMinutes(headers: Headers, nowMs: number): number | null {
  const control = directives(headers['cache-control']);
  if (control.has('no-cache') || control.has('no-store')) return 0;
  const maxAge = seconds(control.get('max-age'));
  if (maxAge !== undefined) return minutes(maxAge - (seconds(headers.age) ?? 0));
  if (headers.expires === undefined) return null;
  const expires = httpDateMs(headers.expires);
  const from = httpDateMs(headers.date) ?? nowMs;
  return expires === undefined ? 0 : minutes((expires - from) / 1000);
}

function minutes(secondsLeft: number): number {
  return Math.min(Math.max(Math.floor(secondsLeft / 60), 0), 7 * 24 * 60);
}

/** What to store of a response for a conditional request next time. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** Longer ones are garbage or an attack on the store. */
const MAX_VALIDATOR_CHARS = 512;

function usable(value: string | undefined): value is string {
  return value !== undefined && value.length > 0 && value.length <= MAX_VALIDATOR_CHARS && /^[\x20-\x7e]+$/.test(value);
}

/** ETag and Last-Modified exactly as sent, since the server compares them as text. Unusable ones are omitted. */
export function validatorsOf(headers: Headers): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(usable(etag) && { etag }), ...(usable(lastModified) && { lastModified }) };
}

/** Headers of a conditional request. Both are sent, because many servers support only one of them. */
export function conditionalHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(usable(etag) && { 'if-none-match': etag }),
    ...(usable(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** A week: anything longer is a mistake or a trap, and a feed that is away for a week needs a person, not a timer. */
const MAX_RETRY_AFTER_MS = 7 * 24 * 3_600_000;

/**
 * Reads Retry-After in either form, seconds or HTTP date.
 * @returns milliseconds from `nowMs`, between 0 and a week; undefined if the header is missing or unreadable.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : (httpDateMs(text) ?? Number.NaN) - nowMs;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(Math.round(wait), 0), MAX_RETRY_AFTER_MS);
}

/** The first address with a given relation in a Link header (RFC 8288), made absolute; undefined if there is none. */
function linkByRel(header: string, rel: string, base: string): string | undefined {
  for (const link of header.split(/,(?=\s*<)/)) {
    const [, address = '', rest = ''] = /^\s*<([^<>]*)>(.*)$/s.exec(link) ?? [];
    const [, quoted, bare = ''] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]*))/i.exec(rest) ?? [];
    // A link with an anchor is about some other resource.
    const isMeant = (quoted ?? bare).toLowerCase().split(/\s+/).includes(rel) && !/;\s*anchor\s*=/i.test(rest);
    if (isMeant && URL.canParse(address, base)) return new URL(address, base).href;
  }
  return undefined;
}

/** WebSub hub and topic of a feed as given in the headers, which take precedence over the feed's own. */
export function announcedHub({ headers, finalUrl }: Pick<HttpOk, 'headers' | 'finalUrl'>): {
  hub?: string;
  self?: string;
} {
  const header = headers.link ?? '';
  const [hub, self] = [linkByRel(header, 'hub', finalUrl), linkByRel(header, 'self', finalUrl)];
  return { ...(hub === undefined ? {} : { hub }), ...(self === undefined ? {} : { self }) };
}
