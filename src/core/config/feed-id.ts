/**
 * Under which name is a feed known when its configuration gives none?
 * The name is made from the address alone, so it stays the same as long as the address does.
 */

/** Long enough to be told apart, short enough for a table. */
const MOST_CHARACTERS = 40;

/** "ithome.com-rss" from "https://www.ithome.com/rss/"; a check sum stands for what had to be left out, such as a query. */
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

/** The address in the form in which two spellings of one feed are equal. */
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

/** FNV-1a, 32 bit, over UTF-16 units; eight hex digits beginning with a letter so that an id is never digits alone. */
function checkSum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  return `x${hash.toString(16).padStart(8, '0').slice(1)}`;
}
