/**
 * Targets of the redirect links in search feeds, where the link itself contains them.
 */

/** Redirect pages whose target is a query parameter. */
const CARRIERS: readonly { host: RegExp; path: RegExp; parameter: string[] }[] = [
  { host: /(^|\.)bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, parameter: ['url'] },
  { host: /(^|\.)google\.[a-z.]{2,6}$/, path: /^\/url$/, parameter: ['url', 'q'] },
  { host: /(^|\.)duckduckgo\.com$/, path: /^\/l\/?$/, parameter: ['uddg'] },
  { host: /^link\.zhihu\.com$/, path: /^\/$/, parameter: ['target'] },
];

/**
 * The address behind a redirect of Bing, Google, Google News, DuckDuckGo or Zhihu. Null if `link` is not one, or if only a request can tell
 * (since 2024, Google News ids hold a token instead of the address; see `google-news.ts`). Nested redirects are unwrapped once.
 */
export function unwrapSearchLink(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const url = new URL(link);
  const carrier = CARRIERS.find(({ host, path }) => host.test(url.hostname) && path.test(url.pathname));
  if (carrier)
    return (
      carrier.parameter.map((name) => webAddress(url.searchParams.get(name))).find((found) => found !== null) ?? null
    );
  const id = googleNewsId(link);
  return id === null ? null : readGoogleNewsId(id);
}

/** The article id in a Google News address; null if `link` is not one. */
export function googleNewsId(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { hostname, pathname } = new URL(link);
  if (hostname !== 'news.google.com') return null;
  return /\/(?:articles|read)\/([\w-]{16,4096})=*$/.exec(pathname)?.[1] ?? null;
}

/** Google News ids are a base64 record: 08 13 22, length (varint), text. The text is the address or, in newer ids, a token. */
function readGoogleNewsId(id: string): string | null {
  const bytes = Buffer.from(id, 'base64url');
  if (bytes[0] !== 0x08 || bytes[2] !== 0x22) return null;
  const first = bytes[3] ?? 0;
  const isLong = first >= 0x80;
  const length = isLong ? (first & 0x7f) | ((bytes[4] ?? 0) << 7) : first;
  const start = isLong ? 5 : 4;
  return webAddress(bytes.subarray(start, start + length).toString('utf8'));
}

function webAddress(text: string | null): string | null {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null;
}
