/** How do editions appear in a feed reader, as Atom and as JSON Feed? */
import type { Edition } from './edition.js';
import { renderHtml } from './render-html.js';
import { wordsOf } from './words.js';

export interface FeedEntry {
  edition: Edition;
  /** Address of the edition's page; also its identity in the feed, so it must never change. */
  url: string;
}

export interface FeedInfo {
  title: string;
  /** Address of the feed itself, and of the page it belongs to. */
  selfUrl: string;
  homeUrl: string;
  language: string;
}

/** What XML 1.0 cannot hold even escaped; editions are free of it, addresses and titles from settings may not be. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function xml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
}

function entryTitle({ digest, number, period, headline }: Edition): string {
  return `${digest.title} · ${wordsOf(digest.language).number(number)} (${period.label}) · ${headline.title}`;
}

/** A reader app has its own page around the content; the whole edition stands in it. */
function content({ edition, url }: FeedEntry): string {
  return renderHtml(edition, { editionUrl: url, budgetBytes: Number.MAX_SAFE_INTEGER });
}

/** Newest first; `updated` of the whole is that of the newest entry, or the epoch where there is none. */
function newestFirst(entries: FeedEntry[]): FeedEntry[] {
  return entries.toSorted((a, b) => b.edition.composedAt.localeCompare(a.edition.composedAt));
}

/** RFC 4287. */
export function renderAtom(info: FeedInfo, entries: FeedEntry[]): string {
  const sorted = newestFirst(entries);
  const updated = sorted[0]?.edition.composedAt ?? new Date(0).toISOString();
  const items = sorted.map((entry) => {
    const { edition, url } = entry;
    return [
      `  <entry xml:lang="${xml(edition.digest.language)}">`,
      `    <id>${xml(url)}</id>`,
      `    <title>${xml(entryTitle(edition))}</title>`,
      `    <link rel="alternate" type="text/html" href="${xml(url)}"/>`,
      `    <published>${xml(edition.composedAt)}</published>`,
      `    <updated>${xml(edition.composedAt)}</updated>`,
      `    <summary>${xml(edition.headline.sentences.join(' '))}</summary>`,
      `    <content type="html">${xml(content(entry))}</content>`,
      '  </entry>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(info.language)}">`,
    `  <id>${xml(info.selfUrl)}</id>`,
    `  <title>${xml(info.title)}</title>`,
    `  <link rel="self" type="application/atom+xml" href="${xml(info.selfUrl)}"/>`,
    `  <link rel="alternate" type="text/html" href="${xml(info.homeUrl)}"/>`,
    `  <updated>${xml(updated)}</updated>`,
    '  <author><name>Half Step</name></author>',
    ...items,
    '</feed>',
    '',
  ].join('\n');
}

/** JSON Feed 1.1. */
export function renderJsonFeed(info: FeedInfo, entries: FeedEntry[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: info.title,
    home_page_url: info.homeUrl,
    feed_url: info.selfUrl,
    language: info.language,
    authors: [{ name: 'Half Step' }],
    items: newestFirst(entries).map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entryTitle(entry.edition),
      summary: entry.edition.headline.sentences.join(' '),
      content_html: content(entry),
      date_published: entry.edition.composedAt,
      language: entry.edition.digest.language,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
