/** Renders editions, and the stories of a theme, as Atom and JSON Feed. */
import type { Edition } from '../edition/edition.js';
import { joinSentences, wordsOf } from '../words/words.js';
import { renderHtml } from './html/render-html.js';

/** A stored edition and its address. */
export interface PlacedEdition {
  edition: Edition;
  /** Address of the edition's page. */
  url: string;
}

/** One entry of a feed. */
export interface SyndicatedItem {
  /** Identity in the feed; it must never change. */
  id: string;
  url: string;
  title: string;
  summary: string;
  html: string;
  /** ISO 8601. */
  published: string;
  language: string;
}

export interface FeedInfo {
  title: string;
  /** Address of the feed itself, and of the page it belongs to. */
  selfUrl: string;
  homeUrl: string;
  language: string;
}

/** Characters that XML 1.0 cannot contain even escaped. Editions are free of them; addresses and titles from the settings may not be. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

function xml(text: string): string {
  return text.replace(NOT_XML, '').replace(/[&<>"']/g, (one) => ESCAPES[one] ?? one);
}

/** One edition as a feed entry, whole: reader apps add their own page around it. */
export function editionEntry({ edition, url }: PlacedEdition): SyndicatedItem {
  const { digest, number, period, headline } = edition;
  return {
    id: url,
    url,
    title: `${digest.title} · ${wordsOf(digest.language).number(number)} (${period.label}) · ${headline.title}`,
    summary: headline.sentences.join(' '),
    html: renderHtml(edition, { editionUrl: url, budgetBytes: Number.MAX_SAFE_INTEGER }),
    published: edition.composedAt,
    language: digest.language,
  };
}

/** The stories on one theme that an edition shows, whichever section they are in. */
export function themeEntries({ edition, url }: PlacedEdition, theme: string): SyndicatedItem[] {
  const words = wordsOf(edition.digest.language);
  return edition.items
    .filter((story) => story.theme === theme || story.otherThemes.includes(theme))
    .map((story) => ({
      id: `${url}#story-${story.id}`,
      url: story.links[0]?.url ?? url,
      title: story.title,
      summary: joinSentences(story),
      html: [
        joinSentences(story),
        [story.stance && words.stance[story.stance], words.outlets(story)].filter(Boolean).join(' · '),
        story.figures.map(({ text }) => text).join(words.separator),
        story.why,
      ]
        .filter(Boolean)
        .map((line) => `<p>${xml(line)}</p>`)
        .join(''),
      published: edition.composedAt,
      language: story.lang || edition.digest.language,
    }));
}

/** Newest first. The feed's `updated` is that of its newest entry, or the epoch if it has none. */
function newestFirst(entries: SyndicatedItem[]): SyndicatedItem[] {
  return entries.toSorted((a, b) => b.published.localeCompare(a.published));
}

/** RFC 4287. */
export function renderAtom(info: FeedInfo, entries: SyndicatedItem[]): string {
  const sorted = newestFirst(entries);
  const updated = sorted[0]?.published ?? new Date(0).toISOString();
  const items = sorted.map(({ id, url, title, summary, html, published, language }) =>
    [
      `  <entry xml:lang="${xml(language)}">`,
      `    <id>${xml(id)}</id>`,
      `    <title>${xml(title)}</title>`,
      `    <link rel="alternate" type="text/html" href="${xml(url)}"/>`,
      `    <published>${xml(published)}</published>`,
      `    <updated>${xml(published)}</updated>`,
      `    <summary>${xml(summary)}</summary>`,
      `    <content type="html">${xml(html)}</content>`,
      '  </entry>',
    ].join('\n'),
  );
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
export function renderJsonFeed(info: FeedInfo, entries: SyndicatedItem[]): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: info.title,
    home_page_url: info.homeUrl,
    feed_url: info.selfUrl,
    language: info.language,
    authors: [{ name: 'Half Step' }],
    items: newestFirst(entries).map(({ id, url, title, summary, html, published, language }) => ({
      id,
      url,
      title,
      summary,
      content_html: html,
      date_published: published,
      language,
    })),
  };
  return `${JSON.stringify(feed, null, 2)}\n`;
}
