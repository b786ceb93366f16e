/**
 * Has an address moved for good?
 */
import type { Redirect } from './http-answer.js';

/**
 * The address that should replace the asked one: as far as unbroken permanent redirects (301, 308) lead.
 * A step down from https to http is never remembered: anyone on the way could have sent it.
 * @returns null where nothing moved for good.
 */
export function permanentMove(answer: { finalUrl: string; redirects: readonly Redirect[] }): string | null {
  const { redirects, finalUrl } = answer;
  const first = redirects.findIndex(({ status }) => status !== 301 && status !== 308);
  const moved = first === -1 ? finalUrl : redirects[first]?.url;
  const asked = redirects[0]?.url;
  if (moved === undefined || asked === undefined || moved === asked) return null;
  return asked.startsWith('https:') && moved.startsWith('http:') ? null : moved;
}
