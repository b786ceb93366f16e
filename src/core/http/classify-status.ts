/**
 * What does an HTTP status mean to a fetch?
 */
import type { HttpRefusal } from './http-answer.js';

/** `redirect` are the five that name a new address to follow; `odd` are those that no server should send here. */
export type StatusMeaning = 'ok' | 'not-modified' | 'redirect' | 'odd' | HttpRefusal['kind'];

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * 503 with Retry-After says "not now" about a healthy service, which is throttling; without it, it is a fault like other 5xx.
 * 401, 403 and 451 differ in words only: this client may not see the page.
 */
export function classifyStatus(status: number, hasRetryAfter: boolean): StatusMeaning {
  if (status >= 200 && status < 300) return 'ok';
  if (status === 304) return 'not-modified';
  if (status >= 300 && status < 400) return REDIRECTS.has(status) ? 'redirect' : 'odd';
  if (status === 401 || status === 403 || status === 451) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 429 || (status === 503 && hasRetryAfter)) return 'throttled';
  if (status >= 400 && status < 500) return 'client-error';
  return status >= 500 && status < 600 ? 'server-error' : 'odd';
}
