/**
 * What does an item of a search feed say, without what the search engine adds of its own?
 */
import { googleNewsId, unwrapSearchLink } from '../feed/search-links/unwrap-search-link.js';
import type { ParsedItem } from '../model.js';

export interface FoundItem {
  /** The item as its outlet would give it; the address is unwrapped as far as it tells by itself. */
  item: ParsedItem;
  /** Who published it; null where the feed itself is the outlet. */
  outlet: string | null;
  /** Address of the outlet's site, where only that tells it: the item's own address is still the search engine's. */
  home: string | null;
}

/** Items of other feeds come back as they are. */
export function cleanSearchItem(item: ParsedItem): FoundItem {
  const { link = '', source } = item;
  const target = unwrapSearchLink(link);
  const isGoogle = googleNewsId(link) !== null;
  if (target === null && !isGoogle) return { item, outlet: null, home: null };
  const { summary: _links, content: _more, ...bare } = item;
  const undressed = {
    // Google repeats the title there, or lists what other outlets write; both change from day to day.
    ...(isGoogle ? bare : item),
    link: target ?? link,
    ...(item.title === undefined ? {} : { title: withoutSource(item.title, source?.name) }),
  };
  return { item: undressed, outlet: source?.name ?? null, home: (target === null && source?.url) || null };
}

/** Google ends each title with the outlet's name. Any other end belongs to the title. */
function withoutSource(title: string, name: string | undefined): string {
  const tidy = title.replace(/\s+/g, ' ').trim();
  const end = ` - ${name}`;
  return name !== undefined && tidy.endsWith(end) && tidy.length > end.length ? tidy.slice(0, -end.length) : title;
}
