/**
 * The headers of a request.
 */
import { conditionalHeaders } from '../../core/http/response-headers.js';
import { ACCEPT_ENCODING } from './inflate-body.js';
import type { Purpose, RequestOptions } from './request.js';

const ACCEPT: Record<Purpose, string> = {
  feed: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.6, */*;q=0.5',
  page: 'text/html, application/xhtml+xml, */*;q=0.5',
  robots: 'text/plain, */*;q=0.5',
  api: 'application/json, */*;q=0.5',
};

/** User info of an address as Basic credentials; it is removed from the address, so that no redirect, log or store sees it. */
function credentials(url: URL): Record<string, string> {
  if (url.username === '' && url.password === '') return {};
  const pair = `${decodeSafely(url.username)}:${decodeSafely(url.password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Headers of the first request; the caller's take precedence over ours. */
export function requestHeaders(url: URL, userAgent: string, options: RequestOptions): Record<string, string> {
  const own = Object.entries(options.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return {
    'user-agent': userAgent,
    accept: ACCEPT[options.purpose],
    'accept-encoding': ACCEPT_ENCODING,
    // Without a language, some sites redirect by IP address to a page that is not the article.
    ...(options.purpose === 'page' ? { 'accept-language': 'zh-CN,zh;q=0.9,en;q=0.8' } : {}),
    ...credentials(url),
    ...conditionalHeaders(options),
    ...Object.fromEntries(own),
  };
}
