/**
 * Reading an HTML list page as a feed.
 * Many Chinese sites have no feed; the operator's CSS selectors locate the entries and their parts on the page.
 */
import { compile, selectAll, selectOne } from 'css-select';
import { DomHandler, DomUtils, Parser } from 'htmlparser2';
import { joinUrl } from '../../address/site.js';
import type { ParsedFeed, ParsedItem } from '../../model.js';
import { omitUndefined } from '../../omit-undefined.js';
import { NotAFeed } from './not-a-feed.js';
import { MAX_ITEMS, type ReadOptions, readPublished } from './read-options.js';
import type { Selectors } from './selectors.js';

type AnyNode = DomHandler['root'] | DomHandler['root']['children'][number];
type Element = ReturnType<typeof DomUtils.getElementsByTagName>[number];

/** Real pages nest about forty levels; the parser's stack makes the cost quadratic in the depth. */
const MAX_DEPTH = 512;
/** The largest list pages have about ten thousand. */
const MAX_ELEMENTS = 300_000;

class LimitReached extends Error {}

/** Stops building the tree at the limits. The method names are the library's. */
class BoundedDom extends DomHandler {
  private elements = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.elements += 1;
    if (this.tagStack.length > MAX_DEPTH || this.elements > MAX_ELEMENTS) throw new LimitReached();
    super.onopentag(name, attributes);
  }
}

type Part = Exclude<keyof Selectors, 'item'>;
const PARTS: readonly Part[] = ['title', 'link', 'date', 'summary', 'author'];

/** Reads a list page. @throws NotAFeed if no entry is found or a selector is not valid CSS */
export function readHtmlList(html: string, selectors: Selectors, options: ReadOptions): ParsedFeed {
  for (const name of ['item', ...PARTS] as const) checkSelector(selectors[name]);
  const page = buildDom(html);
  const found = selectAll<AnyNode, Element>(selectors.item, page).slice(0, MAX_ITEMS + 1);
  if (found.length === 0)
    throw new NotAFeed('web-page', `the selector “${selectors.item}” matches nothing on the page`);
  const problems = PARTS.filter(
    (part) => selectors[part] && found.every((element) => !partOf(part, selectors, element)),
  ).map((part) => `the selector “${selectors[part]}” for ${part} matches nothing in any entry`);
  const base = joinUrl(attribute(select('base[href]', page), 'href') ?? '', options.url) || options.url;
  const items = found.map((element) => readEntry(element, selectors, { ...options, base }, problems));
  return {
    kind: 'html',
    ...omitUndefined({ title: text(select('title', page)), link: options.url }),
    items: items.filter((item) => item.link !== undefined),
    problems,
  };
}

function readEntry(
  element: Element,
  selectors: Selectors,
  options: ReadOptions & { base: string | undefined },
  problems: string[],
): ParsedItem {
  const linked = element.name === 'a' ? element : select('a[href]', element);
  const href = partOf('link', selectors, element) ?? attribute(linked, 'href');
  const isPage = href !== undefined && !/^(?:javascript|mailto|tel):|^#/i.test(href);
  const link = isPage ? joinUrl(href, options.base) : undefined;
  return omitUndefined({
    title: partOf('title', selectors, element) ?? text(linked) ?? attribute(linked, 'title'),
    link,
    guid: link,
    ...readPublished([partOf('date', selectors, element)], options, problems),
    author: partOf('author', selectors, element),
    summary: partOf('summary', selectors, element),
    categories: [],
  });
}

/** Text at a part's selector (for a link, its address), or the attribute that the selector names: "time@datetime". */
function partOf(part: Part, selectors: Selectors, inside: Element): string | undefined {
  const selector = selectors[part];
  if (selector === undefined) return undefined;
  const element = select(withoutAttribute(selector), inside);
  const name = ATTRIBUTE.exec(selector)?.[1] ?? (part === 'link' ? 'href' : undefined);
  return name === undefined ? text(element) : attribute(element, name);
}

const ATTRIBUTE = /@([\w-]+)$/;
const withoutAttribute = (selector: string): string => selector.replace(ATTRIBUTE, '');

function checkSelector(selector: string | undefined): void {
  if (selector === undefined) return;
  try {
    compile(withoutAttribute(selector));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NotAFeed('web-page', `the selector “${selector}” is not valid: ${reason}`);
  }
}

/** Returns the root, not its children: css-select compares each node of a list with every other. */
function buildDom(html: string): DomHandler['root'] {
  const handler = new BoundedDom();
  try {
    new Parser(handler).end(html);
  } catch (error) {
    if (!(error instanceof LimitReached)) throw error;
  }
  return handler.root;
}

function select(selector: string, inside: AnyNode): Element | null {
  return selectOne<AnyNode, Element>(selector, inside);
}

function text(element: Element | null): string | undefined {
  return element ? DomUtils.textContent(element).replace(/\s+/g, ' ').trim() || undefined : undefined;
}

function attribute(element: Element | null, name: string): string | undefined {
  return element && Object.hasOwn(element.attribs, name) ? element.attribs[name]?.trim() || undefined : undefined;
}
