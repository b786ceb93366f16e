/** Text for display: made safe whatever its source contains, clipped to a width, counted in words. */

/** Direction marks and overrides, which can reverse the text around them, and Unicode tag characters. */
const BIDI_AND_TAGS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu;

/** Zero-width characters, except the joiner U+200D, which emoji are built with. */
const INVISIBLE = /[\u00ad\u180e\u200b\u200c\u2060\ufeff\ufff9-\ufffb]/g;

// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern matches control characters on purpose
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f]/g;

/** Unpaired surrogates, which UTF-8 cannot encode. */
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Stacked combining marks ("zalgo") spill over neighbouring lines; no living script needs more than three. */
const PILED_MARKS = /(\p{M}{3})\p{M}+/gu;

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** One line of plain text without invisible or direction-changing characters; white space collapses to single spaces. */
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

/** Chinese, Japanese and full-width characters, which are twice as wide as Latin ones. */
const WIDE = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60\u3000-\u30ff\uac00-\ud7af]|\p{Extended_Pictographic}/u;

/** Clips a line to the width of `limit` Chinese characters (twice as many Latin ones); "…" marks the cut. For headlines, not for sentences. */
export function clipLine(text: string, limit: number): string {
  // Bound the work: the longest sensible grapheme has far fewer than 40 code units.
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

/** The normalised URL if it is safe to link to (http or https, up to 2,000 characters); otherwise null. */
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

/** A count with its noun: "1 feed", "2 feeds", "0 entries". Pass `many` for an irregular plural. */
export function pluralize(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
