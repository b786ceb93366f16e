/**
 * How is one line of text from a page made clean?
 */

/** Invisible characters that pages put between letters: zero-width ones, soft hyphen, direction marks, byte-order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g;
/** One run of any white space, no-break and ideographic ones among it, or control characters. */
const SPACES = /[\s\p{Cc}]+/gu;
/** Han, kana, CJK punctuation and full-width forms: scripts that are written without spaces. */
const UNSPACED = /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * Collapses white space to single spaces and trims. A line break in the source between two Chinese characters is dropped altogether:
 * it was only the editor's line width.
 */
export function tidyLine(text: string): string {
  const visible = text.replace(INVISIBLE, '');
  return visible
    .replace(SPACES, (run, at: number) => {
      const breaks =
        run.includes('\n') && UNSPACED.test(visible[at - 1] ?? '') && UNSPACED.test(visible[at + run.length] ?? '');
      return breaks ? '' : ' ';
    })
    .trim();
}
