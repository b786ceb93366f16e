/**
 * What of a page is needed to find its article?
 * Scripts, styles, pictures and most attributes are over half of a page and most of the cost of building its tree, and a hostile page's
 * depth would break the tree's recursion. One linear pass over the tokens drops the former and measures the latter.
 */
import { scanHtml } from './scan-html.js';

export interface LightPage {
  html: string;
  /** Contents of `<script type="application/ld+json">`. */
  jsonLd: string[];
  elements: number;
  /** Deepest nesting, at least as deep as a parser would see it. */
  depth: number;
}

/** Dropped with all that they hold. */
const DROPPED = new Set(
  'script style template noscript iframe object embed applet svg math canvas audio video map select textarea'.split(
    ' ',
  ),
);
/** Dropped themselves; they have no content. */
const DROPPED_VOID = new Set('img input source track area param base col wbr'.split(' '));
const VOID = new Set('br hr meta link'.split(' '));
/** Elements that the next of their kind closes; unclosed ones do not nest. */
const SELF_CLOSED = new Set('p li dt dd tr td th thead tbody option'.split(' '));
/** What finding the article reads. `style` matters for display:none alone. */
const KEPT_ATTRIBUTES = new Set(
  'class id href rel role name property itemprop content datetime pubdate lang hidden aria-hidden aria-modal style colspan'.split(
    ' ',
  ),
);

function isKept(name: string, raw: string): boolean {
  return KEPT_ATTRIBUTES.has(name) && (name !== 'style' || raw.includes('none'));
}

/** Never throws; takes time linear in the length. */
export function lightenHtml(html: string): LightPage {
  const page: LightPage = { html: '', jsonLd: [], elements: 0, depth: 0 };
  const out: string[] = [];
  let open = 0;
  let dropping = '';
  let isJsonLd = false;
  let name = '';
  let tag = '';
  scanHtml(
    html,
    {
      text: (text) => {
        if (dropping === '') out.push(text);
        else if (isJsonLd) page.jsonLd.push(text);
      },
      open: (opened) => {
        name = opened;
        tag = `<${opened}`;
        if (dropping !== '' || !DROPPED.has(opened)) return;
        [dropping, isJsonLd] = [opened, false];
      },
      attribute: (attribute, raw) => {
        if (dropping === 'script') isJsonLd ||= attribute === 'type' && raw.toLowerCase().includes('ld+json');
        // linkedom tells attribute names apart by case.
        else if (dropping === '' && isKept(attribute, raw)) tag += ` ${attribute}${raw.slice(attribute.length)}`;
      },
      opened: (selfClosing) => {
        if (dropping !== '') {
          if (selfClosing && dropping === name) dropping = '';
          return;
        }
        if (DROPPED_VOID.has(name)) return;
        out.push(tag, '>');
        page.elements += 1;
        if (VOID.has(name) || SELF_CLOSED.has(name)) return;
        open += 1;
        page.depth = Math.max(page.depth, open);
      },
      close: (closed) => {
        if (dropping !== '') {
          if (dropping === closed) dropping = '';
          return;
        }
        out.push(`</${closed}>`);
        if (!VOID.has(closed) && !SELF_CLOSED.has(closed)) open = Math.max(0, open - 1);
      },
    },
    false,
  );
  page.html = out.join('');
  return page;
}
