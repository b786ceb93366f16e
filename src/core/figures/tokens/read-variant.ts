/** Memory variants of phones: "12GB+256GB 版本", "16+512G". A price after one belongs to the variant; its own numbers are not figures. */

import { isDigit } from '../../lexicon/word-trie.js';
import { skipSpace } from './read-number.js';
import type { WordToken } from './tokens.js';

/** The variant at `at` as a trim token, or null. */
export function readVariant(text: string, at: number): WordToken | null {
  const memory = readSize(text, at);
  const plus = memory === null ? -1 : skipSpace(text, memory.end);
  if (memory === null || text.charAt(plus) !== '+') return null;
  const storage = readSize(text, skipSpace(text, plus + 1));
  if (storage === null || !(memory.named || storage.named)) return null;
  const after = skipSpace(text, storage.end);
  const end = text.startsWith('版本', after) ? after + 2 : text.charAt(after) === '版' ? after + 1 : storage.end;
  return { kind: 'trim', start: at, end };
}

function readSize(text: string, at: number): { end: number; named: boolean } | null {
  let end = at;
  while (end - at < 5 && isDigit(text.charCodeAt(end))) end += 1;
  if (end === at || end - at > 4) return null;
  const unit = skipSpace(text, end);
  const letter = text.charAt(unit);
  if (letter !== 'g' && letter !== 't') return { end, named: false };
  return { end: text.charAt(unit + 1) === 'b' ? unit + 2 : unit + 1, named: true };
}
