/**
 * Which addresses does an answer announce beside its body? (RFC 8288)
 */
import type { HttpOk } from './http-answer.js';

/** The first address of a relation in a Link header, made absolute; undefined where there is none. */
function linkByRel(header: string, rel: string, base: string): string | undefined {
  for (const link of header.split(/,(?=\s*<)/)) {
    const [, address = '', rest = ''] = /^\s*<([^<>]*)>(.*)$/s.exec(link) ?? [];
    const [, quoted, bare = ''] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;]*))/i.exec(rest) ?? [];
    // A link with an anchor speaks of something else than the answer.
    const isMeant = (quoted ?? bare).toLowerCase().split(/\s+/).includes(rel) && !/;\s*anchor\s*=/i.test(rest);
    if (isMeant && URL.canParse(address, base)) return new URL(address, base).href;
  }
  return undefined;
}

/** Who tells of a feed's news, and under which name (WebSub). Headers go before what the feed itself says. */
export function announcedHub({ headers, finalUrl }: Pick<HttpOk, 'headers' | 'finalUrl'>): {
  hub?: string;
  self?: string;
} {
  const header = headers.link ?? '';
  const [hub, self] = [linkByRel(header, 'hub', finalUrl), linkByRel(header, 'self', finalUrl)];
  return { ...(hub === undefined ? {} : { hub }), ...(self === undefined ? {} : { self }) };
}
