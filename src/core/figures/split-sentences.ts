/**
 * Where do sentences begin and end, and what is each about?
 * Works on tokens; a stop of full weight ends a sentence.
 */
import { isSubject, type Topic } from './choose-subject.js';
import type { NameToken, Sentence, Token } from './tokens.js';

const SENTENCE_STOP = 9;

/** The sentences of a text, without empty ones. */
export function splitSentences(source: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let i = 0; i <= tokens.length; i += 1) {
    const token = tokens[i];
    if (token !== undefined && !(token.kind === 'stop' && token.weight >= SENTENCE_STOP)) continue;
    if (i > from) sentences.push({ source, tokens, from, to: i });
    from = i + 1;
  }
  return sentences;
}

/** What a reader still has in mind after these sentences. A company named later takes the place of the product before it only where no product follows. */
export function topicOf(sentences: readonly Sentence[], before: Topic): Topic {
  let name: NameToken | null = null;
  let company: NameToken | null = null;
  for (const { tokens, from, to } of sentences) {
    for (let i = from; i < to; i += 1) {
      const token = tokens[i];
      if (!isSubject(token)) continue;
      if (token.role === 'company') company ??= token;
      if (token.role === 'product' || name === null || name.role === 'company') name = token;
    }
  }
  return { name: name ?? before.name, company: company ?? before.company };
}

/** Whether a sentence says that what follows is background. */
export function hasAside({ tokens, from, to }: Sentence): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i]?.kind === 'aside') return true;
  return false;
}
