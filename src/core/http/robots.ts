/**
 * robots.txt: the Robots Exclusion Protocol (RFC 9309) with Crawl-delay.
 */

interface Rule {
  allow: boolean;
  /** The path pattern, split at its asterisks; percent-encoding normalised. */
  pieces: string[];
  /** The pattern ended in `$`: the last piece must end the path. */
  anchored: boolean;
  /** Length of the pattern as written: the longest matching rule wins. */
  length: number;
}

/** What this program may fetch from one site. */
export interface RobotsRules {
  rules: readonly Rule[];
  crawlDelayMs: number;
}

/** For sites without a robots.txt. */
export const ALLOW_ALL: RobotsRules = { rules: [], crawlDelayMs: 0 };

/** RFC 9309 requires at least 500 KiB. The number and length of rules are bounded too, so that checking a URL stays cheap. */
const MAX_CHARS = 512 * 1024;
const MAX_LINES = 10_000;
const MAX_PATTERN_CHARS = 1000;
/** A longer delay means "go away". At one page every five minutes, articles still arrive in time for a weekly digest. */
const MAX_DELAY_MS = 5 * 60_000;

/** One spelling per octet: `/ü`, `/%c3%bc` and `/%C3%BC` are the same path, `/%61` is `/a`. */
function normaliseEncoding(path: string): string {
  const ascii = path.replace(/[^\x21-\x7e]+/g, (run) =>
    Array.from(new TextEncoder().encode(run), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
  return ascii.replace(/%([0-9a-f]{2})/gi, (code, hex: string) => {
    const char = String.fromCharCode(Number.parseInt(hex, 16));
    return /[A-Za-z0-9\-._~]/.test(char) ? char : code.toUpperCase();
  });
}

/** An empty pattern is no rule. */
function parseRule(allow: boolean, pattern: string): Rule[] {
  if (pattern === '' || pattern.length > MAX_PATTERN_CHARS) return [];
  const anchored = pattern.endsWith('$');
  const path = normaliseEncoding(anchored ? pattern.slice(0, -1) : pattern);
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

/** Consecutive User-agent lines share the rules that follow. */
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
      // "halfstep/1.0" means the same program as "halfstep".
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
 * The rules of a robots.txt for one program: all groups that name it, else all groups for "*". Never throws; lines that cannot be parsed
 * are ignored.
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

/** Matches each piece at its first occurrence, which is correct for all but an anchored last piece: that must match at the end. */
function matches(rule: Rule, path: string): boolean {
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

/** The longest matching rule decides; of two equally long ones, the one that allows. robots.txt itself is always allowed. */
export function robotsAllow({ rules }: RobotsRules, url: URL): boolean {
  const path = normaliseEncoding(url.pathname + url.search);
  if (path === '/robots.txt') return true;
  let best: Rule | undefined;
  for (const rule of rules) {
    const outranks = !best || rule.length > best.length || (rule.length === best.length && rule.allow);
    if (outranks && matches(rule, path)) best = rule;
  }
  return best?.allow ?? true;
}
