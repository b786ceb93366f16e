/**
 * The vocabulary of the tokeniser (one trie, built when the module loads), and the characters at which a token can start. Most
 * characters start none, and one table look-up skips them.
 */

import { METRIC_CUES } from '../../lexicon/metric-cues.js';
import { NAME_WORDS } from '../../lexicon/name-words.js';
import { PERIOD_STARTS } from '../../lexicon/period-words.js';
import { SENTENCE_WORDS } from '../../lexicon/sentence-words.js';
import { CURRENCY_SIGNS } from '../../lexicon/unit-words.js';
import { splitWords, type Word } from '../../lexicon/word.js';
import { buildTrie, firstCodes, isDigit, isLetterOrDigit, type Trie } from '../../lexicon/word-trie.js';
import { foldSource } from '../../text/fold-source.js';
import { FRACTION_WORDS } from './read-fraction.js';
import { beginsHanNumber } from './read-han.js';
import { RANK_STARTS } from './read-rank.js';

/** Folded word → meaning. */
export const VOCABULARY: Trie<Word> = buildTrie<Word>([
  ...[...FRACTION_WORDS, ...SENTENCE_WORDS, ...NAME_WORDS].map(([text, word]) => [foldSource(text), word] as const),
  ...cueWords(),
  ...CURRENCY_SIGNS.map(([text]) => [foldSource(text), { kind: 'currency' }] as const),
]);

/** A word can be a cue for several metrics; the kind of number decides among them. */
function cueWords(): (readonly [string, Word])[] {
  const metrics = new Map<string, string[]>();
  for (const [metric, cues] of Object.entries(METRIC_CUES)) {
    for (const cue of splitWords(cues).map(foldSource)) metrics.set(cue, [...(metrics.get(cue) ?? []), metric]);
  }
  return [...metrics].map(([cue, names]) => [cue, { kind: 'cue', metrics: names }] as const);
}

/** Bits of `startsAt`. */
export const ANY = 1;
export const PERIOD = 2;
export const RANK = 4;

const STARTS = startTable();

/** What can start at this code unit: 0 for nothing, otherwise the bits above. */
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

const ABBREVIATED = /(?:^|[^a-z])(?:no|rs|mr|mrs|ms|dr|inc|co|ltd|corp|vs|st|[a-z])$/iu;

/** Whether a stop ends a sentence: an English full stop does before a capital, but not after "No.", "Rs." or "Inc.". */
export function endsSentence(source: string, at: number): boolean {
  if (source.charAt(at) !== '.') return true;
  return /[\p{Lu}"“']/u.test(source.charAt(at + 2)) && !ABBREVIATED.test(source.slice(Math.max(0, at - 5), at));
}

/** The end of unknown text. Latin words, numbers and runs of Chinese numerals are skipped whole, so that nothing is read from their middle. */
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
