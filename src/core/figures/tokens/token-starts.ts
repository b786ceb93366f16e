/**
 * What may begin at a character?
 * Most characters of a text begin nothing that a figure needs; one table lookup passes them over.
 */
import { PERIOD_STARTS } from '../../lexicon/period-words.js';
import { firstCodes, isDigit, isLetterOrDigit } from '../../lexicon/word-trie.js';
import { beginsHanNumber } from './read-han.js';
import { RANK_STARTS } from './read-rank.js';
import { VOCABULARY } from './vocabulary.js';

/** Bits of `startsAt`. */
export const ANY = 1;
export const PERIOD = 2;
export const RANK = 4;

const STARTS = startTable();

/** What some reader could begin at this code unit: 0 for nothing, else the bits above. */
export function startsAt(code: number): number {
  return STARTS[code] ?? 0;
}

function startTable(): Uint8Array {
  const table = new Uint8Array(65536);
  const mark = (codes: Iterable<number>, bit: number): void => {
    for (const code of codes) table[code] = (table[code] ?? 0) | bit;
  };
  mark(firstCodes(VOCABULARY), ANY);
  mark(PERIOD_STARTS, ANY | PERIOD);
  mark(RANK_STARTS, ANY | RANK);
  for (let code = 0; code < table.length; code += 1) {
    if (isDigit(code)) mark([code], ANY | PERIOD);
    else if (isLetterOrDigit(code) || beginsHanNumber(code)) mark([code], ANY);
  }
  return table;
}
