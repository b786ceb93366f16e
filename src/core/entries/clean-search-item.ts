/**
 * Items of search feeds, without what the search engine adds.
 */
import { googleNewsId, unwrapSearchLink } from '../feed/search-links/unwrap-search-link.js';
import type { ParsedItem } from '../model.js';

export interface CleanedItem {
  /** The item as its outlet would publish it, with the target's address where the link contains it. */
  item: ParsedItem;
  /** Who published it; null if the feed itself is the outlet. */
  outlet: string | null;
  /** Address of the outlet's site, if the item's own address is still the search engine's. */
  home: string | null;
}

/** Items of other feeds are returned unchanged. */
export function cleanSearchItem(item: ParsedItem): CleanedItem {
  const { link = '', source } = item;
  const target = unwrapSearchLink(link);
  const isGoogle = googleNewsId(link) !== null;
  if (target === null && !isGoogle) return { item, outlet: null, home: null };
  const { summary: _links, content: _more, ...bare } = item;
  const cleaned = {
    // Google's texts repeat the title or list other outlets' articles; both change from day to day.
    ...(isGoogle ? bare : item),
    link: target ?? link,
    ...(item.title === undefined ? {} : { title: withoutSource(item.title, source?.name) }),
  };
  return { item: cleaned, outlet: source?.name ?? null, home: (target === null && source?.url) || null };
}

/** Google appends the outlet's name to each title. Any other ending belongs to the title. */
function withoutSource(title: string, name: string | undefined): string {
  const tidy = title.replace(/\s+/g, ' ').trim();
  const end = ` - ${name}`;
  return name !== undefined && tidy.endsWith(end) && tidy.length > end.length ? tidy.slice(0, -end.length) : title;
}
