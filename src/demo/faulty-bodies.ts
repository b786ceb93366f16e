/** What do a broken feed and a bomb look like on the wire? */
import { gzipSync } from 'node:zlib';

/**
 * Breaks a feed as sites do: bare ampersands, an entity that XML does not know, and an end within a tag of the last item.
 * A strict reader gets nothing; a forgiving one gets all items but the last.
 */
export function breakXml(xml: string): string {
  const cut = xml.slice(0, xml.lastIndexOf('<title>') + 3);
  return cut.replaceAll('&amp;', '&').replace('</description>', '&nbsp;</description>');
}

const MEMBER_BYTES = 10_000_000;
const MEMBERS = 20;

/** A gzip body of about 200 KB that inflates to 200 MB. Gzip members may follow one another, so one is made and repeated. */
export function gzipBomb(): Buffer {
  const opening = gzipSync('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>');
  const member = gzipSync(Buffer.alloc(MEMBER_BYTES, 0x20));
  return Buffer.concat([opening, ...Array.from({ length: MEMBERS }, () => member)]);
}
