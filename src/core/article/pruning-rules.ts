/**
 * The elements and attributes that extraction looks at.
 */

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Removed together with their content. */
export const REMOVED = names(
  'script style template noscript iframe object embed applet svg math canvas audio video map select textarea',
);
/** Removed; they have no content. */
export const REMOVED_VOID = names('img input source track area param base col wbr');
export const VOID = names('br hr meta link');
/** Elements that the next one of their kind closes implicitly, so unclosed ones do not nest. */
export const SELF_CLOSED = names('p li dt dd tr td th thead tbody option');
/** Formatting: the tags are removed and the text stays, unless an attribute carries meaning. */
export const FORMATTING = names(
  'b strong em i u font small big mark s strike ins abbr acronym tt kbd var samp dfn bdi bdo nobr span',
);
/** White space between these is part of the text; next to other elements it is only layout. */
export const INLINE: ReadonlySet<string> = new Set([
  ...FORMATTING,
  'a',
  'sub',
  'sup',
  'time',
  'label',
  'code',
  'button',
]);

const KEPT_ATTRIBUTES = names(
  'rel role name property itemprop content datetime pubdate lang hidden aria-hidden aria-modal',
);
/** The words in class and id that Readability weighs; it ignores all others. */
const WEIGHED =
  /ad-|ai2html|banner|breadcrumbs|com-|combx|comment|community|contact|cover-wrap|disqus|extra|foot|gdpr|header|hid|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|share|shoutbox|shopping|sidebar|skyscraper|social|sponsor|supplemental|agegate|pagination|pager|popup|yom-remote|tags|widget|and|article|body|column|content|main|shadow|entry|page|post|text|blog|story|byline|author|dateline|writtenby/i;
/** How templates mark the parts of a byline. */
const MARKED = /source|pubtime|pub_?date|publish|author|editor/i;

/** Whether extraction looks at an attribute. @param raw the attribute as written */
export function isKeptAttribute(element: string, attribute: string, raw: string): boolean {
  if (attribute === 'class' || attribute === 'id') return WEIGHED.test(raw) || MARKED.test(raw);
  // The only style that matters is display:none; the only links are those within the page (a table of contents).
  if (attribute === 'style') return raw.includes('none');
  if (attribute === 'href') return element !== 'a' || /^href\s*=\s*["']?#/.test(raw);
  return KEPT_ATTRIBUTES.has(attribute);
}

/** Whether the attribute makes a formatting element worth keeping. */
export function isMeaningful(attribute: string, raw: string): boolean {
  if (attribute === 'class' || attribute === 'id') return MARKED.test(raw);
  return attribute !== 'lang';
}
