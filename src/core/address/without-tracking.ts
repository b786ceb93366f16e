/**
 * How is an address shown to a reader: the same page, without what only says how somebody once came to it?
 */
import { isTrackingParameter } from './tracking-parameters.js';

/** Unlike `canonicalUrl` this changes neither host nor path, so the address still leads where it led. */
export function withoutTracking(address: string): string {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  const names = new Set([...url.searchParams.keys()].map((name) => name.toLowerCase()));
  const noise = [...url.searchParams.keys()].filter((name) => isTrackingParameter(url.hostname, name, names));
  // Writing the query anew could respell it; an address without noise stays to the letter.
  if (noise.length === 0) return address;
  for (const name of noise) url.searchParams.delete(name);
  return url.href;
}
