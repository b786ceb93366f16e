/**
 * What does one item of an XML feed say?
 */
import type { ParsedItem } from '../model.js';
import { constructText, plainText, richText } from './element-text.js';
import { joinUrl } from './join-url.js';
import { parseDate } from './parse-date.js';
import { readAuthor } from './read-author.js';
import { readCategories } from './read-categories.js';
import { attributeOf, childOf, childrenOf, type XmlElement } from './xml-tree.js';

/** What an item inherits from its feed. */
export interface ItemContext {
  base: string | undefined;
  author: string | undefined;
  zone?: string;
  now?: Date;
  /** Receives what was wrong. */
  faults: string[];
}

const TITLES = ['title', 'atom:title', 'dc:title', 'itunes:title', 'media:title'];
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
  const item: ParsedItem = { categories: readCategories(element) };
  const base = element.base ?? context.base;
  const enclosures = readEnclosures(element, base);
  const content = firstText(element, CONTENTS);
  const summary = firstText(element, SUMMARIES);
  const author = readAuthor(element) ?? sourceAuthor(element) ?? context.author;
  const link = readLink(element, base) ?? enclosures[0]?.url;
  const title = firstText(element, TITLES);
  const guid =
    IDS.map((name) => richText(childOf(element, name))).find((id) => id !== undefined) ??
    attributeOf(element, 'rdf:about');
  if (title !== undefined) item.title = title;
  if (link !== undefined) item.link = link;
  if (guid !== undefined) item.guid = guid;
  if (author !== undefined) item.author = author;
  if (summary !== undefined) item.summary = summary;
  if (content !== undefined) item.content = content;
  if (enclosures.length > 0) item.enclosures = enclosures;
  return Object.assign(item, readPublished(element, context));
}

function firstText(element: XmlElement, names: readonly string[]): string | undefined {
  const groups = [element, ...childrenOf(element, 'media:group', 'media:content')];
  for (const name of names) {
    for (const holder of name.startsWith('media:') ? groups : [element]) {
      for (const child of childrenOf(holder, name)) {
        const text = constructText(child);
        if (text !== undefined) return text;
      }
    }
  }
  return undefined;
}

/** An Atom entry copied from another feed names its author in `source`. */
function sourceAuthor(element: XmlElement): string | undefined {
  const source = childOf(element, 'source') ?? childOf(element, 'atom:source');
  return source ? readAuthor(source) : undefined;
}

function readPublished(element: XmlElement, context: ItemContext): Pick<ParsedItem, 'published' | 'publishedRaw'> {
  let raw: string | undefined;
  for (const name of DATES) {
    const text = plainText(childOf(element, name));
    if (text === undefined) continue;
    const reading = parseDate(text, context);
    if (reading.kind === 'date') return { published: reading.iso, publishedRaw: text };
    if (raw === undefined) context.faults.push(`date refused (${reading.reason}): ${reading.detail}`);
    raw ??= text;
  }
  return raw === undefined ? {} : { publishedRaw: raw };
}

/** The address of the page: FeedBurner's original, RSS's link, Atom's alternate, a guid that is a permanent address. */
function readLink(element: XmlElement, base: string | undefined): string | undefined {
  const original = plainText(childOf(element, 'feedburner:origlink'));
  if (original !== undefined) return original;
  const links = childrenOf(element, 'link', 'atom:link');
  const alternates = links.filter((link) => (attributeOf(link, 'rel')?.toLowerCase() ?? 'alternate') === 'alternate');
  // Where RSS repeats its link, readers follow the last; Atom's alternates are equals, so the first is as good.
  const plain = alternates.filter((link) => attributeOf(link, 'rel') === undefined).toReversed();
  for (const link of [...plain, ...alternates]) {
    const address = attributeOf(link, 'href') ?? plainText(link);
    if (address !== undefined) return joinUrl(address, link.base ?? base);
  }
  const guid = childOf(element, 'guid');
  const permanent = plainText(guid);
  if (
    permanent !== undefined &&
    attributeOf(guid, 'isPermaLink')?.toLowerCase() !== 'false' &&
    /^https?:\/\//i.test(permanent)
  )
    return permanent;
  const about = attributeOf(element, 'rdf:about') ?? attributeOf(element, 'href');
  if (about !== undefined && /^https?:\/\//i.test(about)) return about;
  return attributeOf(
    links.find((link) => attributeOf(link, 'rel') !== 'enclosure'),
    'href',
  );
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
    const type = attributeOf(one, 'type');
    const length = Number(attributeOf(one, 'length') ?? attributeOf(one, 'fileSize'));
    if (!found.has(url)) found.set(url, { url, ...(type ? { type } : {}), ...(length > 0 ? { length } : {}) });
  }
  return [...found.values()];
}
