/** How does an outlet's feed look in its own format? */

import type { FeedItem } from './feed-item.js';
import { linkInFeed } from './link-articles.js';
import { escapeMarkup, paragraphsHtml, teaserOf } from './markup.js';
import type { Outlet } from './outlet.js';
import type { Article } from './tell-articles.js';
import { writeListPage } from './write-list-page.js';

/** A feed as text with the header it is served under. */
export interface WrittenFeed {
  text: string;
  contentType: string;
}

/** `origin` has no trailing slash. Articles come newest first. */
export function writeFeed(outlet: Outlet, articles: readonly Article[], origin: string): WrittenFeed {
  const items = articles.map((article, index) => toItem(article, outlet, linkInFeed(article, outlet, origin, index)));
  switch (outlet.format) {
    case 'rss':
      return { text: rss(outlet, items, origin), contentType: 'text/xml' };
    case 'atom':
      return { text: atom(outlet, items, origin), contentType: 'application/atom+xml; charset=utf-8' };
    case 'rdf':
      return { text: rdf(outlet, items, origin), contentType: 'application/rdf+xml; charset=utf-8' };
    case 'json':
      return { text: json(outlet, items, origin), contentType: 'application/feed+json; charset=utf-8' };
    case 'html':
      return { text: writeListPage(outlet, items), contentType: 'text/html; charset=utf-8' };
  }
}

function toItem(article: Article, outlet: Outlet, link: string): FeedItem {
  const summary = outlet.gives === 'summary' ? article.paragraphs.join('\n') : teaserOf(article);
  return { article, link, summary, html: outlet.gives === 'full' ? paragraphsHtml(article.paragraphs) : null };
}

function rss(outlet: Outlet, items: readonly FeedItem[], origin: string): string {
  const rows = items.map(({ article, link, summary, html }) =>
    [
      '<item>',
      `<title>${escapeMarkup(article.title)}</title>`,
      `<link>${escapeMarkup(link)}</link>`,
      `<guid isPermaLink="false">${article.id}</guid>`,
      `<pubDate>${article.published.toUTCString()}</pubDate>`,
      ...(article.author === null ? [] : [`<dc:creator>${escapeMarkup(article.author)}</dc:creator>`]),
      `<description>${escapeMarkup(summary)}</description>`,
      ...(html === null ? [] : [`<content:encoded><![CDATA[${html}]]></content:encoded>`]),
      '</item>',
    ].join('\n'),
  );
  return `<?xml version="1.0" encoding="${outlet.charset}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${escapeMarkup(outlet.name)}</title>
<link>${origin}/</link>
<description>${escapeMarkup(outlet.tagline)}</description>
<language>${outlet.language}</language>
${rows.join('\n')}
</channel>
</rss>
`;
}

function atom(outlet: Outlet, items: readonly FeedItem[], origin: string): string {
  const rows = items.map(({ article, link, summary, html }) => {
    const when = article.published.toISOString();
    const author = article.author === null ? '' : `<author><name>${escapeMarkup(article.author)}</name></author>`;
    const content = html === null ? '' : `<content type="html">${escapeMarkup(html)}</content>`;
    return `<entry>
<id>tag:sample,${article.id}</id>
<title>${escapeMarkup(article.title)}</title>
<link rel="alternate" href="${escapeMarkup(link)}"/>
<published>${when}</published>
<updated>${when}</updated>
${author}<summary>${escapeMarkup(summary)}</summary>
${content}</entry>`;
  });
  const updated = items[0]?.article.published.toISOString() ?? '1970-01-01T00:00:00.000Z';
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${outlet.language}">
<title>${escapeMarkup(outlet.name)}</title>
<subtitle>${escapeMarkup(outlet.tagline)}</subtitle>
<id>${origin}${outlet.path}</id>
<link rel="self" href="${origin}${outlet.path}"/>
<link href="${origin}/"/>
<updated>${updated}</updated>
${rows.join('\n')}
</feed>
`;
}

function rdf(outlet: Outlet, items: readonly FeedItem[], origin: string): string {
  const places = items.map(({ link }) => `<rdf:li rdf:resource="${escapeMarkup(link)}"/>`).join('\n');
  const rows = items.map(
    ({ article, link, summary }) => `<item rdf:about="${escapeMarkup(link)}">
<title>${escapeMarkup(article.title)}</title>
<link>${escapeMarkup(link)}</link>
<description>${escapeMarkup(summary)}</description>
<dc:creator>${escapeMarkup(article.author ?? '')}</dc:creator>
<dc:date>${article.published.toISOString()}</dc:date>
</item>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="${origin}${outlet.path}">
<title>${escapeMarkup(outlet.name)}</title>
<link>${origin}/</link>
<description>${escapeMarkup(outlet.tagline)}</description>
<items><rdf:Seq>
${places}
</rdf:Seq></items>
</channel>
${rows.join('\n')}
</rdf:RDF>
`;
}

function json(outlet: Outlet, items: readonly FeedItem[], origin: string): string {
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    description: outlet.tagline,
    home_page_url: `${origin}/`,
    feed_url: `${origin}${outlet.path}`,
    language: outlet.language,
    items: items.map(({ article, link, summary, html }) => ({
      id: article.id,
      url: link,
      title: article.title,
      summary,
      ...(html === null ? {} : { content_html: html }),
      date_published: article.published.toISOString(),
      ...(article.author === null ? {} : { authors: [{ name: article.author }] }),
    })),
  };
  return JSON.stringify(feed, null, 1);
}
