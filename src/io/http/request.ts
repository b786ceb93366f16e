/**
 * The options of a request.
 */

/** Purpose of a request; determines the Accept header and the size limit. */
export type Purpose = 'feed' | 'page' | 'robots' | 'api';

export interface RequestOptions {
  purpose: Purpose;
  headers?: Record<string, string>;
  etag?: string;
  lastModified?: string;
  /** Limit of the inflated and of the compressed body. By purpose: feed 20 MB, page 5 MB, robots 512 KB (truncated there), api 2 MB. */
  maxBytes?: number;
  /** For the whole request, from waiting for a socket through all redirects to the last byte; 30 s by default. */
  timeoutMs?: number;
  proxy?: string;
}
