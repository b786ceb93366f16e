/** Scans an article for phrase groups and counts the hits in title, lead and whole text. */

import type { Hit, PhraseScanner } from '../../lexicon/phrase-scanner.js';
import { foldAligned } from '../../text/fold-text.js';

/** Number of characters of the text that are read. The labelled texts are cut here too, so that counts compare. */
const READ_CHARS = 3000;
/** Length of the lead: about the first two sentences of a Chinese news flash. */
const LEAD_CHARS = 160;
/** Length of an English lead. */
const LEAD_CHARS_LATIN = 420;
/** A flash without a headline says in its first characters what a headline would. */
const HEADLESS_CHARS = 60;

/** An article with its phrase hits. Positions refer to `folded`: title, newline, text. */
export interface ScannedArticle {
  folded: string;
  /** Start of the text: one past the title. */
  textStart: number;
  /** End of the title, or of the first words of the text if there is no title. */
  titleEnd: number;
  /** Mostly written in Latin letters. */
  latin: boolean;
  leadStart: number;
  leadEnd: number;
  hits: readonly Hit[];
  /** Hits per group in the title, in the lead (without the title), and in title and text. */
  inTitle: Uint16Array;
  inLead: Uint16Array;
  inAll: Uint16Array;
}

/**
 * Scans title and text in one pass.
 * @param groupCount number of groups that the scanner knows
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
    // A headline repeated in 【】 counts once.
    if (start < titleEnd || start >= leadStart) count(inAll, group);
  }
  return { folded, textStart, titleEnd, latin, leadStart, leadEnd, hits, inTitle, inLead, inAll };
}

function count(counts: Uint16Array, group: number): void {
  counts[group] = (counts[group] ?? 0) + 1;
}

/** A news flash repeats its headline in 【】; a re-posted page may begin with template residue in brackets. */
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
