/**
 * What does an answer say about when, and how, to ask again?
 */
import type { HttpOk } from './http-result.js';

/** Names are lower case. */
type Headers = Readonly<Record<string, string | undefined>>;

/** Directives of Cache-Control with their values; a later one wins, quotes are taken off. */
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

/** HTTP dates hold letters; Date.parse alone would read "0" and "-1", which servers send for "already expired", as years. */
function httpDateMs(text: string | undefined): number | undefined {
  const ms = text && /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

/**
 * For how many minutes the server calls its answer fresh (RFC 9111: max-age less Age, else Expires less Date).
 * @returns 0 where it says no-cache, no-store or already expired; null where it says nothing. Never more than a week: the longest
 * pause that a digest can stand.
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

/** What to keep of an answer, to ask conditionally next time. */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** Longer ones are noise or an attack on the store. */
const MAX_VALIDATOR_CHARS = 512;

function usable(value: string | undefined): value is string {
  return value !== undefined && value.length > 0 && value.length <= MAX_VALIDATOR_CHARS && /^[\x20-\x7e]+$/.test(value);
}

/** ETag and Last-Modified of an answer, as the server wrote them: it will compare them as text. Unusable ones are left out. */
export function validatorsOf(headers: Headers): Validators {
  const { etag, 'last-modified': lastModified } = headers;
  return { ...(usable(etag) && { etag }), ...(usable(lastModified) && { lastModified }) };
}

/** The request headers that ask "only if it has changed". Both are sent: many servers know one of them only. */
export function conditionalHeaders({ etag, lastModified }: Validators): Record<string, string> {
  return {
    ...(usable(etag) && { 'if-none-match': etag }),
    ...(usable(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** A week: whatever is longer is a mistake or a trap, and a feed that is away for a week needs a person, not a timer. */
const MAX_MS = 7 * 24 * 3_600_000;

/**
 * Reads Retry-After in both forms, seconds and HTTP date.
 * @returns milliseconds from `nowMs`, between 0 and a week; undefined where the header is missing or says nothing readable.
 */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  const text = header?.trim() ?? '';
  if (text === '') return undefined;
  const wait = /^\d+(\.\d+)?$/.test(text) ? Number(text) * 1000 : dateMs(text) - nowMs;
  return Number.isNaN(wait) ? undefined : Math.min(Math.max(Math.round(wait), 0), MAX_MS);
}

/** HTTP dates hold letters; Date.parse alone would also take "-5" for a year. */
function dateMs(text: string): number {
  return /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
}

/** The first address of a relation in a Link header, made absolute; undefined where there is none. */
function linkByRel(header: string, rel: string, base: string): string | undefined {
  for (const link of header.split(/,(?=\s*<)/)) {
    const [, address = '', rest = ''] = /^\s*<([^<>]*)>(.*)$/s.exec(link) ?? [];
    const [, quoted, bare = ''] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]*))/i.exec(rest) ?? [];
    // A link with an anchor speaks of something else than the answer.
    const isMeant = (quoted ?? bare).toLowerCase().split(/\s+/).includes(rel) && !/;\s*anchor\s*=/i.test(rest);
    if (isMeant && URL.canParse(address, base)) return new URL(address, base).href;
  }
  return undefined;
}

/** Who tells of a feed's news, and under which name (WebSub). Headers go before what the feed itself says. */
export function announcedHub({ headers, finalUrl }: Pick<HttpOk, 'headers' | 'finalUrl'>): {
  hub?: string;
  self?: string;
} {
  const header = headers.link ?? '';
  const [hub, self] = [linkByRel(header, 'hub', finalUrl), linkByRel(header, 'self', finalUrl)];
  return { ...(hub === undefined ? {} : { hub }), ...(self === undefined ? {} : { self }) };
}
