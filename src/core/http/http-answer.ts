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

export type HttpAnswer = HttpOk | HttpNotModified | HttpRefusal | HttpFailure;
