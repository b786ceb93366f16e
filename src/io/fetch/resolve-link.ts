/**
 * Resolves a search engine's opaque address to the article's own.
 * Google News itself is asked, once per address, and the answer is kept.
 */
import { decodeHtml } from '../../core/bytes/decode-bytes.js';
import {
  newsPageAddress,
  newsToken,
  newsUrlRequest,
  readNewsSignature,
  readNewsUrlResponse,
} from '../../core/feed/search-links/google-news.js';
import type { HttpResult } from '../../core/http/http-result.js';
import type { SearchLinkStore } from '../database/collect/search-link-store.js';
import type { HttpWait } from '../http/host-turns.js';
import type { PoliteHttp } from '../http/polite-http.js';

export type LinkResolution =
  | { kind: 'found'; url: string }
  | HttpWait
  /** `passing`: the next attempt may succeed. */
  | { kind: 'failed'; passing: boolean; detail: string };

/** Returns `found` with the same address if it is not a search engine's, or if it contains the article's own address. */
export type ResolveLink = (link: string) => Promise<LinkResolution>;

/** The page has about 0.6 MB, the reply under 1 KB. */
const MAX_PAGE_BYTES = 2_000_000;
const FORM = { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' };

export function createResolveLink(deps: {
  http: Pick<PoliteHttp, 'getThenPost'>;
  links: SearchLinkStore;
  /** Whether the operator allows requests to search engines. */
  enabled(): boolean;
  timeoutMs(): number;
}): ResolveLink {
  const ask = async (link: string, token: string): Promise<LinkResolution> => {
    const timeoutMs = deps.timeoutMs();
    let isSigned = false;
    const page = { purpose: 'page', maxBytes: MAX_PAGE_BYTES, timeoutMs } as const;
    const answer = await deps.http.getThenPost(newsPageAddress(link, token), page, ({ body, contentType }) => {
      const signature = readNewsSignature(decodeHtml(body, contentType), token);
      if (!signature) return null;
      isSigned = true;
      const { url, body: form } = newsUrlRequest(link, signature);
      return { url, options: { purpose: 'api', headers: FORM, body: form, timeoutMs } };
    });
    if (answer.kind === 'wait') return answer;
    const url = isSigned && answer.kind === 'ok' ? readNewsUrlResponse(new TextDecoder().decode(answer.body)) : null;
    return url === null
      ? { kind: 'failed', passing: true, detail: reasonOf(answer, isSigned) }
      : { kind: 'found', url };
  };

  return async (link) => {
    const token = newsToken(link);
    if (token === null) return { kind: 'found', url: link };
    const known = await deps.links.target(link);
    if (known !== undefined) return { kind: 'found', url: known };
    if (!deps.enabled()) return failed('search links are not followed (fetch.resolveSearchLinks)');
    const found = await ask(link, token);
    if (found.kind === 'found') await deps.links.keep(link, found.url);
    return found;
  };
}

function failed(detail: string): LinkResolution {
  return { kind: 'failed', passing: false, detail };
}

/** For operators; it always begins the same way, so that it can be searched for. */
function reasonOf(answer: HttpResult, isSigned: boolean): string {
  const at = URL.canParse(answer.finalUrl) ? new URL(answer.finalUrl).hostname : '';
  const why = /^consent\./.test(at)
    ? 'it wants consent to cookies first (consent page)'
    : 'detail' in answer
      ? answer.detail
      : isSigned
        ? 'its answer holds no address'
        : 'its page holds no signature (it has changed, or another page came)';
  return `Google News did not tell the article’s address: ${why}`;
}
