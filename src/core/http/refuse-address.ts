/**
 * IP addresses that fetches must not connect to.
 * Only global unicast is allowed. Everything internal (the machine, its network, a cloud's metadata service) or unroutable is refused.
 */
import ipaddr from 'ipaddr.js';

/** Names of ranges as shown to the operator, by ipaddr.js's range names. */
const RANGE_WORDS: Record<string, string> = {
  private: 'a private network',
  uniqueLocal: 'a private network',
  loopback: 'loopback',
  linkLocal: 'link-local',
  carrierGradeNat: 'a carrier network (CGNAT)',
  multicast: 'multicast',
  broadcast: 'broadcast',
  unspecified: 'the unspecified address',
  reserved: 'reserved',
  benchmarking: 'reserved for benchmarks',
};

/** Metadata and host services on addresses outside the private ranges; Azure's wire server is the known one. */
const CLOUD_SERVICES = new Set(['168.63.129.16']);

/** Only 2000::/3 is assigned as global unicast; everything else has other uses or is unassigned. */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** RFC 6052: how an IPv6-only network reaches IPv4. The local-use 64:ff9b:1::/48 may be internal and is refused. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** The IPv4 address in the last 32 bits of an IPv6 address. */
function lastFour(address: ipaddr.IPv6): ipaddr.IPv4 {
  return new ipaddr.IPv4(address.toByteArray().slice(12));
}

/** ISATAP (RFC 5214) embeds an IPv4 address after the interface id 0:5efe or 200:5efe, in any prefix. */
function isIsatap(address: ipaddr.IPv6): boolean {
  return (address.parts[4] === 0 || address.parts[4] === 0x200) && address.parts[5] === 0x5efe;
}

function refuseV4(address: ipaddr.IPv4): string | null {
  if (CLOUD_SERVICES.has(address.toString())) return 'a cloud metadata service';
  const range = address.range();
  return range === 'unicast' ? null : (RANGE_WORDS[range] ?? `reserved (${range})`);
}

function refuseV6(address: ipaddr.IPv6): string | null {
  if (address.isIPv4MappedAddress() || address.match(NAT64)) return refuseV4(lastFour(address));
  const range = address.range();
  if (range !== 'unicast') return RANGE_WORDS[range] ?? `reserved (${range})`;
  // This includes the obsolete IPv4-compatible form (::7f00:1), which some systems still route.
  if (!address.match(GLOBAL_V6)) return 'outside the global range';
  return isIsatap(address) ? 'an IPv4 address in disguise (ISATAP)' : null;
}

/**
 * Why an address is refused, in words, or null if it is allowed.
 * @param address IPv4 or IPv6 as text, with or without brackets or a zone; anything else is refused.
 */
export function refuseAddress(address: string): string | null {
  const bare = address.replace(/^\[|\]$/g, '');
  if (!ipaddr.isValid(bare)) return 'not an address';
  const parsed = ipaddr.parse(bare);
  return parsed.kind() === 'ipv4' ? refuseV4(parsed as ipaddr.IPv4) : refuseV6(parsed as ipaddr.IPv6);
}
