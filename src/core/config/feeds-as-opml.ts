/** Import and export of feeds as OPML: folders are groups, titles are names. */
import { parseOpml, serialiseOpml } from '../feed/opml.js';
import { FeedUrl } from '../yaml/field-types.js';
import { sameFeedKey } from './feed-id.js';

/** A feed read from OPML. */
export interface ImportedFeed {
  name: string;
  url: string;
  group: string | undefined;
}

/** Nested folders become one group joined by this, and are split again on export. */
const BETWEEN_FOLDERS = ' / ';

/** Reads the feeds of an OPML file, each address once; undefined if it is not OPML. Entries without a usable address are skipped. */
export function readOpml(xml: string): ImportedFeed[] | undefined {
  const found = new Map<string, ImportedFeed>();
  try {
    for (const { title, url, folder } of parseOpml(xml).feeds) {
      if (!FeedUrl.safeParse(url).success) continue;
      const group = folder.length === 0 ? undefined : folder.join(BETWEEN_FOLDERS);
      const key = sameFeedKey(url);
      if (!found.has(key)) found.set(key, { name: (title || url).slice(0, 120), url, group });
    }
  } catch {
    return undefined;
  }
  return [...found.values()];
}

/** Writes an OPML 2.0 file; feeds without a group are outside any folder. */
export function writeOpml(
  title: string,
  feeds: readonly { name: string; url: string; group: string | null }[],
): string {
  const placed = feeds.map(({ name, url, group }) => ({
    title: name,
    url,
    folder: group === null ? [] : group.split(BETWEEN_FOLDERS),
  }));
  return serialiseOpml({ title, feeds: placed });
}
