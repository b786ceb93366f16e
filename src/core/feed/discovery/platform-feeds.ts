/**
 * Feeds that publishing platforms offer without naming them on the page.
 */
import { rsshubUrl } from './rsshub-url.js';

interface Rule {
  host: RegExp;
  path: RegExp;
  /** Builds the feed's address from the matches of host and path. */
  feed(host: RegExpExecArray, path: RegExpExecArray): string;
}

/** Platforms recognised by address. */
const BY_ADDRESS: readonly Rule[] = [
  { host: /^medium\.com$/, path: /^\/(@[\w.-]+|[\w-]+)/, feed: (_h, p) => `https://medium.com/feed/${p[1]}` },
  { host: /^([\w-]+)\.medium\.com$/, path: /^\//, feed: (h) => `https://${h[0]}/feed` },
  { host: /^([\w-]+)\.substack\.com$/, path: /^\//, feed: (h) => `https://${h[0]}/feed` },
  {
    host: /^(?:www\.|m\.)?youtube\.com$/,
    path: /^\/channel\/(UC[\w-]{22})/,
    feed: (_h, p) => `https://www.youtube.com/feeds/videos.xml?channel_id=${p[1]}`,
  },
  {
    host: /^github\.com$/,
    path: /^\/([\w.-]+)\/([\w.-]+)/,
    feed: (_h, p) => `https://github.com/${p[1]}/${p[2]}/releases.atom`,
  },
  {
    host: /^github\.com$/,
    path: /^\/([\w.-]+)\/([\w.-]+)/,
    feed: (_h, p) => `https://github.com/${p[1]}/${p[2]}/commits.atom`,
  },
  { host: /^github\.com$/, path: /^\/([\w.-]+)\/?$/, feed: (_h, p) => `https://github.com/${p[1]}.atom` },
  {
    host: /^(?:www\.|old\.)?reddit\.com$/,
    path: /^\/(r|user)\/([\w-]+)/,
    feed: (_h, p) => `https://www.reddit.com/${p[1]}/${p[2]}/.rss`,
  },
  { host: /\.blogspot\.[a-z.]+$/, path: /^\//, feed: (h) => `https://${h.input}/feeds/posts/default` },
  { host: /\.tumblr\.com$/, path: /^\//, feed: (h) => `https://${h.input}/rss` },
  { host: /^bsky\.app$/, path: /^\/profile\/([\w.:-]+)/, feed: (_h, p) => `https://bsky.app/profile/${p[1]}/rss` },
  { host: /^(?:www\.)?v2ex\.com$/, path: /^\/go\/([\w-]+)/, feed: (_h, p) => `https://www.v2ex.com/feed/${p[1]}.xml` },
];

/** Sites without a feed of their own, for which RSSHub has a route. */
const BY_RSSHUB: readonly Rule[] = [
  { host: /^space\.bilibili\.com$/, path: /^\/(\d+)/, feed: (_h, p) => `rsshub://bilibili/user/video/${p[1]}` },
  {
    host: /^(?:www\.|m\.)?weibo\.c(?:om|n)$/,
    path: /^\/(?:u\/)?(\d{6,})/,
    feed: (_h, p) => `rsshub://weibo/user/${p[1]}`,
  },
  { host: /^zhuanlan\.zhihu\.com$/, path: /^\/(?!p\/)([\w-]+)/, feed: (_h, p) => `rsshub://zhihu/zhuanlan/${p[1]}` },
  {
    host: /^(?:www\.)?zhihu\.com$/,
    path: /^\/people\/([\w-]+)/,
    feed: (_h, p) => `rsshub://zhihu/people/activities/${p[1]}`,
  },
  { host: /^(?:www\.)?36kr\.com$/, path: /^\/newsflashes/, feed: () => 'rsshub://36kr/newsflashes' },
  { host: /^(?:www\.)?cls\.cn$/, path: /^\/(?:telegraph)?$/, feed: () => 'rsshub://cls/telegraph' },
  { host: /^(?:www\.)?ithome\.com$/, path: /^\/tags?\/([^/]+)/, feed: (_h, p) => `rsshub://ithome/tag/${p[1]}` },
  { host: /^(?:www\.)?xueqiu\.com$/, path: /^\/u\/(\d+)/, feed: (_h, p) => `rsshub://xueqiu/user/${p[1]}` },
  {
    host: /^(?:www\.)?thepaper\.cn$/,
    path: /^\/?(?:channel_(\d+))?/,
    feed: (_h, p) => (p[1] ? `rsshub://thepaper/channel/${p[1]}` : 'rsshub://thepaper/featured'),
  },
  { host: /^t\.me$/, path: /^\/(?:s\/)?(\w+)/, feed: (_h, p) => `rsshub://telegram/channel/${p[1]}` },
];

/** Addresses of the feeds; RSSHub routes only if the operator has an instance. */
export function platformFeeds(html: string, address: string, rsshubBase?: string): string[] {
  if (!URL.canParse(address)) return [];
  const url = new URL(address);
  const routes =
    rsshubBase === undefined ? [] : applyRules(BY_RSSHUB, url).flatMap((route) => rsshubUrl(route, rsshubBase) ?? []);
  return [...applyRules(BY_ADDRESS, url), ...byContent(html, url), ...routes];
}

function applyRules(rules: readonly Rule[], url: URL): string[] {
  return rules.flatMap(({ host, path, feed }) => {
    const h = host.exec(url.hostname);
    const p = path.exec(url.pathname);
    return h && p ? [feed(h, p)] : [];
  });
}

/** Platforms recognised by traces in the page. */
function byContent(html: string, url: URL): string[] {
  const generator =
    /<meta[^>]{0,200}name=["']?generator["']?[^>]{0,200}content=["']?([^"'>]{1,100})/i.exec(html)?.[1]?.toLowerCase() ??
    '';
  const at = (path: string) => new URL(path, url).href;
  const channel = /youtube\.com$/.test(url.hostname)
    ? /"(?:channelId|externalId)":"(UC[\w-]{22})"/.exec(html)?.[1]
    : undefined;
  if (channel !== undefined) return [`https://www.youtube.com/feeds/videos.xml?channel_id=${channel}`];
  if (generator.includes('wordpress') || html.includes('/wp-content/')) return [at('/feed/')];
  if (generator.includes('ghost')) return [at('/rss/')];
  if (generator.includes('hexo')) return [at('/atom.xml')];
  if (generator.includes('hugo')) return [at('/index.xml')];
  if (generator.includes('discourse')) return [at('/latest.rss')];
  if (generator.includes('medium') || html.includes('cdn-client.medium.com')) return [at('/feed')];
  if (html.includes('substackcdn.com')) return [at('/feed')];
  return [];
}
