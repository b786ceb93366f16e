/** What stands where in an article: which groups of phrases, in the title, in the lead, in the whole? */
import { foldAligned } from '../text/fold-text.js';
import type { Hit, PhraseScanner } from './phrase-scanner.js';

/** Characters of the text that are read; the labelled texts are cut here too, so that counts mean the same. */
const READ_CHARS = 3000;
/** The lead: about the first two sentences of a Chinese news flash. */
const LEAD_CHARS = 160;
/** A flash without a headline says in about so many characters what a headline would. */
const HEADLESS_CHARS = 60;

/** An article as the judge has read it. Positions are in `folded`: the title, a newline, the text. */
export interface Reading {
  folded: string;
  /** Where the text begins: one past the title. */
  textStart: number;
  /** End of the title; of the first words of the text where there is no title. */
  titleEnd: number;
  leadStart: number;
  leadEnd: number;
  hits: readonly Hit[];
  /** Per group: hits in the title, in the lead (without the title), in title and text. */
  inTitle: Uint16Array;
  inLead: Uint16Array;
  inAll: Uint16Array;
}

/**
 * Reads title and text once.
 * @param groupCount how many groups the scanner numbers
 */
export function readArticle(title: string, text: string, scanner: PhraseScanner, groupCount: number): Reading {
  const folded = foldAligned(`${title}\n${text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text}`);
  const textStart = title.length + 1;
  const leadStart = findLead(folded, textStart);
  const titleEnd = title.trim() === '' ? Math.min(folded.length, leadStart + HEADLESS_CHARS) : title.length;
  const leadEnd = Math.min(folded.length, leadStart + LEAD_CHARS);
  const hits = scanner.scan(folded);
  const inTitle = new Uint16Array(groupCount);
  const inLead = new Uint16Array(groupCount);
  const inAll = new Uint16Array(groupCount);
  for (const { group, start } of hits) {
    if (start < titleEnd) count(inTitle, group);
    else if (start >= leadStart && start < leadEnd) count(inLead, group);
    // A headline that the text repeats in 【】 counts once.
    if (start < titleEnd || start >= leadStart) count(inAll, group);
  }
  return { folded, textStart, titleEnd, leadStart, leadEnd, hits, inTitle, inLead, inAll };
}

function count(counts: Uint16Array, group: number): void {
  counts[group] = (counts[group] ?? 0) + 1;
}

/** Skips the headline in brackets with which news flashes begin. */
function findLead(folded: string, textStart: number): number {
  if (folded.charCodeAt(textStart) !== 0x3010) return textStart;
  const close = folded.indexOf('】', textStart);
  return close > 0 && close < textStart + 120 ? close + 1 : textStart;
}
