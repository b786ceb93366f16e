/**
 * Requests to other people's servers without burdening them: in turn at each host, and robots.txt is respected for article pages.
 */
import type { HttpOk, HttpResult } from '../../core/http/http-result.js';
import { type RobotsRules, robotsAllow } from '../../core/http/robots.js';
import type { Http, PostOptions } from './create-http.js';
import { createHostTurns, type HostTurnOptions, type HostTurns, type HttpWait } from './host-turns.js';
import type { RequestOptions } from './request.js';
import { createRobotsCache, rulesFrom } from './robots-cache.js';

/** The site's robots.txt disallows this page; nothing was sent. */
export interface RobotsRefusal {
  kind: 'robots';
  detail: string;
}

export interface PoliteOptions extends HostTurnOptions {
  http: Http;
  /** Between two starts to one host; 5 s by default. */
  minGapMs?: number;
  /** Whether article pages respect robots.txt; true by default. */
  respectRobots?: boolean;
}

export interface PoliteRequest extends RequestOptions {
  /** Longest wait for the host's turn that is slept through; 1.5 s by default. Longer for requests that are useless later. */
  patienceMs?: number;
}

export interface PoliteHttp {
  /** A configured feed or an API: in turn, without robots.txt, which is for robots that choose their targets themselves. */
  get(url: string, options: PoliteRequest): Promise<HttpResult | HttpWait>;
  /** An article page: in turn, and only if robots.txt allows it. The first page of a site costs a request for its robots.txt. */
  getPage(url: string, options?: Partial<PoliteRequest>): Promise<HttpResult | HttpWait | RobotsRefusal>;
  /**
   * A visit of two requests to one host: a page, and a post that depends on it. Both turns are taken at once, so that nobody comes
   * in between; the second waits for its gap after the first. Returns the result of the second, or of the first if `next` returns
   * null.
   */
  getThenPost(
    url: string,
    options: PoliteRequest,
    next: (page: HttpOk) => { url: string; options: PostOptions } | null,
  ): Promise<HttpResult | HttpWait>;
}

const MIN_GAP_MS = 5000;

interface Context {
  http: Http;
  turns: HostTurns;
  robots: ReturnType<typeof createRobotsCache>;
  minGapMs: number;
}

/** Wraps `http`. The limits hold across all processes that share `hosts`. */
export function createPoliteHttp(options: PoliteOptions): PoliteHttp {
  const { http, minGapMs = MIN_GAP_MS, respectRobots = true, now = Date.now } = options;
  const context: Context = { http, turns: createHostTurns(options), robots: createRobotsCache(now), minGapMs };
  const get = async (href: string, request: PoliteRequest): Promise<HttpResult | HttpWait> =>
    URL.canParse(href) ? send(context, href, request, minGapMs) : http.get(href, request);
  return {
    get,
    getPage: async (href, request = {}) => {
      const page: PoliteRequest = { purpose: 'page', ...request };
      return respectRobots && URL.canParse(href) ? getIfAllowed(context, href, page) : get(href, page);
    },
    getThenPost: async (href, request, next) => {
      if (!URL.canParse(href)) return http.get(href, request);
      const url = new URL(href);
      return context.turns.inTurn(url, { gapMs: 2 * minGapMs, patienceMs: request.patienceMs }, async () => {
        const begun = now();
        const page = await http.get(href, request);
        const post = page.kind === 'ok' ? next(page) : null;
        if (!post) return page;
        await context.turns.pause(url, minGapMs - (now() - begun));
        return http.post(post.url, post.options);
      });
    },
  };
}

function send(
  { http, turns }: Context,
  href: string,
  request: PoliteRequest,
  gapMs: number,
): Promise<HttpResult | HttpWait> {
  return turns.inTurn(new URL(href), { gapMs, patienceMs: request.patienceMs }, () => http.get(href, request));
}

async function getIfAllowed(
  context: Context,
  href: string,
  page: PoliteRequest,
): Promise<HttpResult | HttpWait | RobotsRefusal> {
  const url = new URL(href);
  const found = await rulesOf(context, url);
  if ('result' in found) return found.result;
  if (!robotsAllow(found.rules, url))
    return { kind: 'robots', detail: `robots.txt of ${url.host} does not want this page read` };
  return send(context, href, page, Math.max(context.minGapMs, found.rules.crawlDelayMs));
}

/** The site's rules, or the result that prevented reading them, which would prevent reading the page as well. */
async function rulesOf(
  context: Context,
  url: URL,
): Promise<{ rules: RobotsRules } | { result: HttpResult | HttpWait }> {
  const known = context.robots.get(url.origin);
  if (known) return { rules: known };
  const result = await send(context, `${url.origin}/robots.txt`, { purpose: 'robots' }, context.minGapMs);
  const rules = result.kind === 'wait' ? null : rulesFrom(result);
  if (!rules) return { result };
  context.robots.set(url.origin, rules);
  return { rules };
}
