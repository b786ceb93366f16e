/**
 * Which vocabulary does an element belong to?
 * Elements are named by the customary prefix of their namespace, whatever prefix the document chose; the document's main vocabulary has none.
 */

/** What is declared at some element. */
export interface Namespaces {
  /** Default namespace of the root: elements that rely on it carry no prefix. */
  home: string | undefined;
  /** In an Atom document Atom's own elements carry no prefix; inside RSS they are "atom:…". */
  atomIsHome: boolean;
  /** Address by prefix; '' is the default namespace. */
  prefixes: ReadonlyMap<string, string>;
}

/** Namespace addresses (lower case, without a closing slash or hash) and their customary prefix. */
const CUSTOMARY: Readonly<Record<string, string>> = {
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

/** Feeds declare some twenty at most; each level that declares one copies what is in force. */
const MOST_PREFIXES = 200;

/** Adds an element's own declarations to those of its parent; without a parent the element is the root and decides what is home. */
export function withDeclarations(
  parent: Namespaces | undefined,
  rawName: string,
  attributes: Readonly<Record<string, string>>,
): Namespaces {
  let prefixes: Map<string, string> | undefined;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    prefixes ??= new Map(parent?.prefixes);
    if (prefixes.size >= MOST_PREFIXES) break;
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
  // An unknown address keeps the prefix that the writer chose.
  const written = colon < 0 ? '' : name.slice(0, colon);
  const prefix = address !== undefined && Object.hasOwn(CUSTOMARY, address) ? CUSTOMARY[address] : written;
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
