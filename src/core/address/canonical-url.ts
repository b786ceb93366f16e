/**
 * The canonical URL that identifies an article under all the URLs it is published at. It is an identity, not for fetching: a
 * fetch uses the URL as given.
 */
import { desktopTwin } from './desktop-twin.js';
import { readUrl } from './site.js';
import { isTrackingParameter } from './tracking-parameters.js';

/** Upper-case escapes, and none for characters that need none, so that each path has one spelling. */
const oneSpelling = (path: string): string =>
  path.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const char = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(char) ? char : escaped.toUpperCase();
  });

function tidyPath(url: URL): void {
  const path = oneSpelling(url.pathname)
    .replace(/;jsessionid=[^/]*/i, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/(?:index|default)\.(?:html?|php|aspx?)$/i, '/');
  url.pathname = path.length > 1 ? path.replace(/\/+$/, '') : path;
}

function tidyQuery(url: URL): void {
  const names = new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()));
  const kept = [...url.searchParams].filter(([name]) => name !== '' && !isTrackingParameter(url.hostname, name, names));
  // Parameter order never identifies the article; the stable sort keeps the order of repeated names.
  kept.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  url.search = new URLSearchParams(kept).toString();
}

function tidy(given: URL): URL {
  const url = desktopTwin(given);
  url.username = '';
  url.password = '';
  if (url.protocol === 'http:' && url.port === '') url.protocol = 'https:';
  else if (url.port === '80' || url.port === '443') url.port = '';
  url.hostname = url.hostname.replace(/\.$/, '');
  tidyPath(url);
  tidyQuery(url);
  // "#/article/5" and "#!article" are client-side routes; every other fragment is a position within the page.
  if (!/^#[!/]./.test(url.hash)) url.hash = '';
  return url;
}

/**
 * The URL in canonical form: https, without www./m./wap./h5./amp., tracking parameters, default ports and trailing slash.
 * Idempotent. Anything but an http(s) URL is only trimmed.
 */
export function canonicalUrl(address: string): string {
  const trimmed = address.trim();
  let url = readUrl(trimmed);
  if (!url || !/^https?:$/.test(url.protocol)) return trimmed;
  // Each pass can uncover another variant (an AMP cache of a mobile page); four passes suffice for every URL seen so far.
  for (let pass = 0; pass < 4; pass++) {
    const next = tidy(url);
    if (next.href === url.href) break;
    url = next;
  }
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href;
}
