/**
 * May this URL be fetched, and may its host's DNS answers be dialled?
 * Pure half of the guard against server-side request forgery: a feed decides what is fetched next, so its addresses are a stranger's.
 */
import ipaddr from 'ipaddr.js';
import { type AllowList, allowsAddress, allowsHost } from './allow-list.js';
import { refuseAddress } from './refuse-address.js';

/**
 * Names that never mean a public host (RFC 6761, 6762, 8375; ICANN's .internal). Their DNS answers would be refused anyway;
 * refusing the name also holds behind a proxy, where somebody else resolves.
 */
const INNER_NAMES = ['localhost', 'localdomain', 'local', 'internal', 'home.arpa', 'lan', 'intranet', 'onion'];

/**
 * Ports on which an HTTP request is another protocol's command: the Fetch standard's list of bad ports, and the text-protocol
 * databases that it leaves out (Redis, memcached). Every other port is open: RSSHub's own is 1200, mirrors use 8080, 8443 and worse.
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

/** Port that a URL dials. */
export function portOf(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** Host of a URL as names are compared: lower case, no brackets, no trailing dot. */
export function hostOf(url: URL): string {
  return url.hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.+$/, '');
}

function isInnerName(host: string): boolean {
  return INNER_NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}

/**
 * Why a URL is refused before any DNS question, in words without path or query (they may hold tokens), or null where it may go on.
 * The URL parser has already turned decimal, octal, hexadecimal, short and full-width IPv4 notations into dotted form.
 */
export function refuseUrl(url: URL, allow: AllowList): string | null {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return `${url.protocol} is not http or https`;
  const [host, port] = [hostOf(url), portOf(url)];
  if (host === '') return 'no host';
  if (allowsHost(allow, host, port) || allowsAddress(allow, host, port)) return null;
  if (port === 0 || BAD_PORTS.has(port)) return `port ${port} belongs to another protocol`;
  if (isInnerName(host)) return `${host} is a name of the inner network`;
  if (!ipaddr.isValid(host)) return null;
  const reason = refuseAddress(host);
  return reason && `${host} is ${reason}`;
}

/**
 * Which of a host's DNS answers may be dialled? A host with one public and one inner answer keeps the public one.
 * @returns the allowed answers in their order, or the reason why none is left.
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

/** By its literal address or the name localhost; what other names resolve to is not asked. */
export function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || refuseAddress(host) === 'loopback';
}
