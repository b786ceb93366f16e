/**
 * How do a list of feeds and an OPML document become each other?
 * Folders (outlines without an address), their order, titles and site addresses survive the way there and back.
 */
import { generateOpml, type Opml, parseOpml as readOutlines } from 'feedsmith';

/** One subscription. */
export interface OpmlFeed {
  title: string;
  /** Address of the feed. */
  url: string;
  /** Address of the site it belongs to. */
  site?: string;
  /** Folders from the outermost in; empty at the top level. */
  folder: string[];
}

export interface OpmlDocument {
  title?: string;
  feeds: OpmlFeed[];
}

type Outline = Opml.Outline<string>;

/** Reads OPML 1.0 or 2.0. @throws where the text holds no OPML */
export function parseOpml(text: string): OpmlDocument {
  const document = readOutlines(text);
  const title = document.head?.title;
  return { ...(title === undefined ? {} : { title }), feeds: collect(document.body?.outlines ?? [], []) };
}

function collect(outlines: Outline[], folder: string[]): OpmlFeed[] {
  return outlines.flatMap((outline) => {
    const title = outline.title ?? outline.text ?? outline.xmlUrl ?? '';
    const inside = outline.outlines ?? [];
    if (outline.xmlUrl === undefined) return collect(inside, title === '' ? folder : [...folder, title]);
    const feed = {
      title,
      url: outline.xmlUrl,
      ...(outline.htmlUrl === undefined ? {} : { site: outline.htmlUrl }),
      folder,
    };
    return [feed, ...collect(inside, folder)];
  });
}

/** Writes OPML 2.0. Feeds of one folder stand together, in the place of the folder's first feed. */
export function serialiseOpml({ title, feeds }: OpmlDocument): string {
  const outlines: Outline[] = [];
  for (const feed of feeds) {
    const { title: text, url: xmlUrl, site: htmlUrl } = feed;
    folderIn(outlines, feed.folder).push({
      type: 'rss',
      text,
      title: text,
      xmlUrl,
      ...(htmlUrl === undefined ? {} : { htmlUrl }),
    });
  }
  return generateOpml({ ...(title === undefined ? {} : { head: { title } }), body: { outlines } });
}

function folderIn(outlines: Outline[], path: string[]): Outline[] {
  return path.reduce((level, name) => {
    const known = level.find((outline) => outline.xmlUrl === undefined && outline.text === name);
    const folder = known ?? { text: name, title: name, outlines: [] };
    if (!known) level.push(folder);
    folder.outlines ??= [];
    return folder.outlines;
  }, outlines);
}
