/**
 * What can come of a request?
 * Everything that the outside world normally does to a request is a value here; nothing of it is thrown.
 */

/** One redirect that was followed: the address that answered, and its status. */
export interface Redirect {
  url: string;
  status: number;
}

/** What every answer knows, however far it came. */
interface Trace {
  /** The address that gave this answer, without user info and fragment. */
  finalUrl: string;
  redirects: Redirect[];
}

/** What an answer knows once a status line arrived. Names are lower case, repeated headers joined by ", "; no cookies. */
interface Reply extends Trace {
  status: number;
  headers: Record<string, string>;
}

/** 2xx. */
export interface HttpOk extends Reply {
  kind: 'ok';
  contentType?: string;
  /** Inflated. */
  body: Uint8Array;
}

/** 304 to a conditional request. */
export interface HttpNotModified extends Reply {
  kind: 'not-modified';
}

/** A status that says no. */
export interface HttpRefusal extends Reply {
  kind: 'gone' | 'not-found' | 'forbidden' | 'throttled' | 'server-error' | 'client-error';
  /** In words for an operator; names the host, never path, query or user info. */
  detail: string;
  /** From Retry-After, where the server sent one. */
  retryAfterMs?: number;
  contentType?: string;
  /** The first 64 KB of what came with the status: an API's reason, a captcha page. */
  body: Uint8Array;
}

/** No usable answer. */
export interface HttpFailure extends Trace {
  kind: 'too-large' | 'timeout' | 'refused-address' | 'bad-redirect' | 'network';
  /** In words for an operator; names the host, never path, query or user info. */
  detail: string;
  /** Where a status line arrived before it failed. */
  status?: number;
  /** True where not a byte of the request can have reached the other side; a POST may then be repeated safely. */
  neverLeft?: true;
}

export type HttpResult = HttpOk | HttpNotModified | HttpRefusal | HttpFailure;

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
