/**
 * What a caller asks of an HTTP client.
 */

/** What a request is for; sets what is asked for and how much is taken in. */
export type Purpose = 'feed' | 'page' | 'robots' | 'api';

export interface RequestOptions {
  purpose: Purpose;
  headers?: Record<string, string>;
  etag?: string;
  lastModified?: string;
  /** Of the inflated body, and of the packed one. By purpose: feed 20 MB, page 5 MB, robots 512 KB (cut there), api 2 MB. */
  maxBytes?: number;
  /** For the whole request, from waiting for a socket over every redirect to the last byte; 30 s by default. */
  timeoutMs?: number;
  proxy?: string;
}
