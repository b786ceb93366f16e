/**
 * Does a feed give the whole text of an article, or only its beginning?
 */

/** Shorter texts are read from the page where the topic could be touched: a flash costs one request, a lost text the story. */
const SHORT = { zh: 300, other: 800 };
/** What sites put at the end of a text that goes on elsewhere. */
const CUT =
  /(…|\.\.\.|\[…\]|\[\.\.\.\]|……|阅读全文|查看全文|阅读原文|继续阅读|read more|continue reading|read the full (article|story))\s*[»›→>]*\s*$/i;
const HAN = /\p{Script=Han}/u;

/** `hasContent`: the feed marked the text as the full one (content:encoded, Atom content). */
export function isTeaser(text: string, hasContent: boolean): boolean {
  const tail = text.slice(-60);
  if (CUT.test(tail)) return true;
  if (/appeared first on\b/i.test(text.slice(-300)) && text.length < 2 * SHORT.other) return true;
  const limit = HAN.test(text.slice(0, 200)) ? SHORT.zh : SHORT.other;
  // A marked full text may be short; half the length is then enough.
  return text.length < (hasContent ? limit / 2 : limit);
}
