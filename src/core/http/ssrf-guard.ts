/**
 * The pure half of the guard against server-side request forgery: which URLs may be fetched, and which DNS answers connected to.
 * Feeds decide what is fetched next, so their addresses are untrusted input.
 */
import ipaddr from 'ipaddr.js';
import { type AllowList, allowsAddress, allowsHost } from './allow-list.js';
import { refuseAddress } from './refuse-address.js';

/**
 * Names that are never public hosts (RFC 6761, 6762, 8375; ICANN's .internal). Their DNS answers would be refused anyway; refusing the name
 * also works behind a proxy, which resolves names itself.
 */
const INTERNAL_NAMES = ['localhost', 'localdomain', 'local', 'internal', 'home.arpa', 'lan', 'intranet', 'onion'];

/**
 * Ports on which an HTTP request could be taken as a command of another protocol: the Fetch standard's list of bad ports, plus the
 * text-protocol databases that it omits (Redis, memcached). All other ports are allowed: RSSHub's default is 1200, mirrors use 8080, 8443
 * and stranger ones.
 */
const BAD_PORTS = new Set(
  (
    '1 7 9 11 13 15 17 19 20 21 22 23 25 37 42 43 53 69 77 79 87 95 101 102 103 104 109 110 111 113 115 117 119 123 135 137 139 ' +
    '143 161 179 389 427 465 512 513 514 515 526 530 531 532 540 548 554 556 563 587 601 636 989 990 993 995 1719 1720 1723 ' +
    '2049 3659 4045 4190 5060 5061 6000 6379 6566 6665 6666 6667 6668 6669 6679 6697 10080 11211'
  )
    .split(' ')
    .map(Number),
);

/** The port that a URL connects to. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** A URL's host, normalised for comparison: lower case, no brackets, no trailing dot. */
export function hostOf(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '');
}

function isInternalName(host: string): boolean {
  return INTERNAL_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}

/**
 * Why a URL is refused before any DNS lookup, or null if it is allowed. The reason omits path and query, which may contain tokens. The URL
 * parser has already converted decimal, octal, hexadecimal, short and full-width IPv4 notations to dotted form.
 */
export function refuseUrl(url: URL, allow: AllowList): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not http or https`;
  const [host, port] = [hostOf(url), portOf(url)];
  if (host === '') return 'no host';
  if (allowsHost(allow, host, port) || allowsAddress(allow, host, port)) return null;
  if (port === 0 || BAD_PORTS.has(port)) return `port ${port} belongs to another protocol`;
  if (isInternalName(host)) return `${host} is a name on the internal network`;
  if (!ipaddr.isValid(host)) return null;
  const reason = refuseAddress(host);
  return reason && `${host} is ${reason}`;
}

/**
 * The DNS answers of a host that may be connected to. A host with one public and one internal answer keeps the public one.
 * @returns the allowed answers in order, or the reason why none is left.
 */
export function allowedDnsAnswers<T extends { address: string }>(
  host: string,
  port: number,
  answers: readonly T[],
  allow: AllowList,
): { allowed: T[] } | { refused: string } {
  if (allowsHost(allow, host.toLowerCase().replace(/\.+$/, ''), port)) return { allowed: [...answers] };
  const reasons = answers.map(({ address }) => (allowsAddress(allow, address, port) ? null : refuseAddress(address)));
  const allowed = answers.filter((_, index) => reasons[index] === null);
  if (allowed.length > 0) return { allowed };
  return { refused: `${host} resolves to ${answers[0]?.address ?? 'nothing'}, which is ${reasons[0] ?? 'no address'}` };
}

/** Whether a URL's host is "localhost" or a literal loopback address; other names are not resolved. */
export function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || refuseAddress(host) === 'loopback';
}
