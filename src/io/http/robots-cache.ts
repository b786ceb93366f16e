/**
 * The robots.txt rules of sites, kept for a day.
 */
import { decodeHtml } from '../../core/bytes/decode-bytes.js';
import type { HttpResult } from '../../core/http/http-result.js';
import { ALLOW_ALL, parseRobots, type RobotsRules } from '../../core/http/robots.js';
import { ROBOTS_TOKEN } from '../../core/http/user-agent.js';

/** RFC 9309: rules should not be used for more than a day. */
const KEEP_MS = 24 * 3_600_000;
/** Enough for the sites of all feeds and the pages they link to; the oldest are dropped first. */
const MAX_SITES = 2000;

/**
 * The rules that a response to the request for robots.txt means; null if the site is unavailable. A site without a readable robots.txt
 * (any 4xx, an HTML page, endless redirects) forbids nothing. One that is down may forbid something, so its pages are not requested.
 */
export function rulesFrom(answer: HttpResult): RobotsRules | null {
  switch (answer.kind) {
    case 'ok':
      return parseRobots(decodeHtml(answer.body, answer.contentType), ROBOTS_TOKEN);
    case 'not-found':
    case 'gone':
    case 'forbidden':
    case 'client-error':
    case 'bad-redirect':
    case 'too-large':
      return ALLOW_ALL;
    default:
      return null;
  }
}

/** Caches rules by origin in memory. */
export function createRobotsCache(now: () => number) {
  const sites = new Map<string, { rules: RobotsRules; untilMs: number }>();
  return {
    get(origin: string): RobotsRules | undefined {
      const site = sites.get(origin);
      return site && site.untilMs > now() ? site.rules : undefined;
    },
    set(origin: string, rules: RobotsRules): void {
      sites.delete(origin);
      sites.set(origin, { rules, untilMs: now() + KEEP_MS });
      const oldest = sites.keys().next();
      if (sites.size > MAX_SITES && !oldest.done) sites.delete(oldest.value);
    },
  };
}
