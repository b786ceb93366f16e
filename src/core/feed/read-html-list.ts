/**
 * Which entries does a list page show?
 * Many Chinese sites have no feed; CSS selectors say where on the page an entry and its parts stand.
 */
import { selectAll, selectOne } from 'css-select';
import { DomHandler, DomUtils, Parser } from 'htmlparser2';
import type { Selectors } from '../config/feed-config.js';
import type { ParsedFeed, ParsedItem } from '../model.js';
import { joinUrl } from './join-url.js';
import { NotAFeed } from './not-a-feed.js';
import { parseDate } from './parse-date.js';
import type { ReadOptions } from './read-xml-feed.js';

type AnyNode = DomHandler['root']['children'][number];
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** Pages nest some forty levels; the parser's own stack makes depth cost its square. */
const DEEPEST = 512;

class TooDeep extends Error {}

/** Stops building where the page nests absurdly; the names are the library's. */
class BoundedDom extends DomHandler {
  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > DEEPEST) throw new TooDeep();
    super.onopentag(name, attributes);
  }
}

/** Reads a list page. @throws NotAFeed where the selector finds no entry, and for a selector that is not CSS. */
export function readHtmlList(html: string, selectors: Selectors, options: ReadOptions): ParsedFeed {
  const page = buildDom(html);
  const faults: string[] = [];
  const base = joinUrl(attribute(select('base[href]', page), 'href') ?? '', options.url) || options.url;
  const found = selectEvery(selectors.item, page);
  if (found.length === 0)
    throw new NotAFeed('web-page', `the selector “${selectors.item}” matches nothing on the page`);
  const items = found
    .map((element) => readEntry(element, selectors, { ...options, base }, faults))
    .filter((item) => item.link !== undefined);
  const title = text(select('title', page));
  return { kind: 'html', ...(title ? { title } : {}), ...(options.url ? { link: options.url } : {}), items, faults };
}

function readEntry(
  element: Element,
  selectors: Selectors,
  options: ReadOptions & { base: string | undefined },
  faults: string[],
): ParsedItem {
  const linkElement = selectors.link
    ? select(bare(selectors.link), element)
    : element.name === 'a'
      ? element
      : select('a[href]', element);
  const href = attribute(linkElement, attributeName(selectors.link) ?? 'href');
  const title = selectors.title
    ? valueAt(selectors.title, element)
    : (text(linkElement) ?? attribute(linkElement, 'title'));
  const summary = selectors.summary ? valueAt(selectors.summary, element) : undefined;
  const author = selectors.author ? valueAt(selectors.author, element) : undefined;
  const raw = selectors.date ? valueAt(selectors.date, element) : undefined;
  const reading = raw === undefined ? undefined : parseDate(raw, options);
  if (reading?.kind === 'refused') faults.push(`date refused (${reading.reason}): ${reading.detail}`);
  const isPage = href !== undefined && !/^(?:javascript|mailto|tel):|^#/i.test(href);
  return {
    ...(title === undefined ? {} : { title }),
    ...(isPage ? { link: joinUrl(href, options.base), guid: joinUrl(href, options.base) } : {}),
    ...(reading?.kind === 'date' ? { published: reading.iso } : {}),
    ...(raw === undefined ? {} : { publishedRaw: raw }),
    ...(summary === undefined ? {} : { summary }),
    ...(author === undefined ? {} : { author }),
    categories: [],
  };
}

function valueAt(selector: string, inside: Element): string | undefined {
  const element = select(bare(selector), inside);
  const name = attributeName(selector);
  return name === undefined ? text(element) : attribute(element, name);
}

const bare = (selector: string): string => selector.replace(/@[\w-]+$/, '');
const attributeName = (selector: string | undefined): string | undefined => /@([\w-]+)$/.exec(selector ?? '')?.[1];

function buildDom(html: string): AnyNode[] {
  const handler = new BoundedDom();
  try {
    new Parser(handler).end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return handler.root.children;
}

function selectEvery(selector: string, inside: AnyNode[]): Element[] {
  try {
    return selectAll<AnyNode, Element>(selector, inside);
  } catch (error) {
    throw new NotAFeed(
      'web-page',
      `the selector “${selector}” is not valid: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function select(selector: string, inside: AnyNode | AnyNode[]): Element | null {
  return selectOne<AnyNode, Element>(selector, inside);
}

function text(element: Element | null): string | undefined {
  return element ? DomUtils.textContent(element).replace(/\s+/g, ' ').trim() || undefined : undefined;
}

function attribute(element: Element | null, name: string): string | undefined {
  return element && Object.hasOwn(element.attribs, name) ? element.attribs[name]?.trim() || undefined : undefined;
}
