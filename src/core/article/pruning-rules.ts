/**
 * Which elements and attributes does finding an article look at?
 */

function names(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}

/** Dropped with all that they hold. */
export const DROPPED = names(
  'script style template noscript iframe object embed applet svg math canvas audio video map select textarea',
);
/** Dropped themselves; they hold nothing. */
export const DROPPED_VOID = names('img input source track area param base col wbr');
export const VOID = names('br hr meta link');
/** Elements that the next of their kind closes; unclosed ones do not nest. */
export const SELF_CLOSED = names('p li dt dd tr td th thead tbody option');
/** Dress of words: the words stay, the element goes, unless it may be hidden or is marked. */
export const DRESS = names(
  'b strong em i u font small big mark s strike ins abbr acronym tt kbd var samp dfn bdi bdo nobr span',
);
/** Between these, white space is a space of the text; beside all others it is only layout. */
export const INLINE: ReadonlySet<string> = new Set([...DRESS, 'a', 'sub', 'sup', 'time', 'label', 'code', 'button']);

const KEPT_ATTRIBUTES = names(
  'rel role name property itemprop content datetime pubdate lang hidden aria-hidden aria-modal',
);
/** The words in class and id that Readability weighs; it does not look at others. */
const WEIGHED =
  /ad-|ai2html|banner|breadcrumbs|com-|combx|comment|community|contact|cover-wrap|disqus|extra|foot|gdpr|header|hid|legends|masthead|media|menu|meta|outbrain|promo|related|remark|replies|rss|scroll|share|shoutbox|shopping|sidebar|skyscraper|social|sponsor|supplemental|agegate|pagination|pager|popup|yom-remote|tags|widget|and|article|body|column|content|main|shadow|entry|page|post|text|blog|story|byline|author|dateline|writtenby/i;
/** Where templates name what stands in a byline. */
const MARKED = /source|pubtime|pub_?date|publish|author|editor/i;

/** @param raw the attribute as written. */
export function isKeptAttribute(element: string, attribute: string, raw: string): boolean {
  if (attribute === 'class' || attribute === 'id') return WEIGHED.test(raw) || MARKED.test(raw);
  // Of styles only display:none matters, of links only those within the page (a table of contents).
  if (attribute === 'style') return raw.includes('none');
  if (attribute === 'href') return element !== 'a' || /^href\s*=\s*["']?#/.test(raw);
  return KEPT_ATTRIBUTES.has(attribute);
}

/** Does the attribute make more of an element than dress? */
export function isTelling(attribute: string, raw: string): boolean {
  if (attribute === 'class' || attribute === 'id') return MARKED.test(raw);
  return attribute !== 'lang';
}
