/**
 * What of a page is needed to find its article?
 * Building a page's tree is the dear part of reading it: every element, attribute and scrap of white space becomes an object, and a hostile
 * page's depth would break the recursion over them. One linear pass over the tokens drops what finding the article never looks at
 * (two thirds of a usual page), measures the depth, and keeps aside the few things that are easier seen in passing.
 */
import { scanHtml } from './scan-html.js';

/** A link with few words: what "next page" may be. */
export interface ShortLink {
  href: string;
  text: string;
  rel: string;
}

export interface LightPage {
  html: string;
  /** Contents of `<script type="application/ld+json">`. */
  jsonLd: string[];
  /** Visible texts between any two tags, entities as written: where a date and a source stand side by side, they stand apart here. */
  scraps: string[];
  shortLinks: ShortLink[];
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
/** Dropped themselves; they hold nothing. */
const DROPPED_VOID = new Set('img input source track area param base col wbr'.split(' '));
const VOID = new Set('br hr meta link'.split(' '));
/** Elements that the next of their kind closes; unclosed ones do not nest. */
const SELF_CLOSED = new Set('p li dt dd tr td th thead tbody option'.split(' '));
/** Dress of words: the words stay. Spans that may be hidden are kept. */
const DRESS = new Set(
  'b strong em i u font small big mark s strike ins abbr acronym tt kbd var samp dfn bdi bdo nobr span'.split(' '),
);
const INLINE = new Set([...DRESS, 'a', 'sub', 'sup', 'time', 'label', 'code', 'button']);

/** `style` matters for display:none alone, href for links within the page (table of contents). */
const KEPT_ATTRIBUTES = new Set(
  'rel role name property itemprop content datetime pubdate lang hidden aria-hidden aria-modal'.split(' '),
);
/** The words in class and id that Readability weighs; it does not look at others. */
const WEIGHED =
  /ad-|ai2html|banner|breadcrumbs|com-|combx|comment|community|contact|cover-wrap|disqus|extra|foot|gdpr|header|hid|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|share|shoutbox|shopping|sidebar|skyscraper|social|sponsor|supplemental|agegate|pagination|pager|popup|yom-remote|tags|widget|and|article|body|column|content|main|shadow|entry|page|post|text|blog|story|byline|author|dateline|writtenby|mathjax/i;

/** Longer link texts are headlines. */
const SHORT_LINK_CHARS = 12;

function attributeValue(raw: string): string {
  const value = raw.slice(raw.indexOf('=') + 1).trim();
  const bare = /^["']/.test(value) ? value.slice(1, -1) : value;
  return bare.replaceAll('&amp;', '&').trim();
}

/**
 * @param keepStructure keeps all classes, ids and inline elements, for selectors that an operator wrote.
 * Never throws; takes time linear in the length.
 */
export function lightenHtml(html: string, keepStructure = false): LightPage {
  const page: LightPage = { html: '', jsonLd: [], scraps: [], shortLinks: [], elements: 0, depth: 0 };
  const out: string[] = [];
  let open = 0;
  let dropping = '';
  let isJsonLd = false;
  let name = '';
  let tag = '';
  let isBare = true;
  let pendingSpace = false;
  let afterInline = false;
  let link: ShortLink | null = null;
  /** For each open element of dress: was it kept? The end of one that was dropped must not end another. */
  const dress: boolean[] = [];

  const emit = (tagName: string, text: string): void => {
    const inline = INLINE.has(tagName);
    if (pendingSpace && inline && afterInline) out.push(' ');
    pendingSpace = false;
    afterInline = inline;
    if (text !== '') out.push(text);
  };
  const keepAttribute = (attribute: string, raw: string): boolean => {
    if (attribute === 'class' || attribute === 'id') return keepStructure || WEIGHED.test(raw);
    if (attribute === 'style') return raw.includes('none');
    if (attribute === 'href') return name !== 'a' || keepStructure || /^href\s*=\s*["']?#/.test(raw);
    return KEPT_ATTRIBUTES.has(attribute);
  };

  scanHtml(
    html,
    {
      text: (text) => {
        if (dropping !== '') {
          if (isJsonLd) page.jsonLd.push(text);
          return;
        }
        if (link && link.text.length <= SHORT_LINK_CHARS) link.text += text;
        if (text.trim() === '') {
          pendingSpace = true;
          return;
        }
        if (pendingSpace && afterInline) out.push(' ');
        [pendingSpace, afterInline] = [false, true];
        out.push(text);
        page.scraps.push(text);
      },
      open: (opened) => {
        name = opened;
        tag = `<${opened}`;
        isBare = true;
        if (dropping !== '') return;
        if (DROPPED.has(opened)) [dropping, isJsonLd] = [opened, false];
        if (opened === 'a') link = { href: '', text: '', rel: '' };
      },
      attribute: (attribute, raw) => {
        if (dropping === 'script') isJsonLd ||= attribute === 'type' && raw.toLowerCase().includes('ld+json');
        if (dropping !== '') return;
        if (name === 'a' && link && (attribute === 'href' || attribute === 'rel'))
          link[attribute] = attributeValue(raw);
        if (!keepAttribute(attribute, raw)) return;
        // linkedom tells attribute names apart by case.
        tag += ` ${attribute}${raw.slice(attribute.length)}`;
        isBare &&= attribute === 'class' || attribute === 'id' || attribute === 'lang';
      },
      opened: (selfClosing) => {
        if (dropping !== '') {
          if (selfClosing && dropping === name) dropping = '';
          return;
        }
        if (DROPPED_VOID.has(name)) return;
        page.elements += 1;
        const kept = keepStructure || !isBare || !DRESS.has(name);
        if (DRESS.has(name)) dress.push(kept);
        emit(name, kept ? `${tag}>` : '');
        if (VOID.has(name) || SELF_CLOSED.has(name)) return;
        open += 1;
        page.depth = Math.max(page.depth, open);
      },
      close: (closed) => {
        if (dropping !== '') {
          if (dropping === closed) dropping = '';
          return;
        }
        if (closed === 'a' && link && link.text.length <= SHORT_LINK_CHARS && link.href !== '')
          page.shortLinks.push(link);
        if (closed === 'a') link = null;
        emit(closed, DRESS.has(closed) && !dress.pop() ? '' : `</${closed}>`);
        if (!VOID.has(closed) && !SELF_CLOSED.has(closed)) open = Math.max(0, open - 1);
      },
    },
    false,
  );
  page.html = out.join('');
  return page;
}
