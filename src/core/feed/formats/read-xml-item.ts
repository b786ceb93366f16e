/**
 * What does one item of an XML feed say?
 */

import { joinUrl } from '../../address/join-url.js';
import type { ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { plainText, richText } from '../xml/element-text.js';
import { attributeOf, childOf, childrenOf, type XmlElement } from '../xml/xml-element.js';
import { type ReadOptions, readPublished } from './read-options.js';
import { firstOf, firstText, readAuthor, readCategories, TITLES } from './xml-fields.js';

/** What an item inherits from its feed. */
export interface ItemContext extends ReadOptions {
  base: string | undefined;
  author: string | undefined;
  /** Receives what was wrong. */
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
/** Publication before creation before change; within each the item's own vocabulary first. */
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

/** Reads an `item` or `entry`. A date that cannot be read leaves `publishedRaw` and a fault. */
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

/** RSS's `source` and Bing's `News:Source`; Atom's `source` holds elements and no text of its own. */
function readSource(element: XmlElement): ParsedItem['source'] {
  const source = childOf(element, 'source') ?? childOf(element, 'news:source');
  const name = plainText(source)?.replace(/\s+/g, ' ');
  return name === undefined ? undefined : omitUndefined({ name, url: attributeOf(source, 'url') });
}

/** An Atom entry copied from another feed names its author in `source`. */
function sourceAuthor(element: XmlElement): string | undefined {
  const source = childOf(element, 'source') ?? childOf(element, 'atom:source');
  return source ? readAuthor(source) : undefined;
}

/** The address of the page: FeedBurner's original, RSS's link, Atom's alternate, a guid that is a permanent address. */
function readLink(element: XmlElement, base: string | undefined): string | undefined {
  const original = plainText(childOf(element, 'feedburner:origlink'));
  if (original !== undefined) return original;
  const links = childrenOf(element, 'link', 'atom:link');
  const alternates = links.filter((link) => (attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate') === 'alternate');
  // Atom's explicit alternate first. Where RSS repeats its link, readers follow the last.
  const explicit = alternates.filter((link) => link.name === 'link' && attributeOf(link, 'rel') !== undefined);
  const plain = alternates.filter((link) => attributeOf(link, 'rel') === undefined).toReversed();
  for (const link of [...explicit, ...plain, ...alternates]) {
    const address = attributeOf(link, 'href') ?? plainText(link);
    if (address !== undefined) return joinUrl(address, link.base ?? base);
  }
  const other = links.find((link) => attributeOf(link, 'rel') !== 'enclosure');
  return permanentAddress(element) ?? attributeOf(other, 'href');
}

/** A guid that may be an address, or the address that RDF and CDF hang the entry on. */
function permanentAddress(element: XmlElement): string | undefined {
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
