/**
 * What does a piece of HTML say, as plain text with one paragraph a line?
 * Works on tokens, without a tree: linear in the input and without recursion, whatever a hostile feed sends.
 */
import { scanHtml } from '../text/scan-html.js';

/** Elements whose content is not text that a reader sees. */
const UNSEEN = new Set('script style template noscript iframe object svg math select title rp'.split(' '));
/** Elements that do not break a line. All others do: an unknown block read as inline would glue two paragraphs together. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark nobr picture q rb rt ruby s samp ' +
    'small source span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
/** Cells are kept apart by a space: a row is one line. */
const CELLS = new Set(['td', 'th']);

/**
 * Plain text of an HTML fragment or page. Paragraphs, list items and table rows are lines; there are no empty lines.
 * Text without any tag passes through, its white space tidied. Never throws; takes time linear in the length.
 */
export function htmlToText(html: string): string {
  const lines: string[] = [];
  let line: string[] = [];
  let unseen = '';
  let name = '';
  const flush = (): void => {
    const text = line.length === 0 ? '' : tidyLine(line.join(''));
    if (text !== '') lines.push(text);
    line = [];
  };
  const separate = (tag: string): void => {
    if (CELLS.has(tag)) line.push(' ');
    else if (!INLINE.has(tag)) flush();
  };
  scanHtml(
    html,
    {
      text: (text) => {
        if (unseen === '') line.push(text);
      },
      open: (tag) => {
        name = tag;
        if (unseen !== '') return;
        if (UNSEEN.has(tag)) unseen = tag;
        else separate(tag);
      },
      opened: (selfClosing) => {
        if (selfClosing && unseen === name) unseen = '';
      },
      close: (tag) => {
        if (unseen === '') separate(tag);
        else if (unseen === tag) unseen = '';
      },
    },
    true,
  );
  flush();
  return lines.join('\n');
}

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
