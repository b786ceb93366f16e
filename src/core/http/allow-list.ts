/**
 * The operator's list of internal addresses that may be fetched: an RSSHub instance next to the service, a mirror in the company network, a
 * test server on loopback.
 */
import ipaddr from 'ipaddr.js';

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** One allowed destination; a null port means every port. */
type Allowed = { range: Range; port: number | null } | { host: string; port: number | null };

/** Built by {@link parseAllowList}. */
export type AllowList = readonly Allowed[];

/** Host and optional port of `host`, `host:8080`, `[::1]:8080`, `10.0.0.0/8`, `::1`. */
function splitPort(entry: string): { host: string; port: number | null } {
  const match = /^(\[[^\]]+\]|[^:]+):(\d{1,5})$/.exec(entry);
  const host = (match?.[1] ?? entry).replace(/^\[|\]$/g, '');
  return { host, port: match ? Number(match[2]) : null };
}

function parseRange(host: string): Range | null {
  if (ipaddr.isValidCIDR(host)) return ipaddr.parseCIDR(host);
  // ipaddr.js accepts short forms such as "10.1", but in a list they are certainly a mistake.
  if (!host.includes(':') && !ipaddr.IPv4.isValidFourPartDecimal(host)) return null;
  if (!ipaddr.isValid(host)) return null;
  const address = ipaddr.parse(host);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/** A host name, not a malformed address: letters, digits, hyphens, underscores and dots, with a letter in the last label. */
const HOST_NAME = /^(?:[a-z0-9_-]+\.)*[a-z0-9_-]*[a-z][a-z0-9_-]*$/;

/**
 * Parses the operator's list.
 * @param entries networks (`127.0.0.0/8`), addresses or host names, the latter two with an optional port (`rsshub:1200`, `[::1]:80`).
 * @throws RangeError naming an invalid entry.
 */
export function parseAllowList(entries: readonly string[]): AllowList {
  return entries.map((entry) => {
    const { host, port } = splitPort(entry.trim().toLowerCase());
    const range = parseRange(host);
    if (range) return { range, port };
    if (!HOST_NAME.test(host) || (port !== null && port > 65_535)) {
      throw new RangeError(`allow: "${entry}" is not a network, an address, a host or host:port`);
    }
    return { host, port };
  });
}

/** Whether the list allows a host name. @param host lower case, without trailing dot or brackets */
export function allowsHost(list: AllowList, host: string, port: number): boolean {
  return list.some((one) => 'host' in one && one.host === host && (one.port === null || one.port === port));
}

/** Whether the list allows an address. IPv4-mapped IPv6 counts as the IPv4 address that it connects to. */
export function allowsAddress(list: AllowList, address: string, port: number): boolean {
  if (!ipaddr.isValid(address)) return false;
  const dialled = ipaddr.process(address);
  return list.some(
    (one) =>
      'range' in one &&
      (one.port === null || one.port === port) &&
      one.range[0].kind() === dialled.kind() &&
      dialled.match(one.range),
  );
}
