/**
 * Which characters do the bytes of a page stand for?
 */
import { decodeBytes } from './decode-bytes.js';

/**
 * Text of an HTML page: by byte-order mark, HTTP header, meta element, then content, each believed only as far as the bytes agree.
 * @param contentType the HTTP header, e.g. `text/html; charset=gbk`.
 */
export function decodeHtml(bytes: Uint8Array, contentType?: string): string {
  return decodeBytes(bytes, contentType).text;
}
