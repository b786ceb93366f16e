/**
 * How do feeds look to other readers?
 * OPML in and out: folders are groups, titles are names.
 */
import { generateOpml, parseOpml } from 'feedsmith';
import { sameFeedKey } from './feed-id.js';
import { FeedUrl } from './field-types.js';

/** A feed as OPML knows it. */
export interface OpmlFeed {
  name: string;
  url: string;
  group: string | undefined;
}

interface Outline {
  text?: string | undefined;
  title?: string | undefined;
  xmlUrl?: string | undefined;
  outlines?: Outline[] | undefined;
}

/** Nested folders are joined by this; deeper than that no reader goes. */
const BETWEEN_FOLDERS = ' / ';
const DEEPEST = 20;

/** The feeds of an OPML file, each address once; undefined when it is none. Entries without a usable address are left out. */
export function readOpml(xml: string): OpmlFeed[] | undefined {
  let outlines: Outline[];
  try {
    outlines = parseOpml(xml).body?.outlines ?? [];
  } catch {
    return undefined;
  }
  const found = new Map<string, OpmlFeed>();
  const visit = (outline: Outline, folders: string[]): void => {
    const name = (outline.title ?? outline.text ?? '').trim();
    const url = outline.xmlUrl?.trim();
    if (url !== undefined && FeedUrl.safeParse(url).success) {
      const key = sameFeedKey(url);
      const group = folders.length === 0 ? undefined : folders.join(BETWEEN_FOLDERS);
      if (!found.has(key)) found.set(key, { name: (name || url).slice(0, 120), url, group });
    }
    if (folders.length >= DEEPEST) return;
    for (const child of outline.outlines ?? []) visit(child, name === '' ? folders : [...folders, name]);
  };
  for (const outline of outlines) visit(outline, []);
  return [...found.values()];
}

/** An OPML 2.0 file; feeds without a group stand outside of folders. */
export function writeOpml(
  title: string,
  feeds: readonly { name: string; url: string; group: string | null }[],
): string {
  const outline = ({ name, url }: { name: string; url: string }) => ({
    type: 'rss',
    text: name,
    title: name,
    xmlUrl: url,
  });
  const groups = [...new Set(feeds.flatMap(({ group }) => group ?? []))];
  return generateOpml({
    head: { title },
    body: {
      outlines: [
        ...feeds.filter(({ group }) => group === null).map(outline),
        ...groups.map((group) => ({
          text: group,
          title: group,
          outlines: feeds.filter((feed) => feed.group === group).map(outline),
        })),
      ],
    },
  });
}
