/** Default id of a feed, made from its address alone so that it is as stable as the address. */

/** Long enough to be distinctive, short enough for a table. */
const MOST_CHARACTERS = 40;

/** "ithome.com-rss" from "https://www.ithome.com/rss/"; a checksum replaces what does not fit, such as a query. */
export function feedId(url: string): string {
  const address = withoutScheme(url);
  const slug = (address.split('?')[0] ?? '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  const lossless = /^[\w./-]*$/.test(address) && slug.length <= MOST_CHARACTERS && /[a-z]/.test(slug);
  if (lossless) return slug;
  const start = slug.slice(0, MOST_CHARACTERS - 9).replace(/[-.]+$/, '');
  return start === '' ? checkSum(address) : `${start}-${checkSum(address)}`;
}

/** Normalised address: equal for two spellings of the same feed. */
export function sameFeedKey(url: string): string {
  const address = withoutScheme(url);
  const host = /^[^/?]*/.exec(address)?.[0] ?? '';
  return host.toLowerCase() + address.slice(host.length);
}

function withoutScheme(url: string): string {
  return url
    .trim()
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/^rsshub:\/\//i, 'rsshub/')
    .replace(/#.*$/, '')
    .replace(/\/+$/, '');
}

/** FNV-1a, 32 bit, over UTF-16 code units. The result starts with a letter, so that an id never consists only of digits. */
function checkSum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `x${hash.toString(16).padStart(8, '0').slice(1)}`;
}
