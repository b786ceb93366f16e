/**
 * Reading and writing OPML subscription lists.
 * Folders (outlines without an address), order, titles and site addresses survive a round trip.
 */
import { type Opml, parseOpml as readOutlines } from 'feedsmith';
import { omitUndefined } from '../omit-undefined.js';

/** One subscription in an OPML document. */
export interface OpmlFeed {
  title: string;
  /** Address of the feed. */
  url: string;
  /** Address of the site it belongs to. */
  site?: string;
  /** Folder names, outermost first; empty at the top level. */
  folder: string[];
}

export interface OpmlDocument {
  title?: string;
  feeds: OpmlFeed[];
}

type Outline = Opml.Outline<string>;

/** Reads OPML 1.0 or 2.0. @throws if the text is not OPML */
export function parseOpml(text: string): OpmlDocument {
  const document = readOutlines(text);
  return { ...omitUndefined({ title: document.head?.title }), feeds: collect(document.body?.outlines ?? [], []) };
}

function collect(outlines: Outline[], folder: string[]): OpmlFeed[] {
  return outlines.flatMap((outline) => {
    const title = (outline.title ?? outline.text ?? outline.xmlUrl ?? '').trim();
    const inside = outline.outlines ?? [];
    if (outline.xmlUrl === undefined) return collect(inside, title === '' ? folder : [...folder, title]);
    const feed = { title, url: outline.xmlUrl, ...omitUndefined({ site: outline.htmlUrl }), folder };
    return [feed, ...collect(inside, folder)];
  });
}

/** Writes OPML 2.0. A folder's feeds are grouped at the position of its first feed. */
export function serialiseOpml({ title, feeds }: OpmlDocument): string {
  const head = title === undefined ? '' : `<title>${escapeXml(title)}</title>`;
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<opml version="2.0">', `<head>${head}</head>`, '<body>'];
  return [...lines, ...writeFolder(feeds, 0), '</body>', '</opml>', ''].join('\n');
}

/** Lines for feeds that share their first `depth` folders. */
function writeFolder(feeds: OpmlFeed[], depth: number): string[] {
  const indent = '  '.repeat(depth + 1);
  const written = new Set<string>();
  return feeds.flatMap((feed) => {
    const name = feed.folder[depth];
    if (name === undefined) return [`${indent}${writeFeed(feed)}`];
    if (written.has(name)) return [];
    written.add(name);
    const inside = feeds.filter(({ folder }) => folder[depth] === name);
    const label = escapeXml(name);
    return [
      `${indent}<outline text="${label}" title="${label}">`,
      ...writeFolder(inside, depth + 1),
      `${indent}</outline>`,
    ];
  });
}

function writeFeed({ title, url, site }: OpmlFeed): string {
  const label = escapeXml(title);
  const home = site === undefined ? '' : ` htmlUrl="${escapeXml(site)}"`;
  return `<outline type="rss" text="${label}" title="${label}" xmlUrl="${escapeXml(url)}"${home}/>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => ESCAPES[c] ?? c);
}
