/**
 * Resolving the tokens in Google News addresses.
 * Since 2024 the addresses hold a token. The article's page contains a signature for it; with that, we send the request that the page's own
 * script sends. The protocol is undocumented and taken from open-source decoders.
 */
import { scanHtml } from '../../text/scan-html.js';
import { googleNewsId, unwrapSearchLink } from './unwrap-search-link.js';

/** The article page's proof that the token was shown to us. */
export interface NewsSignature {
  id: string;
  signature: string;
  /** Unix time in seconds, as written in the page. */
  timestamp: string;
}

/** The token of an address that does not contain its article's address; null for every other address. */
export function newsToken(link: string): string | null {
  const id = googleNewsId(link);
  return id === null || unwrapSearchLink(link) !== null ? null : id;
}

/** The page that contains the signature. Pages below /articles and /read turn programs away; this is the one that the feed links to. */
export function newsPageAddress(link: string, token: string): string {
  const { origin, searchParams } = new URL(link);
  // Without a locale the page first redirects to itself with one.
  const place = { hl: 'en-US', gl: 'US', ceid: 'US:en' };
  const query = Object.entries(place).map(([name, usual]): [string, string] => [name, searchParams.get(name) ?? usual]);
  return `${origin}/rss/articles/${token}?${new URLSearchParams(query)}`;
}

/** The signature, whose two parts must be on the same element. Null if there is none: the page has changed, or a different one came. */
export function readNewsSignature(html: string, token: string): NewsSignature | null {
  let found: NewsSignature | null = null;
  let tag = new Map<string, string>();
  scanHtml(
    html,
    {
      text: () => {},
      open: () => {
        tag = new Map();
      },
      attribute: (name, raw) => name.startsWith('data-n-a-') && tag.set(name, textOf(raw)),
      opened: () => {
        const [signature, timestamp] = [tag.get('data-n-a-sg'), tag.get('data-n-a-ts')];
        if (!signature || !/^\d{1,15}$/.test(timestamp ?? '')) return;
        found ??= { id: tag.get('data-n-a-id') || token, signature, timestamp: timestamp ?? '' };
      },
      close: () => {},
    },
    false,
  );
  return found;
}

function textOf(raw: string): string {
  return /=\s*["']?([^"']*)/.exec(raw)?.[1]?.trim() ?? '';
}

/** The reader's locale and client, as the page's script describes them; the placeholders are those of open-source decoders. */
const READER = [
  ['X', 'X', ['X', 'X'], null, null, 1, 1, 'US:en', null, 1, null, null, null, null, null, 0, 1],
  ...['X', 'X', 1, [1, 1, 1], 1, 1, null, 0, 0, null, 0],
];
const METHOD = 'Fbv4je';

/** The form to post, and the address to post it to. */
export function newsUrlRequest(
  link: string,
  { id, signature, timestamp }: NewsSignature,
): { url: string; body: string } {
  const question = JSON.stringify(['garturlreq', READER, id, Number(timestamp), signature]);
  const body = new URLSearchParams({ 'f.req': JSON.stringify([[[METHOD, question, null, 'generic']]]) });
  return { url: `${new URL(link).origin}/_/DotsSplashUi/data/batchexecute?rpcids=${METHOD}`, body: body.toString() };
}

/**
 * The article's address in the response: JSON frames, after a prefix that keeps it from running as a script, with JSON strings inside.
 * Null if there is none, or one that leads back to Google News.
 */
export function readNewsUrlResponse(text: string): string | null {
  for (const line of text.split('\n')) {
    for (const frame of listOf(line)) {
      if (!Array.isArray(frame) || frame[0] !== 'wrb.fr' || frame[1] !== METHOD) continue;
      const [kind, address] = listOf(frame[2]);
      if (kind === 'garturlres' && isArticle(address)) return address;
    }
  }
  return null;
}

function isArticle(address: unknown): address is string {
  if (typeof address !== 'string' || !/^https?:\/\//i.test(address) || !URL.canParse(address)) return false;
  return new URL(address).hostname !== 'news.google.com';
}

function listOf(text: unknown): unknown[] {
  if (typeof text !== 'string' || !text.trimStart().startsWith('[')) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
