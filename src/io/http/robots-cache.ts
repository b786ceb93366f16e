/**
 * Which robots.txt rules hold for a site, and until when?
 */
import { decodeHtml } from '../../core/bytes/decode-bytes.js';
import type { HttpResult } from '../../core/http/http-result.js';
import { ALLOW_ALL, parseRobots, type RobotsRules } from '../../core/http/robots.js';
import { ROBOTS_TOKEN } from '../../core/http/user-agent.js';

/** RFC 9309: not to be used longer than a day. */
const KEEP_MS = 24 * 3_600_000;
/** Rules of the sites of all feeds and of what they link to; the oldest go first. */
const MAX_SITES = 2000;

/**
 * What an answer to the question for robots.txt means: the rules, or null where the site cannot be asked now. A site without a
 * readable robots.txt (any 4xx, a page of HTML, redirects without end) forbids nothing; one that is down may, so it is left alone.
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

/** Remembers rules by origin, for a day, in memory. */
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
