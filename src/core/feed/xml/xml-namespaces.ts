/**
 * XML namespaces.
 * Elements are named by the conventional prefix of their namespace, whatever prefix the document uses; those of the document's main
 * vocabulary have none.
 */

/** The declarations in force at an element. */
export interface Namespaces {
  /** Default namespace of the root; its elements carry no prefix. */
  home: string | undefined;
  /** In an Atom document, Atom's own elements carry no prefix; inside RSS they are "atom:…". */
  atomIsHome: boolean;
  /** Namespace URI by prefix; '' is the default namespace. */
  prefixes: ReadonlyMap<string, string>;
}

/** Conventional prefix by namespace URI (lower case, without a trailing slash or hash). */
const CONVENTIONAL: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/rss/1.0': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://cyber.law.harvard.edu/rss/rss.html': '',
  'http://purl.org/net/rss1.1': '',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://example.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.rssboard.org/media-rss': 'media',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
};

/** Feeds declare about twenty at most, and each element that declares one copies all those in force. */
const MAX_PREFIXES = 200;

/** Adds an element's own declarations to those of its parent. Without a parent the element is the root and sets the home vocabulary. */
export function withDeclarations(
  parent: Namespaces | undefined,
  rawName: string,
  attributes: Readonly<Record<string, string>>,
): Namespaces {
  let prefixes: Map<string, string> | undefined;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(parent?.prefixes);
    if (prefixes.size >= MAX_PREFIXES) break;
    prefixes.set(name.slice(6).toLowerCase(), normalise(attributes[name] ?? ''));
  }
  if (parent) return prefixes ? { ...parent, prefixes } : parent;
  const all = prefixes ?? new Map<string, string>();
  return { home: all.get(''), atomIsHome: /^(?:[\w.-]+:)?(?:feed|entry)$/i.test(rawName), prefixes: all };
}

/** "DC:Date" → "dc:date", "a:title" → "atom:title", "title" in the home namespace → "title". */
export function canonicalName(rawName: string, namespaces: Namespaces): string {
  const name = rawName.toLowerCase();
  const colon = name.indexOf(':');
  const address = namespaces.prefixes.get(colon < 0 ? '' : name.slice(0, colon));
  if (colon < 0 && (address === undefined || address === namespaces.home)) return name;
  // An unknown namespace keeps the document's prefix.
  const written = colon < 0 ? '' : name.slice(0, colon);
  const prefix = address !== undefined && Object.hasOwn(CONVENTIONAL, address) ? CONVENTIONAL[address] : written;
  const local = name.slice(colon + 1);
  return !prefix || (prefix === 'atom' && namespaces.atomIsHome) ? local : `${prefix}:${local}`;
}

function normalise(address: string): string {
  return address
    .trim()
    .toLowerCase()
    .replace(/^https:/, 'http:')
    .replace(/[/#]+$/, '');
}
