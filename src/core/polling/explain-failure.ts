/**
 * What a failed request means for the feed, and what the operator can do about it.
 */
import { decodeHtml } from '../bytes/decode-bytes.js';
import { findFeeds } from '../feed/discovery/find-feeds.js';
import type { HttpResult } from '../http/http-result.js';
import type { FetchFailure } from './after-failure.js';

type Failed = Exclude<HttpResult['kind'], 'ok' | 'not-modified'>;

/** weight: 1 if the feed is at fault, less if the network or server may recover. */
const meanings: Record<Failed, { weight: number; state: FetchFailure['state']; cure: string }> = {
  gone: {
    weight: 3,
    state: 'dead',
    cure: 'The site has withdrawn the feed. Look for another: halfstep feeds add <address of the site>.',
  },
  'not-found': {
    weight: 1,
    state: 'broken',
    cure: 'The address is wrong or the feed has moved. Look for it: halfstep feeds add <address of the site>.',
  },
  forbidden: {
    weight: 1,
    state: 'blocked',
    cure: 'The site refuses requests from this machine. Try a proxy for this feed, or another source for the same news.',
  },
  throttled: {
    weight: 0.25,
    state: 'broken',
    cure: 'The site wants fewer requests, and they are already being spaced out. Nothing to do unless this persists.',
  },
  'server-error': {
    weight: 0.25,
    state: 'broken',
    cure: 'The problem is on the site’s side. Nothing to do unless it persists.',
  },
  'client-error': {
    weight: 1,
    state: 'broken',
    cure: 'The site rejects this request. Check the address and the headers.',
  },
  'too-large': { weight: 1, state: 'broken', cure: 'If the feed really is that large, raise fetch.maxFeedMegabytes.' },
  timeout: {
    weight: 0.25,
    state: 'broken',
    cure: 'The site does not answer in time. Nothing to do unless this persists.',
  },
  'refused-address': {
    weight: 1,
    state: 'broken',
    cure: 'The address is on a private network. If that is intended, list it under fetch.allowAddresses.',
  },
  'bad-redirect': {
    weight: 1,
    state: 'broken',
    cure: 'The redirects lead nowhere. Open the address in a browser and use the one where it ends up.',
  },
  network: { weight: 0.25, state: 'broken', cure: 'No connection. Check the host name and this machine’s network.' },
};

/** For every result without a usable body. `found`: a feed that the error page links to. */
export function explainFailure(
  result: Extract<HttpResult, { kind: Failed }>,
  found: string | null = null,
): FetchFailure {
  const { weight, state, cure } = meanings[result.kind];
  const retryAfterMs = 'retryAfterMs' in result ? result.retryAfterMs : undefined;
  return {
    kind: 'failed',
    weight,
    state,
    evidence: result.detail,
    cure: found === null ? cure : cureByFound(found),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** For a 200 body that is not a feed or cannot be read. `found`: a feed that the page links to. */
export function explainUnreadable(
  problem: { reason: string; detail: string; hint?: string | undefined },
  found: string | null = null,
): FetchFailure {
  const isBlocked = problem.hint !== undefined;
  return {
    kind: 'failed',
    weight: 1,
    state: isBlocked ? 'blocked' : 'broken',
    evidence: isBlocked ? `${problem.detail} (${problem.hint})` : problem.detail,
    cure: found !== null && !isBlocked ? cureByFound(found) : cureOfUnreadable(problem, isBlocked),
  };
}

function cureByFound(found: string): string {
  return `The page links to a feed: put ${found} into feeds.yaml.`;
}

function cureOfUnreadable({ reason, detail }: { reason: string; detail: string }, isBlocked: boolean): string {
  if (isBlocked) return 'The site only lets people in. Try a proxy for this feed, or another source for the same news.';
  if (reason === 'garbled') return 'Set charset: for this feed in feeds.yaml; for Chinese sites it is usually gb18030.';
  if (/^an index of/.test(detail)) return 'Put the address of one of its sitemaps into feeds.yaml instead.';
  if (/^the selector/.test(detail))
    return 'The page has changed. Open it in a browser and fix the selectors in feeds.yaml.';
  return reason === 'not-a-feed'
    ? 'This is a web page, not a feed. Find its feed: halfstep feeds add <this address>, or read the page itself with kind: html and selectors.'
    : 'The feed cannot be read. Open it in a browser; setting charset: for this feed may help.';
}

/** The feed that a page served instead of one declares in its head, other than `asked`. Guesses are left to a person. */
export function linkedFeed(result: HttpResult, asked: string): string | null {
  if (!('body' in result) || !/html/i.test(result.contentType ?? '')) return null;
  const html = decodeHtml(result.body, result.contentType);
  const named = findFeeds(html, result.finalUrl).find(({ source, url }) => source === 'link' && url !== asked);
  return named?.url ?? null;
}
