/**
 * Where does reading go on behind what no reader knows, and is a full stop the end of a sentence?
 */

import { isDigit, isLetterOrDigit } from '../../lexicon/word-trie.js';
import { beginsHanNumber } from './read-han.js';

const ABBREVIATED = /(?:^|[^a-z])(?:no|rs|mr|mrs|ms|dr|inc|co|ltd|corp|vs|st|[a-z])$/iu;

/** A full stop of English ends a sentence before a capital, but not after "No.", "Rs." or "Inc.". */
export function endsSentence(source: string, at: number): boolean {
  if (source.charAt(at) !== '.') return true;
  return /[\p{Lu}"“']/u.test(source.charAt(at + 2)) && !ABBREVIATED.test(source.slice(Math.max(0, at - 5), at));
}

/** Unknown text: a Latin word, a number or a run of Chinese numerals goes as a whole, so that nothing is read from its middle. */
export function skipUnknown(text: string, at: number): number {
  let end = at + 1;
  if (beginsHanNumber(text.charCodeAt(at))) {
    while (beginsHanNumber(text.charCodeAt(end))) end += 1;
    return end;
  }
  if (!isLetterOrDigit(text.charCodeAt(at))) return end;
  while (isLetterOrDigit(text.charCodeAt(end)) || (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1))))
    end += 1;
  return end;
}
