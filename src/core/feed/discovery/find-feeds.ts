/**
 * Feed candidates for a web page, in the order in which to try them: feeds that the page names, feeds that its platform is known to offer,
 * and common paths. Nothing is fetched here.
 */
import { Parser } from 'htmlparser2';
import { joinUrl } from '../../address/site.js';
import { platformFeeds } from './platform-feeds.js';

export interface FoundFeed {
  url: string;
  /** The title that the page gives it; null if none. */
  title: string | null;
  type: 'rss' | 'atom' | 'json' | 'sitemap' | 'unknown';
  /** Where it comes from: a link element, a hyperlink, a rule for the platform, or a common path. */
  source: 'link' | 'anchor' | 'platform' | 'guess';
}

const TYPES: Readonly<Record<string, FoundFeed['type']>> = {
  'application/rss+xml': 'rss',
  'application/atom+xml': 'atom',
  'application/feed+json': 'json',
  'application/json': 'json',
  'application/rdf+xml': 'rss',
  'text/xml': 'unknown',
  'application/xml': 'unknown',
  'application/x.atom+xml': 'atom',
  'text/rss': 'rss',
};
/** Defaults of common publishing systems, most frequent first. */
const COMMON_PATHS = [
  'feed',
  'rss',
  'feed.xml',
  'rss.xml',
  'atom.xml',
  'index.xml',
  'feed.json',
  'feeds',
  'feed/index.xml',
  'blog/feed',
  'news/rss',
  'rss/news.xml',
  'news-sitemap.xml',
  'sitemap-news.xml',
];
const LOOKS_LIKE_FEED = /(?:^|[/._-])(?:rss|feed|feeds|atom|rdf)(?:[/._?-]|$)|\.(?:rss|rdf|atom)(?:\?|$)/i;
/** Characters of a page examined, and hyperlinks taken from it. */
const MAX_CHARS = 2_000_000;
const MAX_ANCHORS = 10;
/** Real pages nest about forty levels; the parser's stack makes the cost quadratic in the depth. */
const MAX_DEPTH = 512;

class TooDeep extends Error {}

/** Candidates for `url`, without duplicates. `rsshubBase` adds routes of that RSSHub instance for sites that have no feed. */
export function findFeeds(html: string, url: string, options: { rsshubBase?: string } = {}): FoundFeed[] {
  const examined = html.slice(0, MAX_CHARS);
  const { linked, anchored, base } = readPage(examined, url);
  const all = [
    ...linked,
    ...anchored.slice(0, MAX_ANCHORS),
    ...platformFeeds(examined, url, options.rsshubBase).map(fromPlatform),
    ...guesses(base),
  ];
  const seen = new Set<string>();
  return all.filter((feed) => {
    const isNew = /^https?:/i.test(feed.url) && !seen.has(feed.url);
    seen.add(feed.url);
    return isNew;
  });
}

function readPage(html: string, url: string): { linked: FoundFeed[]; anchored: FoundFeed[]; base: string } {
  const linked: FoundFeed[] = [];
  const anchored: FoundFeed[] = [];
  let base = url;
  let anchor: FoundFeed | undefined;
  let depth = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (depth > MAX_DEPTH) throw new TooDeep();
      const href = attributes.href;
      if (href === undefined) return;
      if (name === 'base') base = joinUrl(href, url);
      if (name === 'link') linked.push(...fromLink(attributes, base));
      if (name !== 'a' || !LOOKS_LIKE_FEED.test(href.split('#')[0] ?? '')) return;
      anchor = { url: joinUrl(href, base), title: null, type: 'unknown', source: 'anchor' };
      anchored.push(anchor);
    },
    ontext(text) {
      if (anchor && text.trim() !== '') anchor.title ??= text.trim().slice(0, 200);
    },
    onclosetag(name) {
      depth -= 1;
      if (name === 'a') anchor = undefined;
    },
  });
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return { linked, anchored, base };
}

function fromLink(attributes: Record<string, string>, base: string): FoundFeed[] {
  const rel = ` ${(attributes.rel ?? '').toLowerCase()} `;
  const type = (attributes.type ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
  const isFeed = rel.includes(' feed ') || (rel.includes(' alternate ') && Object.hasOwn(TYPES, type));
  // WordPress also declares its REST address as a JSON alternate.
  if (!isFeed || /\/wp-json\//.test(attributes.href ?? '')) return [];
  return [
    {
      url: joinUrl(attributes.href ?? '', base),
      title: attributes.title?.trim() || null,
      type: TYPES[type] ?? 'unknown',
      source: 'link',
    },
  ];
}

function fromPlatform(url: string): FoundFeed {
  return { url, title: null, type: 'unknown', source: 'platform' };
}

/** Common paths below the page's own folder first, then at the root of the site. */
function guesses(base: string): FoundFeed[] {
  if (!URL.canParse(base)) return [];
  const own = new URL(base);
  const folder = own.pathname.endsWith('/') ? own.pathname : `${own.pathname}/`;
  const folders = folder === '/' || folder.split('/').length > 4 || /\.\w{2,5}\/$/.test(folder) ? ['/'] : [folder, '/'];
  return folders.flatMap((at) =>
    COMMON_PATHS.map(
      (path): FoundFeed => ({
        url: new URL(at + path, own).href,
        title: null,
        type: path.includes('sitemap') ? 'sitemap' : path.endsWith('.json') ? 'json' : 'unknown',
        source: 'guess',
      }),
    ),
  );
}
