/**
 * How are strangers' servers asked without being a burden?
 * Starts to one host keep their distance, few requests are open at once, a host that says "too many" is left alone as a whole, and
 * robots.txt is heeded for article pages. Whoever comes too early is told when to come again instead of being kept waiting.
 */
import { setTimeout as sleepMs } from 'node:timers/promises';
import { backOffMs, placeInQueue } from '../../core/http/host-schedule.js';
import type { HttpOk, HttpResult } from '../../core/http/http-result.js';
import { type RobotsRules, robotsAllow } from '../../core/http/robots.js';
import { hostOf, isLoopback } from '../../core/http/ssrf-guard.js';
import type { Http, PostOptions } from './create-http.js';
import type { HostState } from './host-state.js';
import { keepOthersAway } from './keep-others-away.js';
import type { RequestOptions } from './request.js';
import { createRobotsCache, rulesFrom } from './robots-cache.js';

/** The host is not due yet; nothing was sent. */
export interface HttpWait {
  kind: 'wait';
  untilMs: number;
  detail: string;
}

/** The site's robots.txt does not want this page read; nothing was sent. */
export interface RobotsRefusal {
  kind: 'robots';
  detail: string;
}

export interface PoliteOptions {
  http: Http;
  hosts: HostState;
  /** Between two starts to one host; 5 s by default. */
  minGapMs?: number;
  /** Requests open to one host at once; 2 by default. */
  perHost?: number;
  /** Loopback hosts need no spacing: tests, demonstrations, an own RSSHub. */
  politeness?: 'everywhere' | 'free-on-loopback';
  /** Whether article pages heed robots.txt; true by default. */
  respectRobots?: boolean;
  now?: () => number;
  random?: () => number;
  sleep?: (ms: number) => Promise<unknown>;
}

export interface PoliteRequest extends RequestOptions {
  /** Longest wait for the host's turn that is slept through here; 1.5 s by default. For what would be of no use later. */
  patienceMs?: number;
}

export interface PoliteHttp {
  /** A feed that an operator configured, or an API: spaced, but not asked of robots.txt, which is for robots that choose for themselves. */
  get(url: string, options: PoliteRequest): Promise<HttpResult | HttpWait>;
  /** An article page: spaced, and only where robots.txt allows. The first page of a site costs a request for its robots.txt before. */
  getPage(url: string, options?: Partial<PoliteRequest>): Promise<HttpResult | HttpWait | RobotsRefusal>;
  /**
   * A visit of two requests to one host: a page, and what is posted for what it says. Both turns are taken at once, so that nobody
   * comes in between; the second begins its gap after the first. Answers what came of the second, or of the first where `next` has
   * nothing to post.
   */
  getThenPost(
    url: string,
    options: PoliteRequest,
    next: (page: HttpOk) => { url: string; options: PostOptions } | null,
  ): Promise<HttpResult | HttpWait>;
}

const MIN_GAP_MS = 5000;
/** Waits up to here are slept through: putting a job back costs more. */
const SHORT_WAIT_MS = 1500;
/** Hosts whose queue is remembered; forgetting one only costs its waiters a visit in vain. */
const MAX_QUEUES = 2000;

/** Puts manners before `http`. `hosts` decides over how many processes they hold. */
export function createPoliteHttp(options: PoliteOptions): PoliteHttp {
  const { http, hosts, minGapMs = MIN_GAP_MS, perHost = 2, respectRobots = true } = options;
  const { now = Date.now, random = Math.random, sleep = sleepMs } = options;
  const robots = createRobotsCache(now);
  const open = new Map<string, number>();
  const tails = new Map<string, number>();

  const comeBack = (host: string, waitMs: number, gapMs: number): HttpWait => {
    const untilMs = placeInQueue(tails.get(host) ?? 0, now() + waitMs, gapMs);
    // Set anew, so that the oldest stands first.
    tails.delete(host);
    tails.set(host, untilMs);
    const [oldest] = tails.keys();
    if (tails.size > MAX_QUEUES && oldest !== undefined) tails.delete(oldest);
    return { kind: 'wait', untilMs: untilMs + Math.round(random() * 1000), detail: `${host} is not due yet` };
  };

  /** Null where the request may start now. */
  const mustWait = async (host: string, gapMs: number, patienceMs = SHORT_WAIT_MS): Promise<HttpWait | null> => {
    // A gap is never shorter than asked; a little longer keeps several feeds of one host from marching in step.
    const jittered = Math.round(gapMs * (1 + 0.2 * random()));
    let { waitMs } = await hosts.claimStart(host, jittered);
    if (waitMs > 0 && waitMs <= patienceMs) {
      await sleep(waitMs);
      ({ waitMs } = await hosts.claimStart(host, jittered));
    }
    return waitMs > 0 ? comeBack(host, waitMs, gapMs) : null;
  };

  const isFree = (url: URL): boolean => options.politeness === 'free-on-loopback' && isLoopback(url);

  /** `gapMs` of silence follow the start of `ask`. */
  const inTurn = async (
    url: URL,
    gapMs: number,
    patienceMs: number | undefined,
    ask: () => Promise<HttpResult>,
  ): Promise<HttpResult | HttpWait> => {
    if (isFree(url)) return ask();
    const host = hostOf(url);
    const others = open.get(host) ?? 0;
    if (others >= perHost) return comeBack(host, gapMs, gapMs);
    open.set(host, others + 1);
    try {
      const wait = await mustWait(host, gapMs, patienceMs);
      if (wait) return wait;
      const letOthersCome = keepOthersAway(host, { hosts, now, gapMs, perHost });
      const answer = await ask().finally(letOthersCome);
      await afterAnswer(answer, host, gapMs);
      return answer;
    } finally {
      const left = (open.get(host) ?? 1) - 1;
      if (left > 0) open.set(host, left);
      else open.delete(host);
    }
  };

  const send = (url: URL, href: string, request: PoliteRequest, gapMs: number): Promise<HttpResult | HttpWait> =>
    inTurn(url, gapMs, request.patienceMs, () => http.get(href, request));

  const afterAnswer = async (answer: HttpResult, askedHost: string, gapMs: number): Promise<void> => {
    const host = URL.canParse(answer.finalUrl) ? hostOf(new URL(answer.finalUrl)) : askedHost;
    // A redirect started a request to this host, too.
    if (host !== askedHost && answer.kind !== 'refused-address') await hosts.claimStart(host, gapMs);
    if (answer.kind === 'throttled' || ('status' in answer && answer.status === 503)) {
      const asked = 'retryAfterMs' in answer ? answer.retryAfterMs : undefined;
      const until = now() + backOffMs(asked, gapMs, random());
      // A host may leave saying no to another one, to which it redirects: both mean it.
      for (const one of new Set([host, askedHost])) await hosts.backOff(one, until);
    }
  };

  /** The site's rules; or what stood in the way of asking for them, which would stand in the way of the page as well. */
  const rulesOf = async (url: URL): Promise<{ rules: RobotsRules } | { answer: HttpResult | HttpWait }> => {
    const known = robots.get(url.origin);
    if (known) return { rules: known };
    const answer = await send(url, `${url.origin}/robots.txt`, { purpose: 'robots' }, minGapMs);
    const rules = answer.kind === 'wait' ? null : rulesFrom(answer);
    if (!rules) return { answer };
    robots.set(url.origin, rules);
    return { rules };
  };

  const get = async (href: string, request: PoliteRequest): Promise<HttpResult | HttpWait> =>
    URL.canParse(href) ? send(new URL(href), href, request, minGapMs) : http.get(href, request);

  return {
    get,
    getPage: async (href, request = {}) => {
      const page: PoliteRequest = { purpose: 'page', ...request };
      if (!respectRobots || !URL.canParse(href)) return get(href, page);
      const url = new URL(href);
      const found = await rulesOf(url);
      if ('answer' in found) return found.answer;
      if (!robotsAllow(found.rules, url))
        return { kind: 'robots', detail: `robots.txt of ${url.host} does not want this page read` };
      return send(url, href, page, Math.max(minGapMs, found.rules.crawlDelayMs));
    },
    getThenPost: async (href, request, next) => {
      if (!URL.canParse(href)) return http.get(href, request);
      const url = new URL(href);
      return inTurn(url, 2 * minGapMs, request.patienceMs, async () => {
        const begun = now();
        const page = await http.get(href, request);
        const post = page.kind === 'ok' ? next(page) : null;
        if (!post) return page;
        if (!isFree(url)) await sleep(Math.max(0, minGapMs - (now() - begun)));
        return http.post(post.url, post.options);
      });
    },
  };
}
