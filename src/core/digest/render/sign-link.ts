/**
 * Signs the links in an edition and checks that a link is ours and has not expired.
 * A link carries all it means. A MAC (HMAC-SHA256, truncated to 128 bits) prevents forgery, and a date limits its life.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

/** f: feedback on a story; u: unsubscription from a digest. */
export type LinkPurpose = 'f' | 'u';

export type ReadLink = { kind: 'good'; parts: string[] } | { kind: 'expired' } | { kind: 'forged' };

const DAY_MS = 86_400_000;
const MAC_BYTES = 16;

function macOf(secret: string, purpose: LinkPurpose, text: string): Buffer {
  return createHmac('sha256', secret).update(`${purpose}\n${text}`).digest().subarray(0, MAC_BYTES);
}

/** Kept short, since an edition holds about a hundred: "17.4711.useful.fm3.q9…". `parts` may contain only letters, digits, "-" and "_". */
export function signLink(secret: string, purpose: LinkPurpose, parts: readonly string[], expires: Date): string {
  const wrong = parts.find((part) => !/^[\w-]+$/.test(part));
  if (wrong !== undefined) throw new Error(`“${wrong}” is not allowed in a link`);
  const day = Math.ceil(expires.getTime() / DAY_MS).toString(36);
  const text = [...parts, day].join('.');
  return `${text}.${macOf(secret, purpose, text).toString('base64url')}`;
}

/** The MAC is checked first, so that a forger learns nothing from the response. */
export function readLink(secret: string, purpose: LinkPurpose, token: string, now: Date): ReadLink {
  const cut = token.lastIndexOf('.');
  if (cut < 0 || token.length > 300) return { kind: 'forged' };
  const text = token.slice(0, cut);
  const claimed = Buffer.from(token.slice(cut + 1), 'base64url');
  const mac = macOf(secret, purpose, text);
  if (claimed.length !== mac.length || !timingSafeEqual(claimed, mac)) return { kind: 'forged' };
  const parts = text.split('.');
  const day = Number.parseInt(parts.pop() ?? '', 36);
  if (!(day * DAY_MS > now.getTime())) return { kind: 'expired' };
  return { kind: 'good', parts };
}
