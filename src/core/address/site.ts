/**
 * Do two addresses belong to one site?
 * Needed before a page's own `rel=canonical` or `og:url` is believed: only a site may rename its own pages.
 */

/** The address, or null where the text is none. */
export function readUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
/** Endings under which strangers register names; a full public-suffix list would be 250 KB for the same answer on news sites. */
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
 * The part of a host name that one owner registered: "m.news.example.com.cn" gives "example.com.cn".
 * Addresses in digits and single names come back whole.
 */
export function registeredName(host: string): string {
  const bare = host.toLowerCase().replace(/\.$/, '');
  if (/^[\d.]+$/.test(bare) || bare.startsWith('[')) return bare;
  const labels = bare.split('.');
  const ending = labels.slice(-2).join('.');
  return labels.slice(SHARED_ENDINGS.has(ending) ? -3 : -2).join('.');
}

/** True when both addresses can be read and stand under one registered name. */
export function sameSite(a: string, b: string): boolean {
  const [first, second] = [readUrl(a), readUrl(b)];
  if (!first?.hostname || !second?.hostname) return false;
  return registeredName(first.hostname) === registeredName(second.hostname);
}

/** Host name without "www."; '' where the address cannot be read. */
export function siteOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.replace(/^www\./, '') : '';
}
