/**
 * How is Google News asked which article a token stands for?
 * Its addresses hold a token since 2024. The article's page carries a signature for the token; with that, the same question is asked as
 * the page's own script would ask. Nobody documents this: what is known comes from open decoders that live by it.
 */
import { scanHtml } from '../../text/scan-html.js';
import { googleNewsId, unwrapSearchLink } from './unwrap-search-link.js';

/** Proof, given by the article's page, that the token was shown to us. */
export interface NewsSignature {
  id: string;
  signature: string;
  /** Seconds since 1970, as the page writes them. */
  timestamp: string;
}

/** The token of an address that does not tell its article by itself; null for every other address. */
export function newsToken(link: string): string | null {
  const id = googleNewsId(link);
  return id === null || unwrapSearchLink(link) !== null ? null : id;
}

/** The page that carries the signature. Those below /articles and /read send programs away; this one is the feed's own. */
export function newsPageAddress(link: string, token: string): string {
  const { origin, searchParams } = new URL(link);
  // Without a place of its own the page first redirects to itself with one.
  const place = { hl: 'en-US', gl: 'US', ceid: 'US:en' };
  const query = Object.entries(place).map(([name, usual]): [string, string] => [name, searchParams.get(name) ?? usual]);
  return `${origin}/rss/articles/${token}?${new URLSearchParams(query)}`;
}

/** Null where the page has none: it has changed, or another page came. Both values must stand on one element to belong together. */
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

/** What the page's script would say of the reader; the placeholders are those that open decoders send. */
const READER = [
  ['X', 'X', ['X', 'X'], null, null, 1, 1, 'US:en', null, 1, null, null, null, null, null, 0, 1],
  ...['X', 'X', 1, [1, 1, 1], 1, 1, null, 0, 0, null, 0],
];
const METHOD = 'Fbv4je';

/** What is posted, and where to. */
export function newsUrlRequest(
  link: string,
  { id, signature, timestamp }: NewsSignature,
): { url: string; body: string } {
  const question = JSON.stringify(['garturlreq', READER, id, Number(timestamp), signature]);
  const body = new URLSearchParams({ 'f.req': JSON.stringify([[[METHOD, question, null, 'generic']]]) });
  return { url: `${new URL(link).origin}/_/DotsSplashUi/data/batchexecute?rpcids=${METHOD}`, body: body.toString() };
}

/**
 * The article's address in the answer: frames of JSON behind a guard against being run as a script, and in them JSON once more. Null
 * where there is none, or one that leads back to Google News.
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
