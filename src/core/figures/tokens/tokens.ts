/** Tokens of a text, and sentences as ranges of tokens. */
import { SENTENCE_STOP } from '../../lexicon/sentence-words.js';
import type { Bound, NameRole, QuantityKind, Word } from '../../lexicon/word.js';

/** UTF-16 offsets into the source; `end` is exclusive. */
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
  /** "以上价位", "4000-6000元档": a price band, not a price. */
  readonly band: boolean;
}

export interface NameToken extends Place {
  readonly kind: 'name';
  readonly role: NameRole;
  /** Display form: brand and model, with spaces normalised. */
  readonly text: string;
}

export interface PeriodToken extends Place {
  readonly kind: 'period';
  /** Absolute, see `Figure.period`. */
  readonly period: string;
  /** "今日" and the like: when something was reported rather than the period it covers. */
  readonly weak: boolean;
  /** "较 2024 年", "比三个月前": the basis of a comparison, not the period of the value. */
  readonly against: boolean;
}

export type WordToken = Word & Place;

export type Token = QuantityToken | NameToken | PeriodToken | WordToken;

/** One sentence of a text: `tokens[from]` up to `tokens[to]`, exclusive. */
export interface TokenSentence {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
}

/** A quantity with its metric. `at` is its token; `cost` as in `MetricChoice`. */
export interface Measured {
  readonly at: number;
  readonly quantity: QuantityToken;
  readonly metric: string;
  readonly cost: number;
}

/** More tokens without a stop are a table or a list; cutting them bounds the work per number. */
const LONGEST_SENTENCE = 160;

/** The non-empty sentences of a text. */
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
