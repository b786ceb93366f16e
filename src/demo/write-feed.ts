/** An outlet's feed in the outlet's format. */
import { escapeMarkup, paragraphsHtml, teaserOf } from './markup.js';
import type { Outlet } from './outlet.js';
import type { SampleArticle, SampleItem } from './sample-articles.js';
import { writeListPage } from './write-list-page.js';

/** A feed with its Content-Type. */
export interface WrittenFeed {
  text: string;
  contentType: string;
}

/** `origin` has no trailing slash; `articles` are sorted newest first. */
export function writeFeed(outlet: Outlet, articles: readonly SampleArticle[], origin: string): WrittenFeed {
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

function toItem(article: SampleArticle, outlet: Outlet, link: string): SampleItem {
  const summary = outlet.gives === 'summary' ? article.paragraphs.join('\n') : teaserOf(article);
  return { article, link, summary, html: outlet.gives === 'full' ? paragraphsHtml(article.paragraphs) : null };
}

function rss(outlet: Outlet, items: readonly SampleItem[], origin: string): string {
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

function atom(outlet: Outlet, items: readonly SampleItem[], origin: string): string {
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

function rdf(outlet: Outlet, items: readonly SampleItem[], origin: string): string {
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

function json(outlet: Outlet, items: readonly SampleItem[], origin: string): string {
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

/** The link to an article in the outlet's feed. All forms lead to the same page. */
function linkInFeed(article: SampleArticle, outlet: Outlet, origin: string, index: number): string {
  const page = `${origin}${article.path}`;
  if (outlet.links === 'plain') return page;
  const tracked = 'utm_source=rss&utm_medium=feed&spm=a2h0k.feed.0.0';
  if (outlet.links === 'tracked') return `${page}?${tracked}`;
  return index % 2 === 0 ? `${page}?from=timeline&isappinstalled=0` : `${origin}${twinPath(article.path)}?${tracked}`;
}

/** Path of the AMP version of a page. */
export function twinPath(path: string): string {
  return path.replace(/\.html$/, '.amp.html');
}
