/**
 * Does a URL name this machine itself?
 */
import { hostOf } from './address-allowed.js';
import { refuseAddress } from './refuse-address.js';

/** By its literal address or the name localhost; what other names resolve to is not asked. */
export function isLoopback(url: URL): boolean {
  const host = hostOf(url);
  return host === 'localhost' || refuseAddress(host) === 'loopback';
}
