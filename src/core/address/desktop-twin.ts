/**
 * The desktop equivalent of a mobile or AMP URL. Only rewrites that cannot lead to another article are made; in doubt the URL
 * stays as it is.
 */

import { readUrl, registeredName } from './site.js';

const MOBILE_LABEL = /^(?:www|m|wap|h5|mobile|3g|amp)\./;

/** Sites whose mobile pages have other paths: [host, path, desktop URL]. */
const KNOWN: readonly (readonly [string, RegExp, (parts: readonly string[]) => string])[] = [
  ['m.ithome.com', /^\/html\/(\d+)(\d{3})\.html?$/, ([, head, tail]) => `https://ithome.com/0/${head}/${tail}.htm`],
  ['m.toutiao.com', /^\/(?:i|a|article\/|group\/)(\d{10,})\/?$/, ([, id]) => `https://toutiao.com/article/${id}`],
  ['toutiao.com', /^\/(?:i|a|group\/)(\d{10,})\/?$/, ([, id]) => `https://toutiao.com/article/${id}`],
  ['view.inews.qq.com', /^\/(?:a|k)\/([0-9A-Z]{10,})$/, ([, id]) => `https://new.qq.com/rain/a/${id}`],
  ['youtu.be', /^\/([\w-]{11})$/, ([, id]) => `https://youtube.com/watch?v=${id}`],
];

/** AMP caches carry the publisher's URL inside their own. */
function unwrapAmpCache(url: URL): URL {
  const inCache = url.hostname.endsWith('.cdn.ampproject.org') && /^\/[cv]\/(s\/)?(.+)$/.exec(url.pathname);
  const inGoogle = /^(?:www\.)?google\.[a-z.]+$/.test(url.hostname) && /^\/amp\/(s\/)?([^/]+\..+)$/.exec(url.pathname);
  const inner = inCache || inGoogle;
  if (!inner) return url;
  return readUrl(`http${inner[1] ? 's' : ''}://${inner[2]}${url.search}`) ?? url;
}

/** Strips the marks of AMP copies on the same host: "…/2026/05/21/name/amp", "…/name.amp.html", "/amp/2026/…", "?amp=1". */
function withoutAmpPath(url: URL): void {
  for (const [name, value] of [...url.searchParams]) {
    if (/^amp$/i.test(name) || (/^outputtype$/i.test(name) && /^amp$/i.test(value))) url.searchParams.delete(name);
  }
  // A section may be called "amp"; an article's last segment has digits, hyphens or an extension.
  url.pathname = url.pathname
    .replace(/^\/amp(?=\/(?:19|20)\d\d\/)/, '')
    .replace(/(\/[^/]*(?:\d{3,}|-[^/]*-|\.s?html?)[^/]*)\/amp(?:\.html?)?\/?$/i, '$1')
    .replace(/\.amp(?=\.html?$)/i, '');
}

/** "m.example.com" and "www.example.com" become "example.com", as long as the registered name remains. */
function withoutMobileHost(url: URL): void {
  let host = url.hostname;
  while (MOBILE_LABEL.test(host) && host !== registeredName(host)) host = host.replace(MOBILE_LABEL, '');
  if (host !== url.hostname) url.hostname = host;
}

/** A new URL with desktop host and path; keeps query and fragment except AMP parameters. */
export function desktopTwin(address: URL): URL {
  const url = new URL(unwrapAmpCache(address));
  for (const [host, path, rewrite] of KNOWN) {
    const parts = url.hostname === host || url.hostname === `www.${host}` ? path.exec(url.pathname) : null;
    const twin = parts && readUrl(rewrite(parts));
    if (twin) return twin;
  }
  withoutAmpPath(url);
  withoutMobileHost(url);
  return url;
}
