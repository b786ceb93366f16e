/**
 * Where do sentences begin and end, and what is each about?
 * Works on tokens; a stop of full weight ends a sentence.
 */

import { SENTENCE_STOP } from '../../lexicon/sentence-words.js';
import type { NameToken, Sentence, Token } from '../tokens/tokens.js';
import type { Topic } from './choose-subject.js';
import { isSubject, isYardstick, joinNames } from './subject-names.js';

/** A run of more tokens than this is a table or a list without stops; cutting it bounds the work for one number. */
const LONGEST_SENTENCE = 160;

/** The sentences of a text, without empty ones. */
export function splitSentences(source: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    const token = tokens[i];
    const stop = token === undefined || (token.kind === 'stop' && token.weight >= SENTENCE_STOP);
    if (!stop && i - from < LONGEST_SENTENCE) continue;
    if (i > from) sentences.push({ source, tokens, from, to: i });
    from = stop ? i + 1 : i;
  }
  return sentences;
}

/** What a reader still has in mind after a sentence: its last product and first company, else what came before. */
export function topicOf(sentence: Sentence, before: Topic): Topic {
  let last: NameToken | null = null;
  let company: NameToken | null = null;
  let product: NameToken | null = null;
  for (let i = sentence.from; i < sentence.to; i += 1) {
    const token = sentence.tokens[i];
    if (!isSubject(token) || token.role === 'supplier' || isYardstick(sentence.source, token)) continue;
    last = token;
    if (token.role === 'product') product = joinNames(sentence, token, i);
    if (token.role === 'company') company ??= token;
  }
  return {
    name: product ?? last ?? before.name,
    company: company ?? before.company,
    product: product ?? before.product,
  };
}

/** Whether a sentence says that what follows is background. */
export function hasAside({ tokens, from, to }: Sentence): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i]?.kind === 'aside') return true;
  return false;
}
