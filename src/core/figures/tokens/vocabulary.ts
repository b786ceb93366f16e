/**
 * Which words does the reader of figures know?
 * One trie over all lists: small words, names, metric cues, currency signs. It is built once, when the module is loaded.
 */

import { METRIC_CUES } from '../../lexicon/metric-cues.js';
import { NAME_WORDS } from '../../lexicon/name-words.js';
import { SENTENCE_WORDS } from '../../lexicon/sentence-words.js';
import { splitWords } from '../../lexicon/split-words.js';
import { CURRENCY_SIGNS } from '../../lexicon/unit-words.js';
import type { Word } from '../../lexicon/word.js';
import { buildTrie, type Trie } from '../../lexicon/word-trie.js';
import { foldSource } from '../../text/fold-source.js';
import { FRACTION_WORDS } from './read-fraction.js';

/** Folded word → meaning. */
export const VOCABULARY: Trie<Word> = buildTrie<Word>([
  ...[...FRACTION_WORDS, ...SENTENCE_WORDS, ...NAME_WORDS].map(([text, word]) => [foldSource(text), word] as const),
  ...cueWords(),
  ...CURRENCY_SIGNS.map(([text]) => [foldSource(text), { kind: 'currency' }] as const),
]);

/** One word can announce several metrics; the number's kind decides among them. */
function cueWords(): (readonly [string, Word])[] {
  const metrics = new Map<string, string[]>();
  for (const [metric, cues] of Object.entries(METRIC_CUES)) {
    for (const cue of splitWords(cues).map(foldSource)) metrics.set(cue, [...(metrics.get(cue) ?? []), metric]);
  }
  return [...metrics].map(([cue, names]) => [cue, { kind: 'cue', metrics: names }] as const);
}
