/**
 * A tolerant XML tree over htmlparser2's parser.
 * Namespaces are resolved by URI, HTML's and the DTD's entities decoded, `xml:base` inherited. Hard limits on depth and size keep the cost
 * of any document linear in its length.
 */
import { Parser } from 'htmlparser2';
import { joinUrl } from '../../address/site.js';
import { lacksEndTag } from './repair-xml.js';
import type { XmlElement } from './xml-element.js';
import { decodeEntities, type EntityTable, readDoctype } from './xml-entities.js';
import { canonicalName, type Namespaces, withDeclarations } from './xml-namespaces.js';

export interface XmlTree {
  root?: XmlElement;
  problems: string[];
}

/** Feeds nest a dozen levels, markup inside them rarely fifty. htmlparser2 moves its whole stack at each level, so depth is bounded. */
const MAX_DEPTH = 256;
/** A sitemap may hold 50,000 addresses of about eight elements each. */
const MAX_ELEMENTS = 600_000;
/** Elements of a feed have one attribute on average, markup in its texts two. */
const MAX_ATTRIBUTES = 2_000_000;

class LimitReached extends Error {
  constructor(what: string) {
    super(`${what}; the rest is not read`);
  }
}

/** Reads text as XML. Never throws; repairs and cuts are reported in `problems`. */
export function readXmlTree(text: string, documentUrl?: string): XmlTree {
  const problems: string[] = [];
  const { body, entities } = readDoctype(text);
  const builder = new TreeBuilder(body, entities, documentUrl);
  // Tag names are lower-cased, so that </pubdate> closes <pubDate>; attribute names keep their case for embedded markup.
  const parser = new Parser(builder, { xmlMode: true, decodeEntities: false, lowerCaseTags: true });
  try {
    parser.write(body);
    // Checked before end(), which implicitly closes whatever is still open.
    if (builder.isCrossed) problems.push('not well-formed: elements are closed in the wrong order');
    if (builder.depth > 0) problems.push('cut off: the last elements are not closed');
    parser.end();
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
    problems.push(error.message);
  }
  return { ...(builder.root ? { root: builder.root } : {}), problems };
}

interface OpenElement {
  element: XmlElement;
  namespaces: Namespaces;
  /** Its end tag is missing, so further content belongs to its parent. */
  isSpent: boolean;
}

/** A handler for htmlparser2; the method names are the library's. */
class TreeBuilder {
  root: XmlElement | undefined;
  /** An element was closed by another's end tag. */
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
    if (this.attributes > MAX_ATTRIBUTES) throw new LimitReached(`more than ${MAX_ATTRIBUTES} attributes`);
  }

  onopentag(rawName: string, rawAttributes: Record<string, string>): void {
    this.elements += 1;
    if (this.open.length >= MAX_DEPTH) throw new LimitReached(`nested deeper than ${MAX_DEPTH} levels`);
    if (this.elements > MAX_ELEMENTS) throw new LimitReached(`more than ${MAX_ELEMENTS} elements`);
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
      if (name === undefined || !lacksEndTag(holder.element.name, name)) return holder.element;
      holder.isSpent = true;
      this.isCrossed = true;
    }
    return undefined;
  }

  onclosetag(_name: string, isImplied: boolean): void {
    // The library also reports the end of <a/> as implied.
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
