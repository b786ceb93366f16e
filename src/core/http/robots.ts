/**
 * Does a site's robots.txt let Half Step read a page?
 * The Robots Exclusion Protocol (RFC 9309) with Crawl-delay.
 */

interface Rule {
  allow: boolean;
  /** The path pattern, cut at its stars; percent-coding levelled. */
  pieces: string[];
  /** Ended in `$`: the last piece must end the path. */
  anchored: boolean;
  /** Of the pattern as written: the longest rule that fits wins. */
  length: number;
}

/** What this program may do at one site. */
export interface RobotsRules {
  rules: readonly Rule[];
  crawlDelayMs: number;
}

/** Where there is no robots.txt. */
export const ALLOW_ALL: RobotsRules = { rules: [], crawlDelayMs: 0 };

/** RFC 9309 asks for at least 500 KiB; rules are bounded too, so that a question stays cheap. */
const MAX_CHARS = 512 * 1024;
const MAX_LINES = 10_000;
const MAX_PATTERN_CHARS = 1000;
/** A longer delay means "go away"; one page in five minutes still comes in time for a weekly digest. */
const MAX_DELAY_MS = 5 * 60_000;

/** One spelling for each octet: `/ü`, `/%c3%bc` and `/%C3%BC` are the same path, `/%61` is `/a`. */
function levelCoding(path: string): string {
  const ascii = path.replace(/[^\x21-\x7e]+/g, (run) =>
    Array.from(new TextEncoder().encode(run), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return ascii.replace(/%([0-9a-f]{2})/gi, (code, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(char) ? char : code.toUpperCase();
  });
}

/** An empty pattern rules nothing. */
function parseRule(allow: boolean, pattern: string): Rule[] {
  if (pattern === '' || pattern.length > MAX_PATTERN_CHARS) return [];
  const anchored = pattern.endsWith('$');
  const path = levelCoding(anchored ? pattern.slice(0, -1) : pattern);
  return [{ allow, pieces: path.split(/\*+/), anchored, length: pattern.length }];
}

interface Group {
  agents: string[];
  rules: Rule[];
  crawlDelayMs: number;
}

function readLine(line: string): [name: string, value: string] {
  const text = line.split('#', 1)[0] ?? '';
  const colon = text.indexOf(':');
  return colon === -1 ? ['', ''] : [text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim()];
}

/** Consecutive User-agent lines share the rules below them. */
function parseGroups(text: string): Group[] {
  const groups: Group[] = [];
  let current: Group | undefined;
  let agentsEnded = true;
  for (const line of text
    .replace(/^\ufeff/, '')
    .slice(0, MAX_CHARS)
    .split(/\r\n|\r|\n/, MAX_LINES)) {
    const [name, value] = readLine(line);
    if (name === 'user-agent') {
      if (!current || agentsEnded) {
        current = { agents: [], rules: [], crawlDelayMs: 0 };
        groups.push(current);
      }
      // "halfstep/1.0" addresses the same program as "halfstep".
      current.agents.push(value.toLowerCase().split('/', 1)[0] ?? '');
      agentsEnded = false;
    } else if (current && /^(dis)?allow$/.test(name)) {
      current.rules.push(...parseRule(name === 'allow', value));
      agentsEnded = true;
    } else if (current && name === 'crawl-delay') {
      current.crawlDelayMs = Math.min(Math.max(Number(value) * 1000 || 0, 0), MAX_DELAY_MS);
      agentsEnded = true;
    }
  }
  return groups;
}

/**
 * Reads a robots.txt for one program: all groups that name it, else all that name everybody. Never throws: whatever is not
 * understood rules nothing.
 * @param agent the product token, e.g. "halfstep".
 */
export function parseRobots(text: string, agent: string): RobotsRules {
  const groups = parseGroups(text);
  const own = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()));
  const ours = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
  return {
    rules: ours.flatMap(({ rules }) => rules),
    crawlDelayMs: Math.max(0, ...ours.map((group) => group.crawlDelayMs)),
  };
}

/** Each piece is taken where it first fits, which is right for all but an anchored last one: that must fit at the end. */
function fits(rule: Rule, path: string): boolean {
  const [first = '', ...rest] = rule.pieces;
  if (!path.startsWith(first)) return false;
  const last = rule.anchored ? rest.pop() : undefined;
  if (rule.anchored && last === undefined) return path === first;
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return last === undefined || (path.endsWith(last) && path.length - last.length >= at);
}

/** The longest rule that fits decides; between equals, the one that allows. robots.txt itself is always open. */
export function robotsAllow({ rules }: RobotsRules, url: URL): boolean {
  const path = levelCoding(url.pathname + url.search);
  if (path === '/robots.txt') return true;
  let best: Rule | undefined;
  for (const rule of rules) {
    const outranks = !best || rule.length > best.length || (rule.length === best.length && rule.allow);
    if (outranks && fits(rule, path)) best = rule;
  }
  return best?.allow ?? true;
}
