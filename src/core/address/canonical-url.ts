/**
 * Which one address stands for all the addresses under which this article may be met?
 * The answer identifies an article; it is not meant for fetching (a fetch uses the address as given).
 */
import { desktopTwin } from './desktop-twin.js';
import { readUrl } from './site.js';
import { isTrackingParameter } from './tracking-parameters.js';

/** Escapes in capitals, and none for letters that need none, so that one path has one spelling. */
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
  // Order never picks the article; repeated names keep their own order (a stable sort).
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
  // "#/article/5" and "#!article" are routes of a page drawn in the browser; every other fragment is a place within the page.
  if (!/^#[!/]./.test(url.hash)) url.hash = '';
  return url;
}

/**
 * The address with scheme, host, path, query and fragment in their one agreed form: https, without www./m./wap./h5./amp.,
 * tracking parameters, default ports and the trailing slash. Applying it again changes nothing.
 * What is no http(s) address comes back trimmed and otherwise unchanged.
 */
export function canonicalUrl(address: string): string {
  const trimmed = address.trim();
  let url = readUrl(trimmed);
  if (!url || !/^https?:$/.test(url.protocol)) return trimmed;
  // Each pass can uncover a twin inside a twin (an AMP cache of a mobile page); four passes settle every address met so far.
  for (let pass = 0; pass < 4; pass++) {
    const next = tidy(url);
    if (next.href === url.href) break;
    url = next;
  }
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href;
}
