/** Parsing of URLs and the sites they belong to. */

/** The parsed URL, or null if the text is not absolute or invalid. `URL.parse` is missing from the oldest Node 20 we support. */
export function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
/** Suffixes under which anyone can register a name. A full public-suffix list would take 250 KB for the same answers on news sites. */
const SHARED_ENDINGS = new Set([
  ...['com', 'net', 'org', 'gov', 'edu', 'ac'].flatMap((kind) =>
    ['cn', 'hk', 'tw', 'sg', 'au', 'my', 'br', 'tr', 'mx'].map((land) => `${kind}.${land}`),
  ),
  ...[
    'co.uk',
    'org.uk',
    'ac.uk',
    'gov.uk',
    'co.jp',
    'ne.jp',
    'or.jp',
    'co.kr',
    'or.kr',
    'co.in',
    'co.nz',
    'co.za',
    'co.id',
    'co.th',
  ],
  ...[
    'github.io',
    'gitlab.io',
    'blogspot.com',
    'wordpress.com',
    'medium.com',
    'substack.com',
    'tumblr.com',
    'typepad.com',
  ],
  ...[
    'vercel.app',
    'netlify.app',
    'pages.dev',
    'web.app',
    'firebaseapp.com',
    'herokuapp.com',
    'livejournal.com',
    'lofter.com',
  ],
  ...['feishu.cn', 'notion.site', 'ghost.io', 'weebly.com', 'wixsite.com', 'csdn.net', 'cnblogs.com'],
]);

/**
 * The registered domain of a host name: "m.news.example.com.cn" gives "example.com.cn". IP addresses and single labels are
 * returned unchanged.
 */
export function registeredName(host: string): string {
  const bare = host.toLowerCase().replace(/\.$/, '');
  if (/^[\d.]+$/.test(bare) || bare.startsWith('[')) return bare;
  const labels = bare.split('.');
  const ending = labels.slice(-2).join('.');
  return labels.slice(SHARED_ENDINGS.has(ending) ? -3 : -2).join('.');
}

/** Whether both URLs are valid and share a registered domain. Only then may a page's `rel=canonical` or `og:url` rename it. */
export function sameSite(a: string, b: string): boolean {
  const [first, second] = [readUrl(a), readUrl(b)];
  if (!first?.hostname || !second?.hostname) return false;
  return registeredName(first.hostname) === registeredName(second.hostname);
}

/** The host name without "www."; '' if the URL is invalid. */
export function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}

/** Resolves `url` against `base`. Absolute and unresolvable URLs are returned as written, apart from surrounding space. */
export function joinUrl(url: string, base: string | undefined): string {
  const trimmed = url.trim();
  if (base === undefined || /^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return trimmed;
  try {
    return new URL(trimmed, base).href;
  } catch {
    return trimmed;
  }
}
