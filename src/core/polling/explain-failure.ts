/**
 * What does a failed answer to a feed's request mean for the feed, and what can the operator do about it?
 */
import { decodeHtml } from '../bytes/decode-html.js';
import { findFeeds } from '../feed/discovery/find-feeds.js';
import type { HttpResult } from '../http/http-result.js';
import type { FetchFailure } from './after-failure.js';

type Failed = Exclude<HttpResult['kind'], 'ok' | 'not-modified'>;

/** weight: how much of a failure it is; a whole one says that the feed, not the network, is at fault. */
const meanings: Record<Failed, { weight: number; state: FetchFailure['state']; cure: string }> = {
  gone: {
    weight: 3,
    state: 'dead',
    cure: 'The site has withdrawn the feed. Look for a new one: halfstep feeds add <address of the site>.',
  },
  'not-found': {
    weight: 1,
    state: 'broken',
    cure: 'The address is wrong or has moved. Look for it: halfstep feeds add <address of the site>.',
  },
  forbidden: {
    weight: 1,
    state: 'blocked',
    cure: 'The site refuses this machine. Try a proxy for this feed, or another source for the same news.',
  },
  throttled: {
    weight: 0.25,
    state: 'broken',
    cure: 'The site asks for fewer requests; they are spaced out already. Nothing to do unless it stays.',
  },
  'server-error': {
    weight: 0.25,
    state: 'broken',
    cure: 'The site has a fault of its own. Nothing to do unless it stays.',
  },
  'client-error': {
    weight: 1,
    state: 'broken',
    cure: 'The site does not accept this request. Check address and headers.',
  },
  'too-large': { weight: 1, state: 'broken', cure: 'Raise fetch.maxFeedMegabytes if the feed is honest.' },
  timeout: { weight: 0.25, state: 'broken', cure: 'The site does not answer in time. Nothing to do unless it stays.' },
  'refused-address': {
    weight: 1,
    state: 'broken',
    cure: 'The address leads into a private network. If that is meant, list it under fetch.allowAddresses.',
  },
  'bad-redirect': {
    weight: 1,
    state: 'broken',
    cure: 'The address redirects in vain. Open it in a browser and use the address it ends at.',
  },
  network: { weight: 0.25, state: 'broken', cure: 'No connection. Check the host name and this machine’s network.' },
};

/** For every answer that is no feed body and no 304. `found`: a feed that the page sent along names. */
export function explainFailure(
  answer: Extract<HttpResult, { kind: Failed }>,
  found: string | null = null,
): FetchFailure {
  const { weight, state, cure } = meanings[answer.kind];
  const retryAfterMs = 'retryAfterMs' in answer ? answer.retryAfterMs : undefined;
  return {
    kind: 'failed',
    weight,
    state,
    evidence: answer.detail,
    cure: found === null ? cure : cureByFound(found),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** A body that came with 200 and is no feed, or that cannot be read. `found`: a feed that the page names. */
export function explainUnreadable(
  fault: { reason: string; detail: string; hint?: string | undefined },
  found: string | null = null,
): FetchFailure {
  const wall = fault.hint !== undefined;
  return {
    kind: 'failed',
    weight: 1,
    state: wall ? 'blocked' : 'broken',
    evidence: wall ? `${fault.detail} (${fault.hint})` : fault.detail,
    cure: found !== null && !wall ? cureByFound(found) : cureOfUnreadable(fault, wall),
  };
}

function cureByFound(found: string): string {
  return `The page names a feed: put ${found} into feeds.yaml.`;
}

function cureOfUnreadable({ reason, detail }: { reason: string; detail: string }, wall: boolean): string {
  if (wall) return 'The site wants a person. Try a proxy for this feed, or another source for the same news.';
  if (reason === 'garbled') return 'Set charset: for this feed in feeds.yaml; for Chinese sites it is mostly gb18030.';
  if (/^an index of/.test(detail)) return 'Put the address of one of its sitemaps into feeds.yaml instead.';
  if (/^the selector/.test(detail)) return 'The page has changed. Look at it, and mend the selectors in feeds.yaml.';
  return reason === 'not-a-feed'
    ? 'A web page came instead of a feed. Find the feed: halfstep feeds add <this address>, or read the page itself with kind: html and selectors.'
    : 'The feed cannot be read. Look at it in a browser; a charset: for this feed may help.';
}

/** Only what the page names itself, other than what led to it; guesses are for a person to try. */
export function linkedFeed(answer: HttpResult, asked: string): string | null {
  if (!('body' in answer) || !/html/i.test(answer.contentType ?? '')) return null;
  const html = decodeHtml(answer.body, answer.contentType);
  const named = findFeeds(html, answer.finalUrl).find(({ source, url }) => source === 'link' && url !== asked);
  return named?.url ?? null;
}
