/**
 * The result of an HTTP request.
 * Whatever the network normally does to a request is a value here, not an exception.
 */

/** One redirect that was followed: the address that redirected, and its status. */
export interface Redirect {
  url: string;
  status: number;
}

/** What every result has, however far the request got. */
interface Trace {
  /** The last address requested, without user info and fragment. */
  finalUrl: string;
  redirects: Redirect[];
}

/** What a result has once a status line has arrived. Header names are lower case, repeated headers joined by ", "; no cookies. */
interface Reply extends Trace {
  status: number;
  headers: Record<string, string>;
}

/** 2xx. */
export interface HttpOk extends Reply {
  kind: 'ok';
  contentType?: string;
  /** Decompressed. */
  body: Uint8Array;
}

/** 304 to a conditional request. */
export interface HttpNotModified extends Reply {
  kind: 'not-modified';
}

/** An error status. */
export interface HttpRefusal extends Reply {
  kind: 'gone' | 'not-found' | 'forbidden' | 'throttled' | 'server-error' | 'client-error';
  /** Explanation for the operator; names the host, never path, query or user info. */
  detail: string;
  /** From Retry-After, if the server sent one. */
  retryAfterMs?: number;
  contentType?: string;
  /** The first 64 KB of the response: an API's error message, a captcha page. */
  body: Uint8Array;
}

/** No usable response. */
export interface HttpFailure extends Trace {
  kind: 'too-large' | 'timeout' | 'refused-address' | 'bad-redirect' | 'network';
  /** Explanation for the operator; names the host, never path, query or user info. */
  detail: string;
  /** Set if a status line arrived before the failure. */
  status?: number;
  /** True if no byte of the request can have reached the server, so that a POST may safely be repeated. */
  neverLeft?: true;
}

export type HttpResult = HttpOk | HttpNotModified | HttpRefusal | HttpFailure;

/** `redirect`: the five statuses that lead to a new address. `odd`: statuses that no server should send here. */
export type StatusMeaning = 'ok' | 'not-modified' | 'redirect' | 'odd' | HttpRefusal['kind'];

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Classifies a status. 503 with Retry-After comes from a healthy but busy service and counts as throttling; otherwise it is a server
 * error like any 5xx. 401, 403 and 451 all mean that this client may not see the page.
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
