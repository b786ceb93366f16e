/**
 * What does this XML say, even where it is broken?
 * A tolerant tree over htmlparser2's tokenizer: namespaces told apart by address, entities of HTML and of the document's own DTD decoded,
 * `xml:base` inherited, and hard limits on depth and size so that no document costs more than its length.
 */
import { Parser } from 'htmlparser2';
import { joinUrl } from '../../address/join-url.js';
import { hasLostItsEnd } from './repair-xml.js';
import type { XmlElement } from './xml-element.js';
import { decodeEntities, type EntityTable, readDoctype } from './xml-entities.js';
import { canonicalName, type Namespaces, withDeclarations } from './xml-namespaces.js';

export interface XmlTree {
  root?: XmlElement;
  problems: string[];
}

/** Feeds nest a dozen levels; markup inside them seldom fifty. htmlparser2 moves its whole stack on each level, so depth must be bounded. */
const DEEPEST = 256;
/** A sitemap may hold 50,000 addresses of about eight elements each. */
const MOST_ELEMENTS = 600_000;
/** Elements of a feed have one attribute in the mean, markup in its texts two. */
const MOST_ATTRIBUTES = 2_000_000;

class Enough extends Error {
  constructor(what: string) {
    super(`${what}; the rest is not read`);
  }
}

/** Reads text as XML. Never throws; what was mended or cut is told in `problems`. */
export function readXmlTree(text: string, documentUrl?: string): XmlTree {
  const problems: string[] = [];
  const { body, entities } = readDoctype(text);
  const builder = new TreeBuilder(body, entities, documentUrl);
  // Tag names lose their case, so that </pubdate> closes <pubDate>; attribute names keep theirs for the markup they may be part of.
  const parser = new Parser(builder, { xmlMode: true, decodeEntities: false, lowerCaseTags: true });
  try {
    parser.write(body);
    // Read before the end, which closes in the wrong order whatever is still open.
    if (builder.isCrossed) problems.push('not well-formed: elements are closed in the wrong order');
    if (builder.depth > 0) problems.push('cut off: the last elements are not closed');
    parser.end();
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
    problems.push(error.message);
  }
  return { ...(builder.root ? { root: builder.root } : {}), problems };
}

interface OpenElement {
  element: XmlElement;
  namespaces: Namespaces;
  /** Its end tag is missing: what comes belongs to its parent. */
  isSpent: boolean;
}

/** htmlparser2's handler: the names of its methods are the library's. */
class TreeBuilder {
  root: XmlElement | undefined;
  /** Some element was closed by the end of another. */
  isCrossed = false;
  private parser: Parser | undefined;
  private elements = 0;
  private attributes = 0;
  private inCdata = false;
  private readonly open: OpenElement[] = [];

  constructor(
    private readonly text: string,
    private readonly entities: EntityTable,
    private readonly documentUrl: string | undefined,
  ) {}

  get depth(): number {
    return this.open.length;
  }

  onparserinit(parser: Parser): void {
    this.parser = parser;
  }

  onattribute(): void {
    this.attributes += 1;
    if (this.attributes > MOST_ATTRIBUTES) throw new Enough(`more than ${MOST_ATTRIBUTES} attributes`);
  }

  onopentag(rawName: string, rawAttributes: Record<string, string>): void {
    this.elements += 1;
    if (this.open.length >= DEEPEST) throw new Enough(`nested deeper than ${DEEPEST} levels`);
    if (this.elements > MOST_ELEMENTS) throw new Enough(`more than ${MOST_ELEMENTS} elements`);
    const inherited = this.open.at(-1)?.namespaces;
    const attributes = this.readAttributes(rawAttributes);
    const namespaces = withDeclarations(inherited, rawName, attributes);
    const name = canonicalName(rawName, namespaces);
    const parent = this.parentFor(name);
    const element: XmlElement = { name, attributes, children: [] };
    const own = attributes['xml:base'];
    const base = own === undefined ? parent?.base : joinUrl(own, parent?.base ?? this.documentUrl);
    if (base !== undefined) element.base = base;
    if (parent) parent.children.push(element);
    else this.root ??= element;
    this.open.push({ element, namespaces, isSpent: false });
  }

  private parentFor(name?: string): XmlElement | undefined {
    for (let at = this.open.length - 1; at >= 0; at -= 1) {
      const holder = this.open[at];
      if (!holder || holder.isSpent) continue;
      if (name === undefined || !hasLostItsEnd(holder.element.name, name)) return holder.element;
      holder.isSpent = true;
      this.isCrossed = true;
    }
    return undefined;
  }

  onclosetag(_name: string, isImplied: boolean): void {
    // The library calls the end of <a/> implied, too.
    const isSelfClosed = isImplied && this.parser !== undefined && this.text[this.parser.endIndex - 1] === '/';
    if (isImplied && !isSelfClosed) this.isCrossed = true;
    this.open.pop();
  }

  ontext(raw: string): void {
    const text = this.inCdata ? raw : decodeEntities(raw, this.entities);
    const children = this.parentFor()?.children;
    if (!children) return;
    const last = children.length - 1;
    if (typeof children[last] === 'string') children[last] += text;
    else children.push(text);
  }

  oncdatastart(): void {
    this.inCdata = true;
  }

  oncdataend(): void {
    this.inCdata = false;
  }

  private readAttributes(raw: Record<string, string>): Record<string, string> {
    for (const name in raw) {
      const value = raw[name];
      if (value?.includes('&')) raw[name] = decodeEntities(value, this.entities);
    }
    return raw;
  }
}
