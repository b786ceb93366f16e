/** How does text from the outside become safe to show, whatever someone has put into it? */

/** Direction marks and overrides, which could turn the text around them back to front, and Unicode tag characters. */
const BIDI_AND_TAGS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu;

/** Zero-width characters; the joiner U+200D stays, emoji are built with it. */
const INVISIBLE = /[\u00ad\u180e\u200b\u200c\u2060\ufeff\ufff9-\ufffb]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** Lone halves of surrogate pairs: not encodable as UTF-8. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Accents piled on accents ("zalgo") climb over the neighbouring lines; no living script needs more than three. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** One line of plain text: nothing invisible, nothing that changes direction, single spaces. */
export function cleanLine(text: string): string {
  return text
    .replace(BIDI_AND_TAGS, '')
    .replace(INVISIBLE, '')
    .replace(CONTROL, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(PILED_MARKS, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Chinese, Japanese and full-width characters, which take twice the room of Latin ones. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u30ff\uac00-\ud7af]|\p{Extended_Pictographic}/u;

/** The line, clipped to the room of `limit` Chinese characters (twice as many Latin); "…" marks the cut. For headlines, never for sentences. */
export function clipLine(text: string, limit: number): string {
  // What could never be shown need not be looked at: the longest sane grapheme has far fewer than 40 code units.
  const line = cleanLine(text.slice(0, limit * 40));
  if (line.length <= limit) return line;
  let room = 0;
  let kept = '';
  for (const { segment } of GRAPHEMES.segment(line)) {
    room += WIDE.test(segment) ? 1 : 0.5;
    if (room > limit) return `${kept.replace(/.$/u, '').trimEnd()}…`;
    kept += segment;
  }
  return line;
}

/** The address if it is one that may be linked to (http or https), in its normal form; else null. */
export function safeUrl(url: string | null): string | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url.replace(BIDI_AND_TAGS, '').trim());
    const web = parsed.protocol === 'http:' || parsed.protocol === 'https:';
    return web && parsed.href.length <= 2_000 ? parsed.href : null;
  } catch {
    return null;
  }
}

/** "1 feed", "2 feeds", "0 entries". `many` where an s is not enough. */
export function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
