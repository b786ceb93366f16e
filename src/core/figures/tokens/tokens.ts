/** UTF-16 offsets into the source; `end` is exclusive. */
import { SENTENCE_STOP } from '../../lexicon/sentence-words.js';
import type { Bound, NameRole, QuantityKind, Word } from '../../lexicon/word.js';

interface Place {
  readonly start: number;
  readonly end: number;
}

export interface QuantityToken extends Place {
  readonly kind: 'quantity';
  readonly of: QuantityKind;
  readonly value: number;
  readonly high: number | null;
  readonly unit: string;
  readonly bound: Bound | null;
  /** "起", "from": the lowest price of several. */
  readonly from: boolean;
  /** "以上价位", "4000-6000元档": names a price band, not a price. */
  readonly band: boolean;
}

export interface NameToken extends Place {
  readonly kind: 'name';
  readonly role: NameRole;
  /** As shown to a reader: brand and model, spaces settled. */
  readonly text: string;
}

export interface PeriodToken extends Place {
  readonly kind: 'period';
  /** Absolute, see `Figure.period`. */
  readonly period: string;
  /** "今日" and the like: says when it was told rather than what it covers. */
  readonly weak: boolean;
  /** "较 2024 年", "比三个月前": what a value is compared with, not when it was so. */
  readonly against: boolean;
}

export type WordToken = Word & Place;

export type Token = QuantityToken | NameToken | PeriodToken | WordToken;

/** One sentence of a text: `tokens[from]` up to but without `tokens[to]`. */
export interface TokenSentence {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/** A quantity whose metric is settled. */
export interface Measured {
  readonly at: number;
  readonly quantity: QuantityToken;
  readonly metric: string;
  readonly cost: number;
}

/** A run of more tokens than this is a table or a list without stops; cutting it bounds the work for one number. */
const LONGEST_SENTENCE = 160;

/** The sentences of a text, without empty ones. */
export function groupIntoSentences(source: string, tokens: readonly Token[]): TokenSentence[] {
  const sentences: TokenSentence[] = [];
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

/** Whether a sentence says that what follows is background. */
export function hasAside({ tokens, from, to }: TokenSentence): boolean {
  for (let i = from; i < to; i += 1) if (tokens[i]?.kind === 'aside') return true;
  return false;
}
