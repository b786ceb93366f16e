/**
 * Which article does a search feed's redirect lead to, as far as the address itself tells?
 */

/** Redirect pages that carry their target in a parameter. */
const CARRIERS: readonly { host: RegExp; path: RegExp; parameter: string[] }[] = [
  { host: /(^|\.)bing\.com$/, path: /^\/news\/apiclick\.aspx$/i, parameter: ['url'] },
  { host: /(^|\.)google\.[a-z.]{2,6}$/, path: /^\/url$/, parameter: ['url', 'q'] },
  { host: /(^|\.)duckduckgo\.com$/, path: /^\/l\/?$/, parameter: ['uddg'] },
  { host: /^link\.zhihu\.com$/, path: /^\/$/, parameter: ['target'] },
];

/**
 * The address behind a redirect of Bing, Google, Google News or DuckDuckGo. Null where `link` is none of them, or where only a request can
 * tell (Google News ids since 2024 hold a token instead of the address: `google-news.ts`). A link inside a link is unwrapped once.
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

/** What names an article in an address of Google News; null where `link` is none. */
export function googleNewsId(link: string): string | null {
  if (!URL.canParse(link)) return null;
  const { hostname, pathname } = new URL(link);
  if (hostname !== 'news.google.com') return null;
  return /\/(?:articles|read)\/([\w-]{16,4096})=*$/.exec(pathname)?.[1] ?? null;
}

/** Google News ids are base64 of a small record: 08 13 22, length (varint), text. The text is the address, or a token in newer ids. */
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
