/**
 * Do two addresses belong to one site?
 */

/** Second-level labels under which others register (com.cn, co.uk). A short list instead of the public suffix list: a miss only makes a site look wider. */
const REGISTRIES = new Set(['com', 'net', 'org', 'gov', 'edu', 'co', 'ac', 'or', 'ne']);

function siteOf(host: string): string {
  const labels = host.toLowerCase().replace(/\.$/, '').split('.');
  const wide = labels.length > 2 && (labels.at(-1)?.length ?? 0) === 2 && REGISTRIES.has(labels.at(-2) ?? '');
  return labels.slice(wide ? -3 : -2).join('.');
}

/** `www.`, `m.` and other hosts under one registered name are one site. */
export function sameSite(one: URL, other: URL): boolean {
  return siteOf(one.hostname) === siteOf(other.hostname);
}
