/**
 * Converting HTML to plain text with one paragraph per line.
 * Works on tokens, without a tree, so that a hostile feed costs linear time and no recursion.
 */
import { scanHtml } from '../text/scan-html.js';

/** Elements whose content a reader does not see. */
const HIDDEN = new Set('script style template noscript iframe object svg math select title rp'.split(' '));
/** Elements that do not break a line. All others do: treating an unknown block as inline would join two paragraphs. */
const INLINE = new Set(
  (
    'a abbr acronym b bdi bdo big button cite code data del dfn em font i img input ins kbd label mark nobr picture q rb rt ruby s samp ' +
    'small source span strike strong sub sup time tt u var wbr'
  ).split(' '),
);
/** Table cells are separated by a space, so that a row is one line. */
const CELLS = new Set(['td', 'th']);

/**
 * Plain text of an HTML fragment or page. Paragraphs, list items and table rows become lines; there are no empty lines. Text without tags
 * passes through with its white space collapsed. Linear time; never throws.
 */
export function htmlToText(html: string): string {
  const lines: string[] = [];
  let line: string[] = [];
  let hidden = '';
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
        if (hidden === '') line.push(text);
      },
      open: (tag) => {
        name = tag;
        if (hidden !== '') return;
        if (HIDDEN.has(tag)) hidden = tag;
        else separate(tag);
      },
      opened: (selfClosing) => {
        if (selfClosing && hidden === name) hidden = '';
      },
      close: (tag) => {
        if (hidden === '') separate(tag);
        else if (hidden === tag) hidden = '';
      },
    },
    true,
  );
  flush();
  return lines.join('\n');
}

/** Invisible characters that pages put between letters: zero-width ones, soft hyphen, direction marks, byte-order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/g;
/** A run of any white space, including no-break and ideographic spaces, or control characters. */
const SPACES = /[\s\p{Cc}]+/gu;
/** Han, kana, CJK punctuation and full-width forms, which are written without spaces. */
const UNSPACED = /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]/;

/**
 * Collapses white space to single spaces and trims. A source line break between two Chinese characters is removed: it only reflects the
 * editor's line width.
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
