/**
 * Reading one item of an XML feed.
 */

import { joinUrl } from '../../address/site.js';
import type { ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { plainText, richText } from '../xml/element-text.js';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.js';
import { type ReadOptions, readPublished } from './read-options.js';
import { firstOf, firstText, readAuthor, readCategories, TITLES } from './xml-fields.js';

/** What an item inherits from its feed, and where it reports problems. */
export interface ItemContext extends ReadOptions {
  base: string | undefined;
  author: string | undefined;
  problems: string[];
}

const SUMMARIES = [
  'description',
  'summary',
  'atom:summary',
  'dc:description',
  'abstract',
  'itunes:summary',
  'media:description',
  'itunes:subtitle',
];
const CONTENTS = ['content:encoded', 'content', 'atom:content', 'xhtml:body', 'xhtml:div', 'fullitem'];
/** Publication before creation before modification; within each, the item's own vocabulary first. */
const DATES = [
  'pubdate',
  'published',
  'issued',
  'created',
  'updated',
  'modified',
  'atom:published',
  'atom:issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:date',
  'atom:created',
  'atom:updated',
  'atom:modified',
  'dcterms:modified',
  'date',
  'lastbuilddate',
];
const IDS = ['guid', 'id', 'atom:id', 'dc:identifier'];

/** Reads an `item` or `entry`. An unreadable date leaves `publishedRaw` and a problem. */
export function readXmlItem(element: XmlElement, context: ItemContext): ParsedItem {
  const base = element.base ?? context.base;
  const enclosures = readEnclosures(element, base);
  const dates = DATES.map((name) => plainText(childOf(element, name)));
  return omitUndefined({
    title: firstText(element, TITLES),
    link: readLink(element, base) ?? enclosures[0]?.url,
    guid: firstOf(IDS, (name) => richText(childOf(element, name))) ?? attributeOf(element, 'rdf:about'),
    ...readPublished(dates, context, context.problems),
    author: readAuthor(element) ?? sourceAuthor(element) ?? context.author,
    summary: firstText(element, SUMMARIES, base),
    content: firstText(element, CONTENTS, base),
    categories: readCategories(element),
    enclosures: enclosures.length > 0 ? enclosures : undefined,
    source: readSource(element),
  });
}

/** RSS's `source` or Bing's `News:Source`. Atom's `source` has no text of its own, only elements. */
function readSource(element: XmlElement): ParsedItem['source'] {
  const source = childOf(element, 'source') ?? childOf(element, 'news:source');
  const name = plainText(source)?.replace(/\s+/g, ' ');
  return name === undefined ? undefined : omitUndefined({ name, url: attributeOf(source, 'url') });
}

/** An Atom entry copied from another feed names its author inside `source`. */
function sourceAuthor(element: XmlElement): string | undefined {
  const source = childOf(element, 'source') ?? childOf(element, 'atom:source');
  return source ? readAuthor(source) : undefined;
}

/** The page's address: FeedBurner's original link, RSS's link, Atom's alternate, or a guid that is a permalink. */
function readLink(element: XmlElement, base: string | undefined): string | undefined {
  const original = plainText(childOf(element, 'feedburner:origlink'));
  if (original !== undefined) return original;
  const links = childrenOf(element, 'link', 'atom:link');
  const alternates = links.filter((link) => (attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate') === 'alternate');
  // Atom's explicit alternate comes first. If RSS repeats its link, feed readers follow the last one.
  const explicit = alternates.filter((link) => link.name === 'link' && attributeOf(link, 'rel') !== undefined);
  const plain = alternates.filter((link) => attributeOf(link, 'rel') === undefined).toReversed();
  for (const link of [...explicit, ...plain, ...alternates]) {
    const address = attributeOf(link, 'href') ?? plainText(link);
    if (address !== undefined) return joinUrl(address, link.base ?? base);
  }
  const other = links.find((link) => attributeOf(link, 'rel') !== 'enclosure');
  return permalink(element) ?? attributeOf(other, 'href');
}

/** A guid that is an address, or the address in RDF's and CDF's attributes. */
function permalink(element: XmlElement): string | undefined {
  const guid = childOf(element, 'guid');
  const isAddress = attributeOf(guid, 'isPermaLink')?.toLowerCase() !== 'false';
  const candidates = [
    isAddress ? plainText(guid) : undefined,
    attributeOf(element, 'rdf:about'),
    attributeOf(element, 'href'),
  ];
  return candidates.find((text) => text !== undefined && /^https?:\/\//i.test(text));
}

type Enclosure = NonNullable<ParsedItem['enclosures']>[number];

function readEnclosures(element: XmlElement, base: string | undefined): Enclosure[] {
  const media = [element, ...childrenOf(element, 'media:group')].flatMap((holder) =>
    childrenOf(holder, 'media:content'),
  );
  const linked = childrenOf(element, 'link', 'atom:link').filter(
    (link) => attributeOf(link, 'rel')?.toLowerCase() === 'enclosure',
  );
  const found = new Map<string, Enclosure>();
  for (const one of [...childrenOf(element, 'enclosure'), ...linked, ...media]) {
    const address = attributeOf(one, 'url') ?? attributeOf(one, 'href');
    if (address === undefined) continue;
    const url = joinUrl(address, one.base ?? base);
    const length = Number(attributeOf(one, 'length') ?? attributeOf(one, 'fileSize'));
    const enclosure = omitUndefined({ url, type: attributeOf(one, 'type'), length: length > 0 ? length : undefined });
    if (!found.has(url)) found.set(url, enclosure);
  }
  return [...found.values()];
}
