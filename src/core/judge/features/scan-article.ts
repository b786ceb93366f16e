/** What stands where in an article: which groups of phrases, in the title, in the lead, in the whole? */

import type { Hit, PhraseScanner } from '../../lexicon/phrase-scanner.js';
import { foldAligned } from '../../text/fold-text.js';

/** Characters of the text that are read; the labelled texts are cut here too, so that counts mean the same. */
const READ_CHARS = 3000;
/** The lead: about the first two sentences of a Chinese news flash. */
const LEAD_CHARS = 160;
/** … and of an English one. */
const LEAD_CHARS_LATIN = 420;
/** A flash without a headline says in about so many characters what a headline would. */
const HEADLESS_CHARS = 60;

/** An article as the judge has read it. Positions are in `folded`: the title, a newline, the text. */
export interface ScannedArticle {
  folded: string;
  /** Where the text begins: one past the title. */
  textStart: number;
  /** End of the title; of the first words of the text where there is no title. */
  titleEnd: number;
  /** Written in Latin letters for the most part. */
  latin: boolean;
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
export function scanArticle(title: string, text: string, scanner: PhraseScanner, groupCount: number): ScannedArticle {
  const folded = foldAligned(`${title}\n${text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text}`);
  const textStart = title.length + 1;
  const leadStart = findLead(folded, textStart);
  const titleEnd = title.trim() === '' ? Math.min(folded.length, leadStart + HEADLESS_CHARS) : title.length;
  const latin = isLatin(folded.slice(leadStart, leadStart + LEAD_CHARS_LATIN) || title);
  const leadEnd = Math.min(folded.length, leadStart + (latin ? LEAD_CHARS_LATIN : LEAD_CHARS));
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
  return { folded, textStart, titleEnd, latin, leadStart, leadEnd, hits, inTitle, inLead, inAll };
}

function count(counts: Uint16Array, group: number): void {
  counts[group] = (counts[group] ?? 0) + 1;
}

/** A news flash repeats its headline in 【】; a re-posted page may begin with the leavings of a template in brackets. */
const OPENING = /^(?:【[^】]{0,120}】|\\?\[[^\]]{0,60}\]\s*)/;

function findLead(folded: string, textStart: number): number {
  return textStart + (OPENING.exec(folded.slice(textStart, textStart + 130))?.[0].length ?? 0);
}

function isLatin(text: string): boolean {
  let ideographs = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit >= 0x3400 && unit <= 0x9fff) ideographs += 1;
  }
  return ideographs * 10 < text.length;
}
